import type { components } from "../../../../shared/api";
import type { Desk } from "./desk";

type WorkOut = components["schemas"]["WorkOut"];

/** Works come as records of their own, or with the sheets of villages where the area has too many for that. */
export function worksHeld(desk: Desk): WorkOut[] {
  const records = desk.store.shelf("work").all().flatMap(({ office }) => office ?? []); // prettier-ignore
  const known = new Set(records.map(({ id }) => id));
  const sheets = desk.store.shelf("village").all().flatMap(({ sheet }) => sheet.works ?? []); // prettier-ignore
  return [...records, ...sheets.filter(({ id }) => !known.has(id))];
}

export function workHeld(desk: Desk, id: string): WorkOut | null {
  return desk.store.shelf("work").get(id)?.office ?? worksHeld(desk).find((one) => one.id === id) ?? null;
}
