import type { Status, StatusState, Warning } from "../contract";
import type { Space } from "../ports";
import { ONLY } from "../records/singles";
import { CLOCK_WRONG, type Desk } from "./desk";
import { waitingPhotos } from "../sync/photos";

export const LITTLE = 100 * 1024 * 1024; // bytes free
const NONE = 10 * 1024 * 1024;

export interface Running {
  isSyncing: boolean;
  sent: number;
  of: number;
  retryAt: number | null;
  isBusy: boolean;
  space: Space | null;
}

/** What the strip under the title says, from what is known; nothing here asks anybody. */
export function statusOf(desk: Desk, running: Running): Status {
  const items = desk.store.shelf("item").all();
  const refused = items.filter((item) => item.state === "refused").length;
  const onTheWay = items.filter((item) => item.state === "waiting").length;
  const photos = desk.store.shelf("photo").all();
  const lacking = waitingPhotos(desk).length;
  const { lostSince, lastContact, skewMs, forgotten } = desk.sync;
  return {
    state: stateOf(desk, running, onTheWay + lacking),
    waiting: onTheWay + refused,
    refused,
    sent: running.sent,
    of: running.of,
    photos: { sent: photos.filter((photo) => photo.atOffice).length, all: photos.length },
    since: lostSince,
    lastContact,
    retryAt: running.retryAt === null ? null : new Date(running.retryAt).toISOString(),
    forgotten,
    clockSkewMs: skewMs,
    warnings: warningsOf(desk, running.space),
  };
}

function stateOf(desk: Desk, running: Running, waiting: number): StatusState {
  const { tells, lostSince, lastContact } = desk.sync;
  if (tells !== "fine" && tells !== "restored") return tells;
  if (running.isBusy) return "busy";
  if (lostSince !== null && !running.isSyncing) return "no_signal";
  if (tells === "restored") return "restored";
  if (running.isSyncing) return "syncing";
  if (lastContact === null) return "never";
  return waiting > 0 ? "waiting" : "all_received";
}

function warningsOf(desk: Desk, space: Space | null): Warning[] {
  const warnings: Warning[] = [];
  const skewMs = desk.sync.skewMs ?? 0;
  if (Math.abs(skewMs) > CLOCK_WRONG) warnings.push({ code: "clock.wrong", facts: { skewMs } });
  const { cleared } = desk.store;
  if (cleared !== null) warnings.push({ code: "space.cleared", facts: { photos: cleared } });
  if (space !== null && space.free < LITTLE) {
    warnings.push({ code: space.free < NONE ? "space.full" : "space.low", facts: { free: space.free } });
  }
  if (space !== null && !space.kept) warnings.push({ code: "space.not_kept", facts: {} });
  const check = desk.store.shelf("statement").get(ONLY)?.check;
  if (check === "key_changed" || check === "wrong") warnings.push({ code: `statement.${check}`, facts: {} });
  return warnings;
}
