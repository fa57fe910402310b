import { fromBase64, toBase64, type Bytes } from "../bytes";
import { FieldProblem, type Parcel } from "../contract";
import type { Desk } from "../notebook/desk";
import type { Item } from "../outbox/item";
import type { PhotoRecord } from "../records/photo";
import { Changes } from "../store/changes";
import { exchangeKeyOf } from "../vault/exchange";
import { packed, PARCEL, withList } from "./container";

const MOST_COMMANDS = 500;
const MOST_FILES = 300;
const MOST_BYTES = 44 * 1024 * 1024; // of files; the whole is to stay below 45 MiB
const PROTOCOL = 1;

/** Everything that waits, as one file for the office. It goes on waiting: only an answer or a receipt settles it. */
export async function parcelOf(desk: Desk, appVersion: string): Promise<Parcel> {
  const { session, crypto } = desk;
  if (session.officeExchange === "") throw new FieldProblem("file.no_office_key");
  const waiting = commandsOf(desk);
  const items = waiting.filter((item) => item.role === waiting[0]?.role).slice(0, MOST_COMMANDS);
  if (items.length === 0) throw new FieldProblem("file.nothing_to_hand_over");
  const files = await filesOf(desk, items);
  const list = {
    protocol: PROTOCOL,
    role: items[0]?.role ?? "",
    app_version: appVersion,
    clock: desk.moment(),
    commands: items.map(({ id, kind, writtenAt, body }) => ({ id, kind, written_at: writtenAt, body })),
    files: files.map(({ sha256, bytes }) => ({ sha256, size: bytes.length })),
  };
  const head = {
    format: 1,
    id: desk.id(),
    device: session.device,
    made_at: desk.moment(),
    recipient: session.officeExchange,
    reply_key: toBase64(await exchangeKeyOf(crypto, fromBase64(session.replySeed))),
  };
  const seeds = { ephemeral: crypto.getRandomValues(new Uint8Array(32)), signing: fromBase64(session.signingSeed) };
  const bytes = await packed(crypto, PARCEL, head, withList(list, ...files.map((one) => one.bytes)), seeds);
  await noteSent(desk, items);
  const left = waiting.length - items.length;
  return { name: nameOf(desk), bytes, commands: items.length, photos: files.length, left };
}

/** The open ones, and those settled ones whose photos the office lacks: it takes only files that a command names. */
function commandsOf(desk: Desk): Item[] {
  const lacking = new Set(
    desk.store
      .shelf("photo")
      .where((photo) => !photo.atOffice)
      .map((photo) => photo.report),
  );
  return desk.store
    .shelf("item")
    .where(({ state, kind, record }) => {
      return state === "waiting" || (state === "settled" && kind === "report.put" && lacking.has(record));
    })
    .sort((one, other) => one.place - other.place);
}

async function filesOf(desk: Desk, items: readonly Item[]): Promise<{ sha256: string; bytes: Bytes }[]> {
  const records = new Set(items.map((item) => item.record));
  const wanted = desk.store.shelf("photo").where((photo) => records.has(photo.report) && !photo.atOffice);
  const files: { sha256: string; bytes: Bytes }[] = [];
  let size = 0;
  for (const photo of new Map(wanted.map((one): [string, PhotoRecord] => [one.sha256, one])).values()) {
    const bytes = await desk.store.bytes(photo.sha256).catch(() => null);
    if (bytes === null || files.length === MOST_FILES || size + bytes.length > MOST_BYTES) continue;
    files.push({ sha256: photo.sha256, bytes });
    size += bytes.length;
  }
  return files;
}

/** From now on the office may have them. */
async function noteSent(desk: Desk, items: readonly Item[]): Promise<void> {
  const changes = new Changes();
  for (const item of items) if (!item.sent) changes.put("item", { ...item, sent: true });
  await desk.store.write(changes);
}

/** By the phone's own day and hour; it carries no person. */
function nameOf(desk: Desk): string {
  const now = new Date(desk.clock.now());
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate(), now.getHours(), now.getMinutes()];
  const [year, month, day, hour, minute] = parts.map((part) => String(part).padStart(2, "0"));
  return `pendamping-${year ?? ""}${month ?? ""}${day ?? ""}-${hour ?? ""}${minute ?? ""}.kiriman`;
}
