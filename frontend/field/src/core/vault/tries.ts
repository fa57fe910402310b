/** Wrong PINs of one account, kept in the database: killing the app does not bring new tries. */
export interface Tries {
  wrong: number;
  since: number; // of the last wrong one, by the phone's clock
}

export const NO_TRIES: Tries = { wrong: 0, since: 0 };

const FREE = 3;
const WAITS = [30, 60, 5 * 60, 15 * 60, 60 * 60].map((seconds) => seconds * 1000);

/** Milliseconds until the next PIN may be tried. A clock that was set back makes nobody wait longer than once. */
export function waitOf(tries: Tries, now: number): number {
  if (tries.wrong < FREE) return 0;
  const wait = WAITS[Math.min(tries.wrong - FREE, WAITS.length - 1)] ?? 0;
  return Math.min(wait, Math.max(0, tries.since + wait - now));
}
