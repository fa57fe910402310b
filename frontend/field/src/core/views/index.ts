/**
 * What the screens are shown. Field names of records are the office's own (snake_case, as in the API); everything that
 * belongs to the phone is camelCase. Moments are ISO 8601 texts, days are "2024-11-12", times "09:30".
 */
export type * from "./meeting";
export type * from "./obstacle";
export type * from "./office";
export type * from "./plan";
export type * from "./questionnaire";
export type * from "./report";
export type * from "./sending";
export type * from "./village";
