/** What a role does in the field, and which days wait for a report. */
import type { CalendarDay } from "../core/contract";

/** Roles whose people check the reports of others; the office decides again what each may check. */
const CHECKERS: ReadonlySet<string> = new Set([
  "PD",
  "KORCAM",
  "KORWIL",
  "TAPM_KAB",
  "KORKAB",
  "TAPM_PROV",
  "KORPROV",
  "TAPM_PUSAT",
  "KORNAS",
]);
/** Roles that write down how far the works of villages are. */
const WORKS_KEEPERS: ReadonlySet<string> = new Set(["PLD", "PD", "PT", "KORCAM", "KORWIL", "TAPM_KAB", "KORKAB"]);
const SHOWN = 6;

export const mayCheck = (role: string): boolean => CHECKERS.has(role);

export const mayKeepWorks = (role: string): boolean => WORKS_KEEPERS.has(role);

/** Days before today on which a report was expected and nothing was written, the newest first. */
export function missingDays(days: readonly CalendarDay[], today: string): string[] {
  return days
    .filter((one) => one.date < today && one.isExpected)
    .filter((one) => one.drafts + one.waiting + one.atOffice === 0)
    .map((one) => one.date)
    .reverse()
    .slice(0, SHOWN);
}
