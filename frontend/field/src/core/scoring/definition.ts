import type { components } from "../../../../shared/api";

type Api = components["schemas"];

/** An index as the office describes it: its questions, and every rule that its score follows from. */
export type Definition = Api["DefinitionOut"];
export type QuestionRule = Api["QuestionOut"];
export type IndicatorRule = Api["IndicatorOut"];
export type Condition = Api["ConditionOut"];
