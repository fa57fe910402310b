import type { components } from "../../../../shared/api";
import type { LeaveContent, PlanContent } from "../contract";

type Api = components["schemas"];

/** An item of the work plan; `mine` is what was written here and the office did not confirm yet. */
export interface PlanRecord {
  id: string;
  office: Api["PlanItemOut"] | null;
  mine: { content: PlanContent; cancelledBecause: string } | null;
  revision: number;
  generation: number;
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

export function leaveContentOf(office: Api["LeaveOut"]): LeaveContent {
  const { kind, start, end, reason } = office;
  return { kind, start, end, reason };
}
