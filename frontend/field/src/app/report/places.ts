/** Where a report may be about: the own villages, their kecamatan, or a code that somebody types. */
import type { Village } from "../../core/contract";
import type { Option } from "../components/option";

export const ELSEWHERE = "elsewhere";

export function districtsOf(villages: readonly Village[], inWords: (name: string) => string): Option[] {
  const names = new Map(villages.map((one) => [one.code.slice(0, 6), one.district]));
  return [...names].map(([value, name]) => ({ value, label: inWords(name) }));
}

/** "62.09.04.2008" as people write it → "6209042008"; null for what is no code of a region. */
export function regionOf(text: string): string | null {
  const figures = text.replace(/[\s.]/g, "");
  return /^\d{2}(\d{2}(\d{2}(\d{4})?)?)?$/.test(figures) ? figures : null;
}
