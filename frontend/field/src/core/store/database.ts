import Dexie, { type EntityTable, type Table } from "dexie";

import type { Safe } from "../vault/safe";
import type { Sealed } from "../vault/seal";
import type { Tries } from "../vault/tries";

export const DATABASE = "pendamping-lapangan";

/** What is readable without a PIN: who may unlock, and where the office is. */
export interface AccountRow {
  id: string; // also the id of this phone at the office: each account has its own
  label: string;
  username: string;
  office: string;
  enrolledAt: string;
  safe: Safe;
  tries: Tries;
  isRevoked: boolean;
  /** A fresh enrolment, closed by the device key, until the PIN opens the notebook that it belongs to. */
  pending: Sealed | null;
}

/** What this phone is; its key cannot be read out, only used. */
export interface HandsetRow {
  id: "handset";
  handset: string;
  key: CryptoKey;
  /** What it asked to be enrolled with, until the office's answer is kept; absent in older databases. */
  attempt?: Sealed | null;
}

/** Who may write into the notebook of an account: the tab that opened it last. */
export interface OpeningRow {
  account: string;
  opening: string;
}

/** A record of one account. Nothing but its type and id is readable; `form` says how its content is to be read. */
export interface SealedRow {
  account: string;
  type: string;
  id: string;
  form: number;
  sealed: Sealed;
}

/** The bytes of a photo or document, once per content however many reports name it. */
export interface BlobRow {
  account: string;
  sha256: string;
  sealed: Sealed;
}

/** The phone's storage. A version is only ever added; what a former app wrote is carried over, drafts and queue included. */
export class Database extends Dexie {
  declare accounts: EntityTable<AccountRow, "id">;
  declare handset: EntityTable<HandsetRow, "id">;
  declare openings: EntityTable<OpeningRow, "account">;
  declare blobs: Table<BlobRow, [string, string]>;
  declare rows: Table<SealedRow, [string, string, string]>;

  constructor(indexedDB: IDBFactory, keyRange: typeof IDBKeyRange, name = DATABASE) {
    super(name, { indexedDB, IDBKeyRange: keyRange });
    this.version(1).stores({ accounts: "id", handset: "id", rows: "[account+type+id], account" });
    this.version(2).stores({ blobs: "[account+sha256]" });
    this.version(3).stores({ openings: "account" });
  }
}
