import type { components } from "../../../../shared/api";
import type { AttendanceContent } from "../contract";

type Api = components["schemas"];

/** A meeting as the office tells it; who is invited only for those who keep its list. */
export interface MeetingRecord {
  id: string;
  office: Api["MeetingOut"] | null;
  mine: null;
  revision: number;
  generation: number;
}

/** Somebody who was written down here as present. */
export interface AttendanceRecord {
  id: string;
  content: AttendanceContent;
  at: string;
}

/** What somebody promised; `mine` is how far its owner says it is, until the office confirms it. */
export interface ActionRecord {
  id: string;
  office: Api["ActionOut"] | null;
  mine: Api["ActionMove"] | null;
  revision: number;
  generation: number;
}
