/** What went wrong, said to a person: the office's own sentence first, else the app's. */
import { useI18n } from "vue-i18n";

import { useKnown } from "../i18n/known";
import { FieldProblem, type Facts, type Said } from "../../core/contract";

export function useProblems(): { said: (problem: Said) => string; words: (error: unknown) => string } {
  const { t } = useI18n();
  const known = useKnown();

  function own(code: string, facts: Facts): string {
    const seconds = Math.ceil(Number(facts["waitMs"] ?? 0) / 1000);
    return known(`problem.${code}`, { ...facts, seconds }) ?? t("problem.unknown", { code });
  }

  return {
    said: (problem) => problem.message || own(problem.code, problem.facts),
    words: (error) => (error instanceof FieldProblem ? error.said || own(error.code, error.facts) : t("problem.here")),
  };
}
