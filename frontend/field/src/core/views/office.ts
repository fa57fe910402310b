/** What every record shares: who works, what the office says, where something is on its way. */
import type { components } from "../../../../shared/api";

type Api = components["schemas"];

/** A message for a person: `code` and `facts` are looked up in the app's texts; `message` is the office's own sentence, "" where the phone speaks. */
export interface Said {
  code: string;
  message: string;
  field: string | null;
  facts: Facts;
}

export type Facts = Record<string, unknown>;

export type OfficeReport = Api["ReportOut"];
export type CodeEntry = Api["CodeOut"];
export type Village = Api["VillageOut"];
export type MonthDue = Api["MonthDue"];
export type ReportKind = OfficeReport["kind"];

/** Where a record is on its way. */
export type SendState =
  | "draft" // on the phone, not handed over by its author
  | "waiting" // handed over, not sent
  | "sending"
  | "partly" // the office has the record and lacks photos
  | "received"
  | "verified"
  | "returned"
  | "refused"
  | "conflict" // somebody else changed it meanwhile
  | "aside"; // put aside by its author or set apart because it was poisoned

export interface Person {
  name: string;
  account: string;
  role: string;
  roles: string[];
  areas: string[];
  isSample: boolean; // a demo: what is shown is invented
}

export type SearchHit =
  | { type: "report"; id: string; title: string; where: string; date: string; excerpt: string }
  | { type: "village"; id: string; title: string; where: string; date: string; excerpt: string }
  | { type: "obstacle"; id: string; title: string; where: string; date: string; excerpt: string }
  | { type: "work"; id: string; title: string; where: string; date: string; excerpt: string }
  | { type: "plan_item"; id: string; title: string; where: string; date: string; excerpt: string };
