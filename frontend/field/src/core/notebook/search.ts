import type { SearchHit } from "../contract";
import { ONLY } from "../records/singles";
import { shownObstacle } from "../records/obstacle";
import { shownContent, type ReportRecord } from "../records/report";
import type { Desk } from "./desk";
import { worksHeld } from "./works-held";

const MOST = 50;
const AROUND = 40; // signs of text before and after what was found

/** Looks through what is on the phone: every word must occur, in any order. */
export function search(desk: Desk, text: string): SearchHit[] {
  const words = plain(text).split(" ").filter(Boolean);
  if (words.length === 0) return [];
  const kinds = [villages, reports, obstacles, works, plans];
  return kinds.flatMap((found) => found(desk, words)).slice(0, MOST);
}

function villages(desk: Desk, words: string[]): SearchHit[] {
  const known = desk.store.shelf("reference").get(ONLY)?.villages ?? [];
  return known
    .filter((one) => holds(`${one.name} ${one.district} ${one.code}`, words))
    .map((one) => ({ type: "village", id: one.code, title: one.name, where: one.district, date: "", excerpt: "" }));
}

function reports(desk: Desk, words: string[]): SearchHit[] {
  const found = desk.store
    .shelf("report")
    .all()
    .map((record) => ({ record, content: shownContent(record), whole: textOf(desk, record) }))
    .filter(({ whole }) => holds(whole, words))
    .sort((one, other) => other.content.date.localeCompare(one.content.date));
  return found.map(({ record, content, whole }) => ({
    type: "report",
    id: record.id,
    title: content.title,
    where: whereOf(desk, record),
    date: content.date,
    excerpt: excerpt(whole, words),
  }));
}

function plans(desk: Desk, words: string[]): SearchHit[] {
  return desk.store
    .shelf("plan_item")
    .all()
    .flatMap(({ id, mine, office }) => {
      const content = mine?.content ?? office;
      return content === null ? [] : [{ id, content, where: desk.regionName(content.region) }];
    })
    .filter(({ content, where }) => holds(`${content.description} ${where}`, words))
    .map(({ id, content, where }) => {
      return { type: "plan_item", id, title: content.description, where, date: content.date, excerpt: "" } as const;
    });
}

function obstacles(desk: Desk, words: string[]): SearchHit[] {
  return desk.store
    .shelf("obstacle")
    .all()
    .flatMap((record) => {
      const content = shownObstacle(record);
      if (content === null) return [];
      const where = desk.regionName(content.region) || (record.office?.region_name ?? "");
      const whole = [content.title, content.description, content.wanted_help, where].filter(Boolean).join(" · ");
      if (!holds(whole, words)) return [];
      const { title, date } = content;
      return [{ type: "obstacle", id: record.id, title, where, date, excerpt: excerpt(whole, words) } as const];
    });
}

function works(desk: Desk, words: string[]): SearchHit[] {
  return worksHeld(desk).flatMap(({ id, name, place, region, planned_end: date }) => {
    const where = desk.regionName(region);
    if (!holds(`${name} ${place} ${where}`, words)) return [];
    return [{ type: "work", id, title: name, where, date, excerpt: "" } as const];
  });
}

function textOf(desk: Desk, record: ReportRecord): string {
  const { title, description, result, problem, follow_up, recommendation, parties_met, place } = shownContent(record);
  const parts = [title, description, result, problem, follow_up, recommendation, parties_met, place];
  return [...parts, whereOf(desk, record), record.office?.author_name ?? ""].filter(Boolean).join(" · ");
}

function whereOf(desk: Desk, record: ReportRecord): string {
  return desk.regionName(shownContent(record).region) || (record.office?.region_name ?? "");
}

function excerpt(whole: string, words: string[]): string {
  const at = Math.max(0, plain(whole).indexOf(words[0] ?? ""));
  const from = Math.max(0, at - AROUND);
  const until = Math.min(whole.length, at + 2 * AROUND);
  return `${from > 0 ? "…" : ""}${whole.slice(from, until)}${until < whole.length ? "…" : ""}`;
}

function holds(text: string, words: string[]): boolean {
  const whole = plain(text);
  return words.every((word) => whole.includes(word));
}

/** Without capitals and accents, as people type on a phone. */
function plain(text: string): string {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim();
}
