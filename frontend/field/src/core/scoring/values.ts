import type { Definition, QuestionRule } from "./definition";
import { compare, fraction, isWhole, type Fraction } from "./fraction";

/** What was answered, in the type of its question. */
export type Value = boolean | string | string[] | Fraction;

/** The usable answers by question. What does not fit its question counts as not answered: nothing is guessed. */
export function usableValues(given: Readonly<Record<string, unknown>>, definition: Definition): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const question of definition.questions) {
    const value = valueOf(question, given[question.id]);
    if (value !== null) values.set(question.id, value);
  }
  const within = new Map(values);
  for (const question of definition.questions) {
    const [own, most] = [within.get(question.id), within.get(question.at_most ?? "")];
    if (isFraction(own) && isFraction(most) && compare(own, most) > 0) values.delete(question.id);
  }
  return values;
}

export function valueOf(question: QuestionRule, raw: unknown): Value | null {
  switch (question.type) {
    case "boolean":
      return typeof raw === "boolean" ? raw : null;
    case "choice":
      return typeof raw === "string" && offers(question, raw) ? raw : null;
    case "choices": {
      if (!Array.isArray(raw)) return null;
      const chosen = [...new Set<unknown>(raw)];
      const known = chosen.filter((one): one is string => typeof one === "string" && offers(question, one));
      return known.length === chosen.length ? known : null;
    }
    case "integer":
    case "decimal":
      return typeof raw === "number" || typeof raw === "string" ? numberOf(question, raw) : null;
  }
}

export function isFraction(value: Value | undefined): value is Fraction {
  return typeof value === "object" && !Array.isArray(value);
}

function numberOf(question: QuestionRule, raw: number | string): Fraction | null {
  const number = fraction(raw);
  if (number === null || (question.type === "integer" && !isWhole(number))) return null;
  const [least, most] = [question.min, question.max].map((bound) => (bound === null ? null : fraction(bound)));
  if (least && compare(number, least) < 0) return null;
  return most && compare(number, most) > 0 ? null : number;
}

function offers(question: QuestionRule, option: string): boolean {
  return question.options.some((one) => one.id === option);
}
