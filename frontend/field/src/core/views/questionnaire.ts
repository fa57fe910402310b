/** The sheets of an index, with their live score. */
import type { Said, SendState, Village } from "./office";

/** Decimals are texts ("30.5"), so that nothing is rounded on its way. */
export type AnswerValue = number | string | boolean | string[];

export interface Questionnaire {
  sheetId: string;
  roundId: string;
  indexId: string;
  year: number;
  closesOn: string;
  village: Village | null;
  region: string;
  step: string; // of the law; answers are taken while "draft"
  takesAnswers: boolean;
  answered: number;
  of: number;
  state: SendState;
}

export interface Question {
  id: string;
  label: string;
  type: "integer" | "decimal" | "boolean" | "choice" | "choices";
  unit: string;
  min: string | null;
  max: string | null;
  atMost: string | null; // the question whose answer this one cannot exceed
  options: { id: string; label: string }[];
  note: string;
  group: string; // "" where no indicator uses it
}

export interface Answer {
  value: AnswerValue | null;
  before: AnswerValue | null; // of the former year, where known
  by: string;
  at: string | null;
  state: SendState;
  problem: Said | null;
}

export interface ScoredIndicator {
  id: string;
  name: string;
  group: string;
  score: number | null;
  max: number;
  wording: string;
}

export interface Score {
  points: number | null; // null while any score is missing
  topPoints: number;
  value: string; // as the law prints it, "" while incomplete
  status: string;
  statusLabel: string;
  missing: string[]; // ids of indicators without a score
  indicators: ScoredIndicator[];
  warnings: Said[]; // answers that contradict each other
}

export interface OpenQuestionnaire {
  about: Questionnaire;
  name: string;
  groups: { id: string; name: string }[];
  questions: Question[];
  answers: Record<string, Answer>;
  score: Score;
}
