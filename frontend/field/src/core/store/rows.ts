import type { Item } from "../outbox/item";
import type { LeaveRecord, PlanRecord } from "../records/work";
import type { PhotoRecord } from "../records/photo";
import type { ReportRecord } from "../records/report";
import type { Reference, Session, StatementRow, SyncRow } from "../records/singles";

/** Type of a row → what is inside once it is opened. */
export interface RowTypes {
  report: ReportRecord;
  plan_item: PlanRecord;
  leave: LeaveRecord;
  item: Item;
  photo: PhotoRecord;
  session: Session;
  sync: SyncRow;
  reference: Reference;
  statement: StatementRow;
}

export type RowType = keyof RowTypes;

export const ROW_TYPES: readonly RowType[] = [
  "report",
  "plan_item",
  "leave",
  "item",
  "photo",
  "session",
  "sync",
  "reference",
  "statement",
];

/** The form in which rows are written today. */
export const FORM = 1;
