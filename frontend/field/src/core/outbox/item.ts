import type { Said } from "../contract";

export type RecordType =
  "attendance" | "action" | "report" | "plan_item" | "leave" | "index_sheet" | "obstacle" | "work_progress";

/** One command on its way. The office knows it by `id`: sending it again is harmless. */
export interface Item {
  id: string;
  place: number; // in the order of writing, whatever the clock says
  kind: string;
  type: RecordType;
  record: string;
  revision: number; // of the record, counted by this phone
  body: Record<string, unknown>;
  writtenAt: string;
  role: string; // in which it was written; "": the first
  state: "waiting" | "refused" | "aside" | "settled";
  sent: boolean; // it may have reached the office: from now on it is never changed
  attempts: number; // that ended with `later`
  notBefore: number | null;
  problem: Said | null;
  version: number | null; // of the record at the office, once settled
  settledAt: string | null;
}

/** How long settled ones are kept, to be offered again to an office that was restored from a backup. */
export const KEPT_FOR_DAYS = 62;

/** Somebody else changed the record meanwhile: both versions are to be shown. */
const CONFLICTS: readonly (string | undefined)[] = ["daily_report", "obstacle", "work_plan"].map(
  (record) => `${record}.edit_conflict`,
);

export function isOpen(item: Item): boolean {
  return item.state !== "settled";
}

export function isConflict(item: Item): boolean {
  return item.state === "refused" && CONFLICTS.includes(item.problem?.code);
}

/** Whether its content may still be replaced: it never left the phone, or the office said that it did not take it. */
export function isReplaceable(item: Item): boolean {
  return isOpen(item) && (!item.sent || item.state === "refused");
}

/** Said again as it stands. */
export function waitingAgain(item: Item): Item {
  return { ...item, state: "waiting", attempts: 0, notBefore: null, problem: null, settledAt: null };
}
