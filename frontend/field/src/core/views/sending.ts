/** What waits, what the office holds, and the state of the line. */
import type { Facts, Said, SendState } from "./office";

/** One thing on its way to the office, as the list of *kiriman* shows it. */
export interface Shipment {
  id: string; // of the command
  recordId: string; // what can be opened; of a work's progress, the work
  kind: string; // "report.put", "obstacle.put", ...
  title: string;
  regionName: string;
  writtenAt: string;
  state: SendState;
  photos: { sent: number; all: number };
  problem: Said | null;
  attempts: number;
}

export interface OfficeDay {
  submitted: number;
  verified: number;
  draft: number;
  returned: number;
  photos: number;
}

export interface HoldingsDay extends OfficeDay {
  date: string;
  waitingReports: number; // still on this phone
  waitingPhotos: number;
}

/** What the office says it holds, signed by it. */
export interface Holdings {
  days: HoldingsDay[];
  statement: Statement | null;
}

export interface Statement {
  text: string; // exactly as it was signed
  signature: string;
  publicKey: string;
  at: string;
  name: string;
  office: string;
  check: "right" | "wrong" | "key_changed"; // key_changed: signed rightly, but by another key than the pinned one
  code: string; // short, to compare by eye
}

export type StatusState =
  | "never" // nothing was fetched yet
  | "syncing"
  | "all_received"
  | "waiting"
  | "no_signal"
  | "busy" // the office asked for patience
  | "restored" // the office forgot something; the phone sends it again
  | "revoked"
  | "no_role" // the role ended; what is here stays
  | "outdated"; // the office no longer speaks this app's version

export interface Status {
  state: StatusState;
  waiting: number; // shipments that the office did not take yet, those to be mended included; photos count with their report
  refused: number; // to be mended by the author
  sent: number; // of `of`, while syncing
  of: number;
  photos: { sent: number; all: number };
  since: string | null; // no contact since
  lastContact: string | null;
  retryAt: string | null;
  forgotten: number; // reports that a restored office lacks
  clockSkewMs: number | null; // phone minus office; null: not measured yet
  warnings: Warning[];
}

/** Shown beside the state. */
export interface Warning {
  code:
    | "clock.wrong"
    | "space.low"
    | "space.full"
    | "space.not_kept"
    | "space.cleared" // under the open app, which put back what it held; facts: photos that are lost
    | "statement.key_changed"
    | "statement.wrong";
  facts: Facts;
}
