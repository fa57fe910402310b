/** The calendar, planned visits and leave. */
import type { ReportKind, Said, SendState } from "./office";

/** How many reports a day has, where they are. */
export interface CalendarDay {
  date: string;
  drafts: number;
  waiting: number;
  atOffice: number;
  planned: number;
  onLeave: boolean;
  isOff: boolean; // a day of rest or a holiday
  holiday: string; // its name; "" on other days
  isExpected: boolean; // a working day of an own placement, without leave
}

export interface PlanContent {
  region: string;
  date: string;
  kind: ReportKind;
  category: string;
  description: string;
}

/** All that its author says of it; cancelled, it stays in the plan with the reason. */
export interface PlanWords extends PlanContent {
  cancelled_because: string;
}

export interface PlanItem {
  id: string;
  content: PlanContent;
  regionName: string;
  cancelledBecause: string;
  reportId: string | null; // the report that fulfils it
  state: SendState;
  problem: Said | null;
}

export interface LeaveContent {
  kind: string;
  start: string;
  end: string;
  reason: string;
}

export interface Leave {
  id: string;
  content: LeaveContent;
  decision: string; // the office's state of it; "" before it got there
  decisionNote: string;
  state: SendState;
  problem: Said | null;
}
