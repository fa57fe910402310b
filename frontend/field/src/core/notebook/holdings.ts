import type { CalendarDay, Holdings, HoldingsDay, OfficeDay } from "../contract";
import { ONLY } from "../records/singles";
import { shownContent, type ReportRecord } from "../records/report";
import { readStatement } from "../sync/statement";
import type { Desk } from "./desk";
import { heldPhotos } from "./photo-view";
import { isMine, viewOf } from "./report-view";
import { workdaysOf } from "./workdays";

const NOTHING: OfficeDay = { submitted: 0, verified: 0, draft: 0, returned: 0, photos: 0 };

/** Day by day: what the office signed that it holds, and what is still on this phone. */
export function holdingsOf(desk: Desk): Holdings {
  const row = desk.store.shelf("statement").get(ONLY);
  const office = row?.check === "wrong" || row === null ? {} : readStatement(row.text).days;
  const days = new Map<string, HoldingsDay>();
  const of = (date: string): HoldingsDay => {
    const held = days.get(date) ?? { date, ...(office[date] ?? NOTHING), waitingReports: 0, waitingPhotos: 0 };
    days.set(date, held);
    return held;
  };
  for (const date of Object.keys(office)) of(date);
  for (const record of ownReports(desk)) {
    const { date } = shownContent(record);
    const isWaiting = ["waiting", "sending", "refused", "conflict", "aside"].includes(viewOf(desk, record).state);
    const photos = heldPhotos(desk, record.id).filter((photo) => !photo.atOffice).length;
    if (isWaiting) of(date).waitingReports += 1;
    if (photos > 0) of(date).waitingPhotos += photos;
  }
  const sorted = [...days.values()].sort((one, other) => one.date.localeCompare(other.date));
  if (row === null) return { days: sorted, statement: null };
  const { text, signature, publicKey, at, name, office: address, check, code } = row;
  return { days: sorted, statement: { text, signature, publicKey, at, name, office: address, check, code } };
}

/** Every day of a month ("2024-11"), with what was written, planned and granted, and whether it is worked on. */
export function calendarOf(desk: Desk, month: string): CalendarDay[] {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const length = new Date(year, number, 0).getDate();
  const dates = Array.from({ length }, (_, place) => `${month}-${String(place + 1).padStart(2, "0")}`);
  const reports = ownReports(desk).map((record) => viewOf(desk, record));
  const plans = desk.store.shelf("plan_item").all();
  const leaves = desk.store.shelf("leave").where(({ office }) => office?.state === "granted");
  const workdays = workdaysOf(desk);
  return dates.map((date) => {
    const onLeave = leaves.some(({ office }) => office !== null && office.start <= date && date <= office.end);
    const isOff = workdays.isOff(date);
    const own = reports.filter(({ content }) => content.date === date);
    const drafts = own.filter(({ state }) => state === "draft").length;
    const atOffice = own.filter(({ state }) => ["partly", "received", "verified", "returned"].includes(state)).length;
    return {
      date,
      drafts,
      waiting: own.length - drafts - atOffice,
      atOffice,
      planned: plans.filter(({ mine, office }) => {
        const content = mine?.content ?? office;
        return content?.date === date && !(mine?.cancelledBecause ?? office?.cancelled_because);
      }).length,
      onLeave,
      isOff,
      holiday: workdays.holiday(date),
      isExpected: !isOff && !onLeave && workdays.isPlaced(date),
    };
  });
}

function ownReports(desk: Desk): ReportRecord[] {
  return desk.store.shelf("report").where((record) => isMine(desk, record));
}
