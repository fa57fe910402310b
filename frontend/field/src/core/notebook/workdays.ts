import { ONLY } from "../records/singles";
import type { Desk } from "./desk";

const WEEKEND = [6, 7]; // until the office said which days are free; Monday is 1

/** Which days are worked on, as the office said last. */
export interface Workdays {
  isOff(date: string): boolean;
  holiday(date: string): string;
  isPlaced(date: string): boolean;
}

export function workdaysOf(desk: Desk): Workdays {
  const around = desk.store.shelf("around").get(ONLY)?.around ?? null;
  const restDays = new Set(around?.rest_days ?? WEEKEND);
  const holidays = new Map(around?.holidays.map(({ date, name }) => [date, name]));
  return {
    isOff: (date) => restDays.has(weekdayOf(date)) || holidays.has(date),
    holiday: (date) => holidays.get(date) ?? "",
    isPlaced: (date) =>
      around === null || around.placements.some(({ start, end }) => start <= date && (end === null || date <= end)),
  };
}

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}
