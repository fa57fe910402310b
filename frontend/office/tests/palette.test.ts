import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { contrast, distance, SIGHTS, type Sight } from "./colour";

const SOURCE = readFileSync(new URL("../styles/_tokens.scss", import.meta.url), "utf8");
const STATUSES = ["sangat_tertinggal", "tertinggal", "berkembang", "maju", "mandiri"] as const;

/** Text needs 4.5 to 1; what marks a control or its focus needs 3. */
const LEAST: readonly (readonly [text: string, ground: string, least: number])[] = [
  ["ink", "paper", 7],
  ["ink", "sheet", 7],
  ["ink", "sunken", 7],
  ["ink-2", "paper", 4.5],
  ["ink-2", "sheet", 4.5],
  ["ink-3", "paper", 4.5],
  ["ink-3", "sheet", 4.5],
  ["ink-3", "sunken", 4.5],
  ["accent", "paper", 4.5],
  ["accent", "sheet", 4.5],
  ["accent", "accent-soft", 4.5],
  ["accent-hover", "paper", 4.5],
  ["on-accent", "accent", 4.5],
  ["on-accent", "accent-hover", 4.5],
  ["alert", "paper", 4.5],
  ["alert", "sheet", 4.5],
  ["alert", "alert-soft", 4.5],
  ["edge", "paper", 3],
  ["edge", "sheet", 3],
];

function tokens(scheme: "light" | "dark"): (name: string) => string {
  const block = new RegExp(`\\$${scheme}: \\(([^;]*)\\);`).exec(SOURCE)?.[1] ?? "";
  const colours = new Map([...block.matchAll(/([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]));
  return (name) => {
    const hex = colours.get(name);
    if (!hex) throw new Error(`no token ${name} in ${scheme}`);
    return hex;
  };
}

/** The closest two of the statuses, so that a failure names them. */
function closest(token: (name: string) => string, sight: Sight): { pair: string; distance: number } {
  const pairs = STATUSES.flatMap((one, place) =>
    STATUSES.slice(place + 1).map((other) => ({
      pair: `${one} and ${other}`,
      distance: distance(token(`st-${one}`), token(`st-${other}`), sight),
    })),
  );
  return pairs.reduce((least, next) => (next.distance < least.distance ? next : least));
}

describe.each(["light", "dark"] as const)("%s", (scheme) => {
  const token = tokens(scheme);

  test.each(Object.keys(SIGHTS) as Sight[])("statuses stay apart for %s sight", (sight) => {
    const least = closest(token, sight);
    expect(least.distance, least.pair).toBeGreaterThanOrEqual(15);
  });

  test.each(LEAST)("%s reads on %s", (text, ground, least) => {
    expect(contrast(token(text), token(ground))).toBeGreaterThanOrEqual(least);
  });
});

test("the distance is the one that was published", () => {
  // The closest pairs of the light palette, as the palette was first checked with another program.
  const token = tokens("light");
  const found = (["normal", "protan", "deutan", "tritan"] as const).map((sight) =>
    closest(token, sight).distance.toFixed(1),
  );
  expect(found).toEqual(["27.7", "22.5", "17.3", "21.9"]);
});
