import { describe, expect, test } from "vitest";

import type { Definition } from "../../src/core/scoring/definition";
import { contradictionsIn } from "../../src/core/scoring/contradictions";
import { figuresOf, scored, type Scored } from "../../src/core/scoring/score";
import idm from "../law/idm.json";
import indeksDesa from "../law/indeks-desa.json";

interface Expected {
  scores?: Record<string, number | null>;
  points?: number | null;
  status?: string | null;
  to_next?: number;
  value?: string | number | null;
  missing?: string[];
}
interface Case {
  name: string;
  given?: Record<string, unknown>;
  sums?: Record<string, number>;
  expect: Expected;
}
interface Law {
  definition: Definition;
  cases: Case[];
  villages: (Expected & { given: Record<string, unknown> })[];
}

/** Exactly what the office calculates by, with the law's worked cases and villages that the office has scored. */
const LAWS = [idm, indeksDesa] as unknown as Law[];

describe.each(LAWS)("$definition.label", ({ definition, cases, villages }) => {
  test.each(cases)("$name", ({ given, sums, expect: expected }) => {
    const figures = sums
      ? figuresOf(
          definition.dimensions.map((one) => sums[one.id] ?? null),
          definition,
        )
      : null;
    compare(figures ?? scored(given ?? {}, definition), expected);
  });

  test("scores as the office does, whatever was answered", () => {
    for (const village of villages) compare(scored(village.given, definition), village);
  });
});

test("says what cannot be true together, and what is more likely mistyped", () => {
  const { definition } = LAWS[0] as Law;
  const codes = (given: Record<string, unknown>): string[] =>
    contradictionsIn(given, definition).map((one) => one.code);
  expect(codes({ has_mutual_aid: false, mutual_aid_frequency: 4 })).toEqual(["answer.contradiction"]);
  expect(codes({ bpjs_participant_count: 1100, population: 1000 })).toEqual(["answer.more_than"]);
  expect(codes({ has_mutual_aid: true, mutual_aid_frequency: 4 })).toEqual([]);
});

function compare(found: Partial<Scored>, expected: Expected): void {
  if (expected.scores) expect(found.scores).toMatchObject(expected.scores);
  if (expected.points !== undefined) expect(found.points).toBe(expected.points);
  if (expected.status !== undefined) expect(found.status).toBe(expected.status);
  if (expected.to_next !== undefined) expect(found.toNext).toBe(expected.to_next);
  if (expected.value !== undefined) expect(found.value).toBe(expected.value === null ? null : Number(expected.value));
  if (expected.missing !== undefined) expect(found.missing).toEqual(expect.arrayContaining(expected.missing));
}
