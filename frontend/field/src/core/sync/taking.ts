import type { Desk } from "../notebook/desk";
import { waitingAgain, isOpen, KEPT_FOR_DAYS } from "../outbox/item";
import { ONLY, type SyncRow } from "../records/singles";
import { isNamed, smallKey } from "../records/small-photo";
import { Changes } from "../store/changes";
import { applyAnswers } from "./answers";
import { applyChanges, KNOWN_TYPES, sweep } from "./feed";
import type { Reply } from "./office";
import { checked } from "./statement";

const DAY = 24 * 60 * 60_000;

/**
 * Everything that one reply of the office means, written at once: answers, what changed, how far it was told, who this
 * person is, what the office signed. Whatever is interrupted before is told again.
 */
export async function takeReply(desk: Desk, reply: Reply, sentAt: number, share: number): Promise<void> {
  const now = desk.clock.now();
  const changes = new Changes();
  const { settled, fresh } = applyAnswers(desk.store, changes, reply.answers, now, share);
  const before = desk.sync;
  const after = { ...before, ...whereItStands(reply, before), ...contact(reply, sentAt, now) };
  const waits = new Set(before.reoffered);
  for (const item of settled) waits.delete(item.id);
  after.forgotten += fresh.filter((item) => before.reoffered.includes(item.id)).length;
  after.reoffered = [...waits];
  if (reply.restored) offerAgain(desk, changes, after);
  else if (after.tells === "restored" && after.reoffered.length === 0 && !reply.more) after.tells = "fine";
  else if (after.tells !== "restored") after.tells = "fine";
  const { roles } = reply.reference ?? desk.store.shelf("reference").get(ONLY) ?? { roles: null };
  if (roles?.length === 0 && after.tells === "fine") after.tells = "no_role"; // the own work still goes out
  applyChanges(desk.store, changes, reply.changes, after.generation);
  if (!reply.more && after.sweeping) {
    const keepsOwn = after.keepsOwn;
    sweep(desk.store, changes, after.generation, ({ office }) => keepsOwn && office?.author === desk.personId);
    Object.assign(after, { sweeping: false, keepsOwn: false });
  }
  if (reply.reference) changes.put("reference", { id: ONLY, ...reply.reference });
  if (reply.statement) {
    const statement = await checked(desk.crypto, reply.statement, desk.session.officeSigning);
    changes.put("statement", { id: ONLY, ...statement });
  }
  forgetOld(desk, changes, now);
  forgetSmallPhotos(desk, changes);
  await desk.store.write(changes.put("sync", after));
}

function whereItStands(reply: Reply, before: SyncRow): Partial<SyncRow> {
  return {
    cursor: reply.cursor,
    knows: KNOWN_TYPES.join(","),
    generation: before.generation + Number(reply.anew),
    sweeping: before.sweeping || reply.anew,
    keepsOwn: before.keepsOwn || reply.restored,
    ...(reply.more ? {} : { monthDue: reply.month_due }),
  };
}

/** Round trips are long on a bad line: the office's clock is held against the middle of ours. */
function contact(reply: Reply, sentAt: number, now: number): Partial<SyncRow> {
  const skewMs = Math.round((sentAt + now) / 2 - Date.parse(reply.clock));
  return { lastContact: new Date(now).toISOString(), lostSince: null, skewMs: Number.isFinite(skewMs) ? skewMs : null };
}

/** The office went back to an older state: whatever it confirmed is said again, under the same ids. */
function offerAgain(desk: Desk, changes: Changes, after: SyncRow): void {
  const again: string[] = [];
  for (const held of desk.store.shelf("item").all()) {
    const item = changes.planned("item", held.id) ?? held;
    if (item.state !== "settled") continue;
    changes.put("item", waitingAgain(item));
    again.push(item.id);
  }
  for (const photo of desk.store.shelf("photo").all()) {
    changes.put("photo", { ...photo, atOffice: false, sentBytes: 0 });
  }
  Object.assign(after, { tells: "restored", reoffered: again, forgotten: 0 } satisfies Partial<SyncRow>);
}

/** The office has had them for two months: their room is needed, and the report still names them. */
function forgetPhotos(desk: Desk, changes: Changes, report: string): void {
  const shelf = desk.store.shelf("photo");
  for (const photo of shelf.where((one) => one.report === report && one.atOffice)) {
    changes.remove("photo", photo.id);
    if (shelf.where((one) => one.sha256 === photo.sha256).every((one) => one.report === report)) {
      changes.removeBlob(photo.sha256);
    }
  }
}

/** Photos of others are here for as long as their report waits to be checked, and no longer. */
function forgetSmallPhotos(desk: Desk, changes: Changes): void {
  for (const { id, report } of desk.store.shelf("small_photo").all()) {
    const planned = changes.planned("report", report);
    const record = planned === undefined ? desk.store.shelf("report").get(report) : planned;
    if (!isNamed(record, id)) changes.remove("small_photo", id).removeBlob(smallKey(id));
  }
}

function forgetOld(desk: Desk, changes: Changes, now: number): void {
  for (const item of desk.store.shelf("item").where((one) => !isOpen(one))) {
    const isOld = item.settledAt !== null && now - Date.parse(item.settledAt) > KEPT_FOR_DAYS * DAY;
    if (!isOld || changes.planned("item", item.id) !== undefined) continue;
    changes.remove("item", item.id);
    if (item.kind === "report.put") forgetPhotos(desk, changes, item.record);
    if (item.kind === "work_progress.put") changes.remove("work_progress", item.record);
  }
}
