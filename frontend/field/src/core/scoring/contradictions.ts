import type { Said } from "../contract";
import { holds } from "./conditions";
import type { Definition } from "./definition";
import { compare, fraction } from "./fraction";
import { isFraction, valueOf, type Value } from "./values";

/** Answers that cannot all be true, and figures that are more likely mistyped; none of them is refused. */
export function contradictionsIn(given: Readonly<Record<string, unknown>>, definition: Definition): Said[] {
  const values = new Map<string, Value>();
  for (const question of definition.questions) {
    const value = valueOf(question, given[question.id]);
    if (value !== null) values.set(question.id, value);
  }
  return [...tooMany(values, definition), ...impossible(values, definition), ...unusual(values, definition)];
}

function tooMany(values: ReadonlyMap<string, Value>, { questions }: Definition): Said[] {
  return questions.flatMap((question) => {
    const other = questions.find((one) => one.id === question.at_most);
    const [own, most] = [values.get(question.id), values.get(other?.id ?? "")];
    if (!isFraction(own) || !isFraction(most) || compare(own, most) <= 0) return [];
    return [said("answer.more_than", question.id, { label: question.label, other: other?.label })];
  });
}

function impossible(values: ReadonlyMap<string, Value>, { contradictions }: Definition): Said[] {
  return contradictions.flatMap((rule) => {
    const fulfils = ([id, condition]: [string, (typeof rule.given)[string]]): boolean => {
      const value = values.get(id);
      return value !== undefined && holds(condition, value);
    };
    const concerned = [...Object.keys(rule.given), ...Object.keys(rule.expect)];
    if (!concerned.every((id) => values.has(id)) || !Object.entries(rule.given).every(fulfils)) return [];
    if (Object.entries(rule.expect).every(fulfils)) return [];
    return [{ ...said("answer.contradiction", concerned[0] ?? null, { questions: concerned }), message: rule.message }];
  });
}

function unusual(values: ReadonlyMap<string, Value>, { questions }: Definition): Said[] {
  return questions.flatMap((question) => {
    const own = values.get(question.id);
    const usual = question.usual_max === null ? null : fraction(question.usual_max);
    if (!isFraction(own) || usual === null || compare(own, usual) <= 0) return [];
    return [
      said("answer.unusual", question.id, {
        label: question.label,
        usual: question.usual_max,
        unit: question.unit_label,
      }),
    ];
  });
}

function said(code: string, field: string | null, facts: Said["facts"]): Said {
  return { code, message: "", field, facts };
}
