/** Reports and their photos. */
import type { ReportKind, Said, SendState } from "./office";

/** What an activity was about. */
export interface LinkedObject {
  kind: "village_document" | "work" | "meeting" | "group" | "complaint" | "follow_up";
  label: string;
}

/** What the author writes; empty fields are "" or null, so that a draft may be as unfinished as it is. */
export interface ReportContent {
  region: string;
  kind: ReportKind;
  date: string;
  start: string;
  end: string;
  category: string;
  themes: string[];
  title: string;
  description: string;
  result: string;
  problem: string;
  follow_up: string;
  recommendation: string;
  participants_f: number | null;
  participants_m: number | null;
  parties_met: string;
  place: string;
  latitude: number | null;
  longitude: number | null;
  accuracy_m: number | null;
  outside_reason: string;
  linked_objects: LinkedObject[];
  plan_item_id: string | null;
}

/** When photos of reports that wait to be checked come by themselves. */
export type PhotoMode = "wifi" | "always" | "never";

/** Why such a photo is not on this phone. */
export type PhotoLack =
  | "document" // only photos are carried along
  | "refused" // the office could not give it
  | "never" // as was chosen
  | "space" // little room is left on the phone
  | "quota" // others take all the room that is meant for them
  | "wifi" // waits for a line that the browser calls Wi-Fi
  | "signal";

export interface PhotoStock {
  all: number; // photos of reports that wait to be checked
  here: number;
  bytes: number;
  quota: number; // bytes
  noRoom: "space" | "quota" | null; // why no more can be fetched
}

export interface Photo {
  id: string;
  kind: "photo" | "document";
  sha256: string;
  size: number | null; // bytes; null where only the office has it
  caption: string;
  takenAt: string | null;
  here: boolean; // its bytes are on this phone
  atOffice: boolean;
  sentBytes: number;
  problem: Said | null;
}

export interface Report {
  id: string;
  content: ReportContent;
  regionName: string;
  author: { id: string; name: string };
  mine: boolean;
  state: SendState;
  editable: boolean;
  photos: Photo[];
  awaited: number; // photos and documents that are on their way from the author's phone, as the office said last
  corrects: string | null;
  createdAt: string; // by this phone's clock
  savedAt: string | null; // last change on this phone
  receivedAt: string | null;
  submittedAt: string | null;
  checkedAt: string | null;
  checkedBy: string;
  returned: { code: string; note: string } | null;
  problem: Said | null; // why the office did not take it
  version: number | null; // of the office's version that this phone has seen
}

/** Two versions of one record that differ. */
export interface Conflict<T> {
  id: string;
  mine: { content: T; at: string };
  theirs: { content: T; at: string; by: string; version: number };
  fields: Extract<keyof T, string>[]; // those that differ
  equal: number; // how many are the same
}

export interface ReportFilter {
  mine?: boolean;
  states?: SendState[];
  region?: string;
  since?: string;
  until?: string;
  limit?: number;
}
