import type { OfficeReport, ReportContent } from "../contract";
import { differingFields } from "./differing";

/** One daily report: what the office said of it last, and what was written on this phone beyond that. */
export interface ReportRecord {
  id: string;
  office: OfficeReport | null;
  mine: OwnReport | null; // null: nothing beyond what the office has
  revision: number; // of the last command made of it here
  generation: number; // of the office's telling in which it was last confirmed
}

export interface OwnReport {
  content: ReportContent;
  createdAt: string; // by this phone's clock
  savedAt: string;
  baseVersion: number | null; // of the office's version that this was written upon
  corrects: string | null;
  handed: boolean; // its author handed it over
  removed: string[]; // photos at the office that its author took off
}

const ASKED_ALWAYS = ["region", "date", "start", "end", "category", "description"] as const;
const EDITABLE = new Set<OfficeReport["state"]>(["draft", "returned"]);

export function emptyContent(kind: ReportContent["kind"], date: string): ReportContent {
  return {
    region: "",
    kind,
    date,
    start: "",
    end: "",
    category: "",
    themes: [],
    title: "",
    description: "",
    result: "",
    problem: "",
    follow_up: "",
    recommendation: "",
    participants_f: null,
    participants_m: null,
    parties_met: "",
    place: "",
    latitude: null,
    longitude: null,
    accuracy_m: null,
    outside_reason: "",
    linked_objects: [],
    plan_item_id: null,
  };
}

/** What the office holds, in the words in which the phone writes. */
export function contentOf(office: OfficeReport): ReportContent {
  return {
    region: office.region,
    kind: office.kind,
    date: office.date,
    start: office.start.slice(0, 5),
    end: office.end.slice(0, 5),
    category: office.category,
    themes: office.themes,
    title: office.title,
    description: office.description,
    result: office.result,
    problem: office.problem,
    follow_up: office.follow_up,
    recommendation: office.recommendation,
    participants_f: office.participants_f,
    participants_m: office.participants_m,
    parties_met: office.parties_met,
    place: office.place,
    latitude: office.latitude,
    longitude: office.longitude,
    accuracy_m: office.accuracy_m,
    outside_reason: office.outside_reason,
    linked_objects: office.linked_objects as unknown as ReportContent["linked_objects"],
    plan_item_id: office.plan_item,
  };
}

/** Like an earlier day's work: what differs from day to day is left empty. */
export function likeContent(earlier: ReportContent, date: string): ReportContent {
  return {
    ...earlier,
    date,
    participants_f: null,
    participants_m: null,
    latitude: null,
    longitude: null,
    accuracy_m: null,
    plan_item_id: null,
  };
}

/** Which fields are still needed before it can be handed over; the office asks the same. */
export function missingIn(content: ReportContent): (keyof ReportContent)[] {
  const missing: (keyof ReportContent)[] = ASKED_ALWAYS.filter((name) => content[name].trim() === "");
  if (content.start && content.end && content.end <= content.start) missing.push("end");
  if (content.kind !== "field_visit") return missing;
  if (content.problem.trim() === "") return missing;
  return [...missing, ...(["result", "follow_up", "recommendation"] as const).filter((name) => !content[name].trim())];
}

export function isLockedAtOffice(office: OfficeReport | null): boolean {
  return office !== null && !EDITABLE.has(office.state);
}

/** Somebody changed it at the office since this phone began to write upon it. */
export function isOvertaken({ office, mine }: ReportRecord): boolean {
  if (office === null || mine === null || mine.baseVersion === null || office.version === mine.baseVersion)
    return false;
  return differingFields(mine.content, contentOf(office)).length > 0;
}

export function shownContent({ office, mine }: ReportRecord): ReportContent {
  if (mine !== null) return mine.content;
  return office === null ? emptyContent("activity", "") : contentOf(office);
}
