import type { Bytes } from "../bytes";
import type { Said } from "../contract";
import type { Desk } from "../notebook/desk";
import { isOpen } from "../outbox/item";
import { LOST, type PhotoRecord } from "../records/photo";
import { Changes } from "../store/changes";
import type { Ended } from "./engine";
import type { FileState, Office, Outcome } from "./office";

const SMALLEST = 16 * 1024;
const LARGEST = 256 * 1024;
const QUICK = 4_000; // ms for a chunk, below which the next is twice as large
const GAP = "file.chunk_out_of_place";
const WRONG = "file.wrong_hash";
/** Not about this photo: it is sent another time. */
const PASSING = new Set(["file.too_many_incoming", "device.unknown", "device.revoked", "not_allowed"]);

const NOTHING = { received: 0, stored: false, code: "", message: "" };

/** Sends the photos of reports that the office has, one after the other, each from where the office stands. */
export async function sendPhotos(desk: Desk, office: Office, busy: (until: number) => void): Promise<Ended> {
  const sender = new PhotoSender(desk, office);
  for (const photo of waitingPhotos(desk)) {
    const outcome = await sender.send(photo);
    if (outcome.kind === "none") return "none";
    if (outcome.kind === "busy") {
      busy(desk.clock.now() + outcome.waitMs);
      return "busy";
    }
    if (outcome.kind === "problem" && outcome.status === 401) return "stopped";
  }
  return "done";
}

/** Photos whose report was taken, and which the office lacks; each content once, however many reports name it. */
export function waitingPhotos(desk: Desk): PhotoRecord[] {
  const open = new Set(
    desk.store
      .shelf("item")
      .where(isOpen)
      .map((item) => item.record),
  );
  const drafts = new Set(
    desk.store
      .shelf("report")
      .where(({ mine }) => mine !== null && !mine.handed)
      .map((record) => record.id),
  );
  const waiting = desk.store
    .shelf("photo")
    .where(
      (photo) => !photo.atOffice && photo.problem === null && !open.has(photo.report) && !drafts.has(photo.report),
    );
  return [...new Map(waiting.map((photo) => [photo.sha256, photo])).values()];
}

/** What is to be remembered of a photo whose sending ended this way. */
function resultOf(outcome: Outcome<FileState>, size: number): Partial<PhotoRecord> {
  if (outcome.kind === "answer") {
    const { stored, code, message } = outcome.value;
    const problem = code === "" ? null : { code, message, field: null, facts: {} };
    return { atOffice: stored, sentBytes: stored ? size : 0, problem };
  }
  if (outcome.kind !== "problem" || outcome.status >= 500 || PASSING.has(outcome.code)) return {};
  const { code, message, facts } = outcome;
  return { problem: { code, message, field: null, facts } };
}

class PhotoSender {
  private chunk = SMALLEST;

  constructor(
    private readonly desk: Desk,
    private readonly office: Office,
  ) {}

  async send(photo: PhotoRecord): Promise<Outcome<FileState>> {
    const bytes = await this.desk.store.bytes(photo.sha256).catch(() => null);
    if (bytes === null) return this.lost(photo);
    let outcome = await this.office.fileState(photo.sha256);
    let again = true; // a file that arrived wrong is sent once more
    while (outcome.kind === "answer" && !outcome.value.stored && outcome.value.code === "") {
      const { received } = outcome.value;
      await this.note(photo.sha256, { sentBytes: received });
      outcome = await this.next(photo.sha256, bytes, received);
      if (outcome.kind !== "problem") continue;
      const from = outcome.code === GAP ? Number(outcome.facts["received"]) : 0;
      if ((outcome.code === GAP && from < received) || (outcome.code === WRONG && again)) {
        again = again && outcome.code !== WRONG;
        outcome = { kind: "answer", value: { ...NOTHING, sha256: photo.sha256, received: from } };
      }
    }
    await this.note(photo.sha256, resultOf(outcome, photo.size));
    return outcome;
  }

  private async next(sha256: string, bytes: Bytes, from: number): Promise<Outcome<FileState>> {
    const begun = this.desk.clock.now();
    const piece = bytes.slice(from, from + this.chunk);
    const outcome = await this.office.sendChunk(sha256, bytes.length, from, piece);
    if (outcome.kind !== "answer") this.chunk = SMALLEST;
    else if (this.desk.clock.now() - begun < QUICK) this.chunk = Math.min(LARGEST, this.chunk * 2);
    return outcome;
  }

  /** Of all reports that name this content. */
  private note(sha256: string, said: Partial<PhotoRecord>): Promise<void> {
    return this.desk.store.turn(async () => {
      const changes = new Changes();
      for (const one of this.desk.store.shelf("photo").where((photo) => photo.sha256 === sha256)) {
        changes.put("photo", { ...one, ...said });
      }
      await this.desk.store.write(changes);
    });
  }

  private async lost(photo: PhotoRecord): Promise<Outcome<FileState>> {
    const problem: Said = { code: LOST, message: "", field: null, facts: {} };
    await this.note(photo.sha256, { problem });
    return { kind: "problem", status: 0, code: problem.code, message: "", facts: {} };
  }
}
