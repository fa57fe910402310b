/** Meetings, who came, and what was promised there. */
import type { components } from "../../../../shared/api";
import type { Said, SendState } from "./office";

type Api = components["schemas"];

export interface Meeting {
  id: string;
  title: string;
  date: string;
  place: string;
  invitees: { id: string; name: string; organisation: string }[];
  office: Api["MeetingOut"];
}

export interface AttendanceContent {
  meeting: string;
  name: string;
  sex: "f" | "m";
  organisation: string;
  invitee: string | null; // of the scanned invitation
}

export interface Attendance {
  id: string;
  content: AttendanceContent;
  at: string;
  state: SendState;
  problem: Said | null;
}

export type ActionState = Api["ActionMove"]["state"];

export interface Action {
  id: string;
  title: string;
  owner: string;
  due: string;
  region: string;
  regionName: string;
  isDone: boolean;
  isMine: boolean;
  state: SendState;
  office: Api["ActionOut"];
}
