import type { Item } from "../outbox/item";
import type { LeaveRecord, PlanRecord } from "../records/work";
import type { AroundRow, VillageRow } from "../records/area";
import type { DefinitionRow, SheetRecord } from "../records/index-sheet";
import type { ActionRecord, AttendanceRecord, MeetingRecord } from "../records/meeting";
import type { ObstacleRecord } from "../records/obstacle";
import type { PhotoRecord } from "../records/photo";
import type { ReportRecord } from "../records/report";
import type { WorkProgressRecord, WorkRecord } from "../records/village-work";
import type { Choices, Reference, Session, StatementRow, SyncRow } from "../records/singles";
import type { SmallPhotoRecord } from "../records/small-photo";

/** Type of a row → what is inside once it is opened. */
export interface RowTypes {
  report: ReportRecord;
  plan_item: PlanRecord;
  leave: LeaveRecord;
  index_sheet: SheetRecord;
  obstacle: ObstacleRecord;
  meeting: MeetingRecord;
  action: ActionRecord;
  attendance: AttendanceRecord;
  work: WorkRecord;
  work_progress: WorkProgressRecord;
  item: Item;
  photo: PhotoRecord;
  small_photo: SmallPhotoRecord;
  session: Session;
  sync: SyncRow;
  choices: Choices;
  reference: Reference;
  statement: StatementRow;
  definition: DefinitionRow;
  village: VillageRow;
  around: AroundRow;
}

export type RowType = keyof RowTypes;

export const ROW_TYPES: readonly RowType[] = [
  "report",
  "plan_item",
  "leave",
  "index_sheet",
  "obstacle",
  "meeting",
  "action",
  "attendance",
  "work",
  "work_progress",
  "item",
  "photo",
  "small_photo",
  "session",
  "sync",
  "choices",
  "reference",
  "statement",
  "definition",
  "village",
  "around",
];

/** The form in which rows are written today. */
export const FORM = 1;
