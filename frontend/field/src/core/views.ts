/**
 * What the screens are shown. Field names of records are the office's own (snake_case, as in the API); everything that
 * belongs to the phone is camelCase. Moments are ISO 8601 texts, days are "2024-11-12", times "09:30".
 */
import type { components } from "../../../shared/api";

type Api = components["schemas"];

/** A message for a person: `code` and `facts` are looked up in the app's texts; `message` is the office's own sentence, "" where the phone speaks. */
export interface Said {
  code: string;
  message: string;
  field: string | null;
  facts: Facts;
}

export type Facts = Record<string, unknown>;

export type OfficeReport = Api["ReportOut"];
export type CodeEntry = Api["CodeOut"];
export type Village = Api["VillageOut"];
export type ReportKind = OfficeReport["kind"];

/** Where a record is on its way. */
export type SendState =
  | "draft" // on the phone, not handed over by its author
  | "waiting" // handed over, not sent
  | "sending"
  | "partly" // the office has the record and lacks photos
  | "received"
  | "verified"
  | "returned"
  | "refused"
  | "conflict" // somebody else changed it meanwhile
  | "aside"; // put aside by its author or set apart because it was poisoned

/** What an activity was about. */
export interface LinkedObject {
  kind: "village_document" | "work" | "meeting" | "group" | "complaint" | "follow_up";
  label: string;
}

export interface Person {
  name: string;
  account: string;
  role: string;
  roles: string[];
  areas: string[];
  isSample: boolean; // a demo: what is shown is invented
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

export type SearchHit =
  | { type: "report"; id: string; title: string; where: string; date: string; excerpt: string }
  | { type: "village"; id: string; title: string; where: string; date: string; excerpt: string }
  | { type: "obstacle"; id: string; title: string; where: string; date: string; excerpt: string }
  | { type: "work"; id: string; title: string; where: string; date: string; excerpt: string }
  | { type: "plan_item"; id: string; title: string; where: string; date: string; excerpt: string };

/** What the phone keeps of one village besides its reports; `sheet` is the office's answer as it came, null before it came. */
export interface VillageSheet {
  village: Village;
  sheet: Api["VillageSheetOut"] | null;
  index: IndexYear[]; // newest first
  lastVisits: Report[];
}

/** One year of an index in one village, as published and as the office computed it from the village's answers. */
export interface IndexYear {
  id: string; // of the index
  label: string; // "IDM"
  year: number;
  source: string; // "" where nothing was published
  status: string;
  value: string | null;
  own: { status: string } | null;
  dimensions: IndexDimension[]; // none while the definition is not on this phone
}

export interface IndexDimension {
  id: string;
  name: string;
  value: string | null; // as published
  open: VillageIndicator[]; // below their highest score, in the order of the publication
  done: VillageIndicator[];
}

export interface VillageIndicator {
  id: string;
  name: string;
  score: number | null; // as published
  own: number | null; // as computed
  max: number;
  wording: string; // the law's, of the published score; of the computed one where nothing was published
}

export interface ObstacleContent {
  region: string;
  theme: string;
  title: string;
  description: string;
  wanted_help: string;
  date: string;
  daily_report_id: string | null;
  level?: Api["Level"] | null; // that should act first; none: the nearest one
}

/** What its author says of it; the level is left to the ladder once the office has it. */
export type ObstacleWords = Omit<ObstacleContent, "level">;

export interface Obstacle {
  id: string;
  content: ObstacleContent;
  regionName: string;
  mine: boolean;
  state: SendState;
  office: Api["ObstacleOut"] | null; // its state, who takes care, what was said
  problem: Said | null;
}

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

export interface WorkProgressContent {
  date: string;
  percent: number;
  is_stopped: boolean;
  note: string;
}

export interface WorkSight extends WorkProgressContent {
  id: string;
  by: string; // "": written here
  state: SendState;
  problem: Said | null;
}

export interface Work {
  id: string;
  office: Api["WorkOut"];
  percent: number; // with what was written here
  standing: Api["WorkState"];
  isLate: boolean; // its planned end is over
  sights: WorkSight[]; // how far it was, newest first
}

/** Decimals are texts ("30.5"), so that nothing is rounded on its way. */
export type AnswerValue = number | string | boolean | string[];

export interface Questionnaire {
  sheetId: string;
  roundId: string;
  indexId: string;
  year: number;
  closesOn: string;
  village: Village | null;
  region: string;
  step: string; // of the law; answers are taken while "draft"
  takesAnswers: boolean;
  answered: number;
  of: number;
  state: SendState;
}

export interface Question {
  id: string;
  label: string;
  type: "integer" | "decimal" | "boolean" | "choice" | "choices";
  unit: string;
  min: string | null;
  max: string | null;
  atMost: string | null; // the question whose answer this one cannot exceed
  options: { id: string; label: string }[];
  note: string;
  group: string; // "" where no indicator uses it
}

export interface Answer {
  value: AnswerValue | null;
  before: AnswerValue | null; // of the former year, where known
  by: string;
  at: string | null;
  state: SendState;
  problem: Said | null;
}

export interface ScoredIndicator {
  id: string;
  name: string;
  group: string;
  score: number | null;
  max: number;
  wording: string;
}

export interface Score {
  points: number | null; // null while any score is missing
  topPoints: number;
  value: string; // as the law prints it, "" while incomplete
  status: string;
  statusLabel: string;
  missing: string[]; // ids of indicators without a score
  indicators: ScoredIndicator[];
  warnings: Said[]; // answers that contradict each other
}

export interface OpenQuestionnaire {
  about: Questionnaire;
  name: string;
  groups: { id: string; name: string }[];
  questions: Question[];
  answers: Record<string, Answer>;
  score: Score;
}
