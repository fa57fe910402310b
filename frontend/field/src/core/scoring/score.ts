import { holds } from "./conditions";
import type { Definition, IndicatorRule } from "./definition";
import { divided, fraction } from "./fraction";
import { isFraction, usableValues, type Value } from "./values";

export interface Scored {
  scores: Record<string, number | null>; // by indicator; null, never 0, while an answer is missing
  points: number | null; // whole: they decide the status
  value: number | null; // as the publication prints it
  status: string | null;
  toNext: number | null; // points that lack to the next status; 0 in the highest
  missing: string[]; // questions, and indicators that only an official score can fill
}

/** The index of one village while its answers come in. An official score wins over the answers that it follows from. */
export function scored(given: Readonly<Record<string, unknown>>, definition: Definition): Scored {
  const values = usableValues(given, definition);
  const scores: Record<string, number | null> = {};
  const missing = new Set<string>();
  for (const indicator of definition.indicators) {
    const official = given[indicator.id];
    const score = Number.isInteger(official) ? (official as number) : followed(indicator, values);
    scores[indicator.id] = score;
    if (score !== null) continue;
    const lacking = inputsOf(indicator).filter((id) => !values.has(id));
    for (const id of lacking.length > 0 ? lacking : [indicator.id]) missing.add(id);
  }
  return { scores, missing: [...missing], ...figuresOf(sumsOf(scores, definition), definition) };
}

/** Points, printed value and status of the sums of scores, one per dimension. */
export function figuresOf(
  sums: readonly (number | null)[],
  definition: Definition,
): Pick<Scored, "points" | "value" | "status" | "toNext"> {
  const whole = sums.filter((sum) => sum !== null);
  if (whole.length < definition.dimensions.length) return { points: null, value: null, status: null, toNext: null };
  const points = definition.dimensions.reduce((total, one, place) => total + (whole[place] ?? 0) * one.weight, 0);
  const at = definition.bands.findIndex((band) => points <= band.points_max);
  const band = definition.bands[at];
  const isHighest = at === definition.bands.length - 1;
  return {
    points,
    value: printed(whole, points, definition),
    status: band?.id ?? null,
    toNext: band === undefined ? null : isHighest ? 0 : band.points_max + 1 - points,
  };
}

function sumsOf(scores: Record<string, number | null>, definition: Definition): (number | null)[] {
  return definition.dimensions.map(({ id }) =>
    definition.indicators
      .filter((indicator) => indicator.dimension === id)
      .map((indicator) => scores[indicator.id] ?? null)
      .reduce((sum, score) => (sum === null || score === null ? null : sum + score), 0),
  );
}

/** A mean of dimensions is added in doubles in their order, as the publication does: it decides the last digit. */
function printed(sums: readonly number[], points: number, { value, dimensions, top_points }: Definition): number {
  if (value.formula === "share_of_points") return cut((points * value.scale) / top_points, value);
  const shares = dimensions.map((one, place) => (sums[place] ?? 0) / one.max_sum);
  return cut((shares.reduce((sum, share) => sum + share) / shares.length) * value.scale, value);
}

function cut(figure: number, { significant_digits, decimals }: Definition["value"]): number {
  if (significant_digits !== null) return Number(figure.toPrecision(significant_digits));
  return decimals === null ? figure : Number(figure.toFixed(decimals));
}

function followed(indicator: IndicatorRule, values: ReadonlyMap<string, Value>): number | null {
  const value = measured(indicator, values);
  if (value === null) return null;
  return indicator.steps.find((step) => step.when !== null && holds(step.when, value))?.score ?? null;
}

/** What the scale looks at; null while an answer lacks, or where there is nothing to divide by. */
function measured({ measure }: IndicatorRule, values: ReadonlyMap<string, Value>): Value | null {
  if (measure === null) return null;
  if (measure.ratio !== null) {
    const [above, below] = measure.ratio.map((id) => values.get(id));
    if (!isFraction(above) || !isFraction(below)) return null;
    return divided(above, below) ?? (measure.without === null ? null : fraction(measure.without));
  }
  const found = values.get(measure.count ?? measure.answer ?? "") ?? null;
  return measure.count !== null && Array.isArray(found) ? fraction(found.length) : found;
}

function inputsOf({ measure }: IndicatorRule): string[] {
  return [measure?.answer, measure?.count, ...(measure?.ratio ?? [])].filter((id) => typeof id === "string");
}
