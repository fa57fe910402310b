const FIRST = 5_000;
const LONGEST = 15 * 60_000;

/** How long to wait after so many failures in a row; `share` (0..1) keeps a thousand phones from calling at once. */
export function backoff(failures: number, share: number): number {
  const whole = Math.min(LONGEST, FIRST * 2 ** Math.min(failures - 1, 20));
  return Math.round(whole * (0.5 + share));
}

/** At the turn of the month everybody sends: then automatic contacts spread themselves over so many milliseconds. */
const SPREAD = 20 * 60_000;
const BUSY_DAYS = 2; // before and after the turn

export function monthEndDelay(now: Date, share: number): number {
  const last = new Date(now.getFullYear(), now.getMonth() + 1, 0).getDate();
  const isBusy = now.getDate() <= BUSY_DAYS || now.getDate() > last - BUSY_DAYS;
  return isBusy ? Math.round(SPREAD * share) : 0;
}
