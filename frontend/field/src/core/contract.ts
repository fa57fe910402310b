/**
 * The seam between the core and the screens. A `Phone` holds the accounts of this device; unlocking one gives its
 * `Notebook`. Reading never waits for the network; saving returns when the phone's storage has it.
 */
import type {
  Action,
  ActionState,
  AnswerValue,
  Attendance,
  AttendanceContent,
  CalendarDay,
  CodeEntry,
  MonthDue,
  Conflict,
  Facts,
  Holdings,
  Leave,
  LeaveContent,
  Meeting,
  Obstacle,
  ObstacleContent,
  ObstacleWords,
  OpenQuestionnaire,
  Person,
  Photo,
  PhotoLack,
  PhotoMode,
  PhotoStock,
  PlanContent,
  PlanItem,
  PlanWords,
  Questionnaire,
  Report,
  ReportContent,
  ReportFilter,
  SearchHit,
  Shipment,
  Status,
  Village,
  VillageSheet,
  Work,
  WorkProgressContent,
} from "./views";

export type * from "./views";

/** Thrown by every operation that cannot do what was asked; `code` is stable, texts live in the app. */
export class FieldProblem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly facts: Facts = {},
    /** The office's own sentence, where it said one. */
    readonly said = "",
  ) {
    super(code);
    this.name = "FieldProblem";
  }
}

export type ProblemCode =
  | "pin.wrong" // facts: tries, waitMs
  | "pin.wait" // facts: waitMs
  | "pin.too_short" // facts: least
  | "pin.too_simple"
  | "pin.other" // a notebook of this person is here under another PIN; facts: account, where the enrolment waits
  | "notebook.elsewhere" // another tab of this browser has it open
  | "link.unreadable"
  | "link.refused" // `said` is the office's sentence
  | "link.other_person" // the link belongs to somebody else than the notebook that is enrolled again
  | "network.none" // no answer in time
  | "office.busy"
  | "office.fault"
  | "device.unsupported" // this browser cannot encrypt or store; facts: lacks
  | "storage.full"
  | "storage.failed"
  | "vault.damaged"
  | "record.missing"
  | "record.locked" // sent and checked: it can only be corrected
  | "record.unfinished" // facts: fields
  | "photo.too_many" // facts: most
  | "file.unreadable"
  | "file.other_person"
  | "file.forged"
  | "file.refused" // `said` is the office's sentence
  | "file.nothing_to_hand_over"
  | "file.no_office_key";

export interface Account {
  id: string;
  label: string; // the name, readable without the PIN
  office: string; // its address
  enrolledAt: string;
  waitMs: number; // until the next PIN may be tried
  isRevoked: boolean;
  /** A fresh enrolment waits here until its PIN opens it, or a notebook is begun anew. */
  isEnrolledAgain: boolean;
}

export interface Phone {
  accounts(): Promise<Account[]>;
  /**
   * Binds this phone to the account of a one-time link; a notebook of the same account is enrolled again with all it
   * holds. Throws `pin.other` where the PIN is not that notebook's; the enrolment waits there.
   */
  enrol(link: string, pin: string, deviceName: string): Promise<Notebook>;
  /** A forgotten PIN: an empty notebook beside the old one, which stays closed, with the enrolment that waits there. */
  beginAnew(accountId: string, pin: string): Promise<Notebook>;
  /** Throws `notebook.elsewhere` while another tab has it open; with `here`, it is closed there. */
  unlock(accountId: string, pin: string, here?: boolean): Promise<Notebook>;
  lock(): Promise<void>;
  changePin(accountId: string, old: string, fresh: string): Promise<void>;
  readonly current: Notebook | null;
  /** The notebook was closed because another tab opened it; until one is opened here again. */
  readonly isTaken: boolean;
  subscribe(listener: () => void): () => void;
}

export interface Notebook {
  readonly accountId: string;
  readonly person: Person;
  /** Work in another of the own roles. Nothing that was not acknowledged is removed. */
  chooseRole(role: string): Promise<void>;
  /** The day by the phone's clock, mended by the measured difference where that is large. */
  today(): string;
  /** The own monthly report that waits at the office's pages, as the office said last. */
  monthDue(): Promise<MonthDue | null>;
  codes(list: string): CodeEntry[];
  readonly reports: Reports;
  readonly photos: Photos;
  readonly plan: Plan;
  readonly leaves: Leaves;
  readonly villages: Villages;
  readonly inbox: Inbox;
  readonly obstacles: Obstacles;
  readonly meetings: Meetings;
  readonly works: Works;
  readonly questionnaires: Questionnaires;
  readonly outbox: Outbox;
  holdings(): Promise<Holdings>;
  calendar(month: string): Promise<CalendarDay[]>; // "2024-11"
  search(text: string): Promise<SearchHit[]>;
  /** Now, by hand. Automatic ones are started by `start`. */
  sync(): Promise<Status>;
  /** Syncs by itself from now on: after changes, when told that the network may be back, and from time to time. */
  start(): void;
  stop(): void;
  /** Something outside happened: "online", the app came to the front. Only a hint. */
  hint(): void;
  readonly status: Status;
  /** Everything unacknowledged as one encrypted file for the office's laptop. */
  exportFile(): Promise<Parcel>;
  importReceipts(bytes: Uint8Array<ArrayBuffer>): Promise<{ settled: number }>;
  /** Told after every change of anything readable here; cheap, says nothing. */
  subscribe(listener: () => void): () => void;
}

/** A file for the office, to travel by cable, card or chat. */
export interface Parcel {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  commands: number;
  photos: number;
  left: number; // commands that need a further file
}

export interface Reports {
  list(filter?: ReportFilter): Promise<Report[]>; // newest day first
  get(id: string): Promise<Report | null>;
  /** A new draft: empty, from a plan item, or like an earlier report (without its photos and counts). */
  create(from?: {
    kind?: ReportContent["kind"];
    date?: string;
    region?: string;
    planItem?: string;
    like?: string;
  }): Promise<Report>;
  /** Saves what was typed, at every change. */
  save(id: string, content: ReportContent): Promise<Report>;
  /** Hands it over. Throws `record.unfinished` with the fields. */
  submit(id: string): Promise<Report>;
  discard(id: string): Promise<void>;
  /** A new draft that will replace a verified report. */
  correct(id: string): Promise<Report>;
  conflict(id: string): Promise<Conflict<ReportContent> | null>;
  /** Ends a conflict with this content; it goes out again. */
  settle(id: string, content: ReportContent): Promise<Report>;
  /** Which fields still miss for handing over. */
  missing(content: ReportContent): (keyof ReportContent)[];
}

export interface PhotoMeta {
  kind?: "photo" | "document";
  fileName?: string;
  caption?: string;
  takenAt?: string | null;
  latitude?: number | null;
  longitude?: number | null;
}

export interface Photos {
  add(reportId: string, blob: Blob, meta: PhotoMeta): Promise<Photo>;
  describe(photoId: string, caption: string): Promise<void>;
  remove(photoId: string): Promise<void>;
  /** Its bytes, where they are on this phone. */
  open(photoId: string): Promise<Blob | null>;
}

export interface Plan {
  list(since: string, until: string): Promise<PlanItem[]>;
  get(id: string): Promise<PlanItem | null>;
  put(id: string | null, content: PlanContent): Promise<PlanItem>;
  cancel(id: string, because: string): Promise<void>;
  conflict(id: string): Promise<Conflict<PlanWords> | null>;
  /** Ends a conflict with this content; it goes out again. */
  settle(id: string, words: PlanWords): Promise<PlanItem>;
}

export interface Leaves {
  list(): Promise<Leave[]>;
  request(content: LeaveContent): Promise<Leave>;
  withdraw(id: string): Promise<void>;
}

export interface Villages {
  list(): Promise<Village[]>;
  sheet(code: string): Promise<VillageSheet | null>;
  /** Fetches a sheet that did not come by itself; false where the office could not be reached. */
  fetchSheet(code: string): Promise<boolean>;
  /** The villages whose sheets are on this phone. */
  kept(): Promise<string[]>;
}

/** The supervisor's: reports of others that wait to be checked. */
export interface Inbox {
  list(): Promise<Report[]>;
  verify(ids: string[]): Promise<void>;
  giveBack(id: string, reasonCode: string, note: string): Promise<void>;
  readonly photos: InboxPhotos;
}

/** Small copies of the photos of those reports, for where there is no signal. */
export interface InboxPhotos {
  readonly mode: PhotoMode;
  /** `never` also lets go of those that are here. */
  choose(mode: PhotoMode): Promise<void>;
  readonly stock: PhotoStock;
  /** null: it is here. */
  lackOf(photo: Photo): PhotoLack | null;
  /** Fetches those of one report, or of all, whatever was chosen: a person asks. Throws `network.none`, `office.busy`. */
  fetch(report?: string): Promise<void>;
}

export interface Obstacles {
  list(): Promise<Obstacle[]>;
  get(id: string): Promise<Obstacle | null>;
  /** Also ends a conflict with this content. */
  put(id: string | null, content: ObstacleContent): Promise<Obstacle>;
  conflict(id: string): Promise<Conflict<ObstacleWords> | null>;
  answer(id: string, note: string): Promise<Obstacle>;
  escalate(id: string, level: string, note: string): Promise<Obstacle>;
  solve(id: string, text: string, isShared: boolean): Promise<Obstacle>;
}

export interface Meetings {
  list(): Promise<Meeting[]>;
  attendance(meetingId: string): Promise<Attendance[]>;
  /** The invitee of a scanned invitation; null where it is none of this meeting. */
  invitee(meetingId: string, scanned: string): Promise<Meeting["invitees"][number] | null>;
  attend(content: AttendanceContent): Promise<Attendance>;
  actions(): Promise<Action[]>;
  /** Says how far an own action is. */
  move(actionId: string, state: ActionState, evidence: string): Promise<void>;
}

/** Works of the own villages. */
export interface Works {
  /** Of one village, the newest year first, in the order of its budget. */
  of(code: string): Promise<Work[]>;
  get(id: string): Promise<Work | null>;
  /** Writes down how far it is; a later writing mends an earlier one. */
  write(id: string, content: WorkProgressContent): Promise<void>;
}

export interface Questionnaires {
  list(): Promise<Questionnaire[]>;
  open(sheetId: string): Promise<OpenQuestionnaire | null>;
  /** Saves one answer; null takes it back. */
  answer(sheetId: string, questionId: string, value: AnswerValue | null): Promise<OpenQuestionnaire>;
}

export interface Outbox {
  list(): Promise<Shipment[]>;
  /** Sends a refused or set-apart one again as it is, once its author has mended what was said. */
  retry(commandId: string): Promise<void>;
  putAside(commandId: string): Promise<void>;
}
