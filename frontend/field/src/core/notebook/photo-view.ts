import type { Photo } from "../contract";
import { LOST, saidOf, type PhotoRecord } from "../records/photo";
import type { ReportRecord } from "../records/report";
import type { Desk } from "./desk";

/** The photos of a report, in their order: those of this phone, then those that only the office has. */
export function photosOf(desk: Desk, record: ReportRecord): Photo[] {
  const held = heldPhotos(desk, record.id);
  return [...held.map(viewOfPhoto), ...onlyAtOffice(record, held).map((one) => viewOfAttachment(desk, one))];
}

/** What this phone brings with the report; what only the office has stays there unless it was taken off. */
export function attachmentsOf(desk: Desk, record: ReportRecord): Record<string, unknown>[] {
  return heldPhotos(desk, record.id).map(saidOf);
}

export function heldPhotos(desk: Desk, report: string): PhotoRecord[] {
  const held = desk.store.shelf("photo").where((photo) => photo.report === report);
  return held.sort((one, other) => one.place - other.place);
}

export function viewOfPhoto(photo: PhotoRecord): Photo {
  const { id, kind, sha256, size, caption, takenAt, atOffice, sentBytes, problem } = photo;
  const here = problem?.code !== LOST;
  return { id, kind, sha256, size, caption, takenAt, here, atOffice, sentBytes, problem };
}

type Attachment = NonNullable<ReportRecord["office"]>["attachments"][number];

function onlyAtOffice({ office, mine }: ReportRecord, held: readonly PhotoRecord[]): Attachment[] {
  const known = new Set([...held.map((photo) => photo.id), ...(mine?.removed ?? [])]);
  return (office?.attachments ?? []).filter((one) => !known.has(one.id));
}

function viewOfAttachment(desk: Desk, one: Attachment): Photo {
  const kind = one.kind === "document" ? "document" : "photo";
  const seen = { id: one.id, kind, sha256: one.sha256, caption: one.caption, takenAt: one.taken_at } as const;
  const size = desk.store.shelf("small_photo").get(one.id)?.size ?? null;
  return { ...seen, size, here: size !== null, atOffice: true, sentBytes: 0, problem: null };
}
