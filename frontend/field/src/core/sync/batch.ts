import type { Item } from "../outbox/item";

export const MOST_COMMANDS = 50;
/** Bytes of one sending: at 20 kbit/s about half a minute, so that little is lost where the link drops. */
export const MOST_BYTES = 64_000;

/** What goes out next: the oldest first, written in one role, at most `most`. */
export function nextBatch(items: readonly Item[], now: number, most = MOST_COMMANDS): Item[] {
  const ready = items
    .filter((item) => item.state === "waiting" && (item.notBefore === null || item.notBefore <= now))
    .sort((one, other) => one.place - other.place);
  const batch: Item[] = [];
  let bytes = 0;
  for (const item of ready) {
    if (item.role !== ready[0]?.role) continue;
    bytes += JSON.stringify(item.body).length;
    if (batch.length === most || (batch.length > 0 && bytes > MOST_BYTES)) break;
    batch.push(item);
  }
  return batch;
}
