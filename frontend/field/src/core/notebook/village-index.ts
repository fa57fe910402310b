import type { components } from "../../../../shared/api";
import type { IndexDimension, IndexYear, VillageIndicator } from "../contract";
import type { Definition, IndicatorRule } from "../scoring/definition";

type OfficeYear = components["schemas"]["IndexYearOut"];

/** One year of an index in the words of its definition; by its value alone while that is not on this phone. */
export function indexYearOf(said: OfficeYear, definition: Definition | null): IndexYear {
  const { index, year, source, status, value, own } = said;
  return {
    ...{ id: index, label: definition?.label ?? index.toUpperCase(), year, source, status, value },
    own: own && { status: own.status },
    dimensions: definition === null ? [] : dimensionsOf(said, definition),
  };
}

/** A year that is told by its sum alone has no scores to show. */
function dimensionsOf(said: OfficeYear, { dimensions, indicators }: Definition): IndexDimension[] {
  if (Object.keys({ ...said.scores, ...said.own?.scores }).length === 0) return [];
  return dimensions.map(({ id, name }) => {
    const scored = indicators.filter(({ dimension }) => dimension === id).map((rule) => indicatorOf(rule, said));
    const isDone = ({ score, own, max }: VillageIndicator): boolean => (score ?? own) === max && (own ?? score) === max;
    return {
      ...{ id, name, value: said.dimensions[id] ?? null },
      open: scored.filter((one) => !isDone(one)),
      done: scored.filter(isDone),
    };
  });
}

function indicatorOf({ id, name, max_score, steps }: IndicatorRule, said: OfficeYear): VillageIndicator {
  const score = said.scores[id] ?? null;
  const own = said.own?.scores[id] ?? null;
  const wording = steps.find((step) => step.score === (score ?? own))?.wording ?? "";
  return { id, name, score, own, max: max_score, wording };
}
