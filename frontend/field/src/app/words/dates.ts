/** Days, times and lengths as the office writes them: "12 Nov 2024", "09.41", "2 jam 30 menit". */

const ZONE_FREE = { timeZone: "UTC" } as const;
const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale === "id" ? "id-ID" : "en-GB", options);
  cache.set(key, made);
  return made;
}

/** `day` is "2024-11-12"; it means the same day on every device. */
function inDays(locale: string, day: string, options: Intl.DateTimeFormatOptions): string {
  const moment = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) ? day : formatter(locale, { ...options, ...ZONE_FREE }).format(moment);
}

export const longDay = (locale: string, day: string): string =>
  inDays(locale, day, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

export const weekdayAndDay = (locale: string, day: string): string =>
  inDays(locale, day, { weekday: "long", day: "numeric", month: "long" });

export const shortWeekdayAndDay = (locale: string, day: string): string =>
  inDays(locale, day, { weekday: "short", day: "numeric", month: "short" });

export const dayAndMonth = (locale: string, day: string): string =>
  inDays(locale, day, { day: "numeric", month: "long" });

export const shortDay = (locale: string, day: string): string =>
  inDays(locale, day, { day: "numeric", month: "short" });

export const shortDayWithYear = (locale: string, day: string): string =>
  inDays(locale, day, { day: "numeric", month: "short", year: "numeric" });

export const monthAndYear = (locale: string, month: string): string =>
  inDays(locale, `${month}-01`, { month: "long", year: "numeric" });

export const shortWeekday = (locale: string, day: string): string => inDays(locale, day, { weekday: "short" });

/** `moment` is an ISO moment; it is told in the clock of this device. */
export function clock(locale: string, moment: string): string {
  const parsed = new Date(moment);
  if (Number.isNaN(parsed.getTime())) return "";
  return formatter(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(parsed).replace(":", ".");
}

export function dayAndClock(locale: string, moment: string): string {
  const parsed = new Date(moment);
  if (Number.isNaN(parsed.getTime())) return "";
  return `${formatter(locale, { day: "numeric", month: "short" }).format(parsed)} ${clock(locale, moment)}`;
}

export function dayYearAndClock(locale: string, moment: string): string {
  const parsed = new Date(moment);
  return Number.isNaN(parsed.getTime()) ? "" : `${shortDayWithYear(locale, dayOf(parsed))} ${clock(locale, moment)}`;
}

/** "09:00:00" → "09.00" */
export const hours = (time: string): string => time.slice(0, 5).replace(":", ".");

/** Minutes from "09:00" to "11:30"; null while either is missing or the end is not after the start. */
export function minutesBetween(start: string, end: string): number | null {
  const [from, to] = [start, end].map((time) => {
    const found = /^(\d{2}):(\d{2})/.exec(time);
    return found ? Number(found[1]) * 60 + Number(found[2]) : null;
  });
  return from == null || to == null || to <= from ? null : to - from;
}

/** The local day of a moment, as "2024-11-12". */
export function dayOf(moment: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${String(moment.getFullYear())}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** `days` after `day`; negative goes back. */
export function addDays(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

export function addMonths(month: string, months: number): string {
  const moment = new Date(`${month}-01T00:00:00Z`);
  moment.setUTCMonth(moment.getUTCMonth() + months);
  return moment.toISOString().slice(0, 7);
}

/** The days of a month in weeks that begin on Monday; null before the first and after the last. */
export function weeksOf(month: string): (string | null)[][] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const before = (first.getUTCDay() + 6) % 7;
  const cells: (string | null)[] = Array.from({ length: before }, () => null);
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) cells.push(day);
  while (cells.length % 7) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
