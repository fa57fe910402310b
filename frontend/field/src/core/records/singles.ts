import type { CodeEntry, MonthDue, PhotoMode, Statement, Village } from "../contract";

/** Rows of which an account has one; their id is `ONLY`. */
export const ONLY = "-";

/** How this account is known to the office. Never readable without the PIN. */
export interface Session {
  id: typeof ONLY;
  device: string; // this phone's id for the account; another one after enrolling again
  token: string;
  signingSeed: string; // Ed25519, base64: signs parcels
  replySeed: string; // X25519, base64: opens receipts
  officeSigning: string; // pinned at enrolment
  officeExchange: string;
  role: string; // chosen among the own roles; "": the first
}

/** Where this phone stands with the office. */
export interface SyncRow {
  id: typeof ONLY;
  cursor: string;
  knows: string; // the types that the app understood when the cursor was made
  generation: number; // rises when the office begins to tell everything anew
  sweeping: boolean; // until everything was told again; then what was not told is no longer this person's
  keepsOwn: boolean; // while sweeping after a restore: own reports stay, the office may have forgotten them
  lastContact: string | null;
  lostSince: string | null;
  skewMs: number | null;
  reoffered: string[]; // commands offered again since the restore that are not answered yet
  forgotten: number; // of these, how many the office did not have
  tells: "fine" | "restored" | "revoked" | "no_role" | "outdated";
  monthDue?: MonthDue | null; // absent from older rows
}

export interface Reference {
  id: typeof ONLY;
  digest: string;
  person: string;
  name: string;
  role: string;
  roles: string[];
  areas: string[];
  codes: CodeEntry[];
  villages: Village[];
  is_sample?: boolean; // absent from older offices
}

export interface StatementRow extends Statement {
  id: typeof ONLY;
}

/** What this person chose for this phone. */
export interface Choices {
  id: typeof ONLY;
  inboxPhotos: PhotoMode;
}

export function newSync(): SyncRow {
  return {
    id: ONLY,
    cursor: "",
    knows: "",
    generation: 0,
    sweeping: false,
    keepsOwn: false,
    lastContact: null,
    lostSince: null,
    skewMs: null,
    reoffered: [],
    forgotten: 0,
    tells: "fine",
  };
}
