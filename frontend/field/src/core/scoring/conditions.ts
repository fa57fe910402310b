import type { Condition } from "./definition";
import { compare, fraction, type Fraction } from "./fraction";
import { isFraction, type Value } from "./values";

/** Whether a value fulfils all that the condition states. */
export function holds(condition: Condition, value: Value): boolean {
  const { equals, one_of, lt, le, gt, ge } = condition;
  if (one_of != null && !(typeof value === "string" && one_of.includes(value))) return false;
  if (equals != null && !isEqual(equals, value)) return false;
  if ([lt, le, gt, ge].every((bound) => bound == null)) return true;
  if (!isFraction(value)) return false;
  return (
    (lt == null || compare(value, exact(lt)) < 0) &&
    (le == null || compare(value, exact(le)) <= 0) &&
    (gt == null || compare(value, exact(gt)) > 0) &&
    (ge == null || compare(value, exact(ge)) >= 0)
  );
}

function isEqual(bound: boolean | string, value: Value): boolean {
  if (typeof bound === "boolean") return value === bound;
  return isFraction(value) && compare(value, exact(bound)) === 0;
}

/** A bound of the law; the office has checked that it is a number. */
function exact(bound: string): Fraction {
  return fraction(bound) ?? { above: 0n, below: 1n };
}
