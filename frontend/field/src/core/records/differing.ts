import type { Conflict } from "../contract";

/** The fields in which two versions of one content differ. */
export function differingFields<T extends object>(one: T, other: T): Extract<keyof T, string>[] {
  const names = Object.keys(one) as Extract<keyof T, string>[];
  return names.filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
}

/** Two versions of one record side by side. */
export function conflictBetween<T extends object>(
  id: string,
  mine: Conflict<T>["mine"],
  theirs: Conflict<T>["theirs"],
): Conflict<T> {
  const fields = differingFields(mine.content, theirs.content);
  return { id, mine, theirs, fields, equal: Object.keys(mine.content).length - fields.length };
}
