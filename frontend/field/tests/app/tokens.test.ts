import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { contrast } from "../../../office/tests/colour";

const SOURCE = readFileSync(new URL("../../src/app/styles/tokens.css", import.meta.url), "utf8");
const [LIGHT = "", DARK = ""] = SOURCE.split("prefers-color-scheme");

/** Read in the sun; on a soft ground the alert is a heading in bold. Borders need 3 to 1. */
const LEAST: readonly (readonly [text: string, ground: string, least: number])[] = [
  ...["ground", "bar", "sunken", "accent-soft", "alert-soft"].flatMap((ground) => [
    ["ink", ground, 7] as const,
    ["ink-2", ground, 7] as const,
    ["edge", ground, 3] as const,
  ]),
  ["accent", "ground", 7],
  ["accent", "bar", 7],
  ["accent", "accent-soft", 7],
  ["on-accent", "accent", 7],
  ["alert", "ground", 7],
  ["alert", "bar", 7],
  ["alert", "alert-soft", 6.5],
  ["alert", "sunken", 6.5],
];

describe.each([
  ["light", LIGHT],
  ["dark", DARK],
])("%s", (_scheme, block) => {
  const colours = new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));

  test.each(LEAST)("%s reads on %s", (text, ground, least) => {
    expect(contrast(colours.get(text) ?? "", colours.get(ground) ?? "")).toBeGreaterThanOrEqual(least);
  });
});
