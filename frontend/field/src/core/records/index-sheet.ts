import type { components } from "../../../../shared/api";
import type { AnswerValue } from "../contract";

type Api = components["schemas"];
export type OfficeSheet = Api["IndexSheetOut"];

/** The questionnaire of one village: the office's answers, and those given here that it did not confirm yet. */
export interface SheetRecord {
  id: string;
  office: OfficeSheet | null;
  mine: OwnAnswers | null;
  revision: number;
  generation: number;
}

export interface OwnAnswers {
  answers: Record<string, OwnAnswer>;
}

export interface OwnAnswer {
  value: AnswerValue | null; // null: opened again
  at: string;
  seen: string; // stamp of the office's answer that its writer had before them
}

/** An index as data; kept as long as its digest is the one that the questionnaires name. */
export interface DefinitionRow {
  id: string; // of the index
  digest: string;
  definition: Api["DefinitionOut"];
}

/** All that is answered so far, in the phone's eyes. */
export function givenIn({ office, mine }: SheetRecord): Record<string, unknown> {
  const told = Object.fromEntries((office?.answers ?? []).map((one) => [one.question, one.value]));
  const own = Object.fromEntries(Object.entries(mine?.answers ?? {}).map(([id, one]) => [id, one.value]));
  return { ...told, ...own };
}
