import type { components } from "../../../../shared/api";
import type { LeaveContent, PlanContent, PlanWords } from "../contract";

type Api = components["schemas"];

/** An item of the work plan; `mine` is what was written here and the office did not confirm yet. */
export interface PlanRecord {
  id: string;
  office: Api["PlanItemOut"] | null;
  mine: OwnPlan | null;
  revision: number;
  generation: number;
}

export interface OwnPlan {
  content: PlanContent;
  cancelledBecause: string;
  at: string;
  baseVersion?: number; // of the office's version that this was written upon; absent: by an app that knew no versions
}

export interface LeaveRecord {
  id: string;
  office: Api["LeaveOut"] | null;
  mine: { content: LeaveContent; withdrawn: boolean } | null;
  revision: number;
  generation: number;
}

export function planContentOf(office: Api["PlanItemOut"]): PlanContent {
  const { region, date, kind, category, description } = office;
  return { region, date, kind, category, description };
}

/** What is put side by side where it was changed in two places: also whether it stands. */
export function planWords(content: PlanContent, cancelled_because: string): PlanWords {
  return { ...content, cancelled_because };
}

export function leaveContentOf(office: Api["LeaveOut"]): LeaveContent {
  const { kind, start, end, reason } = office;
  return { kind, start, end, reason };
}
