import { sha256, toHex } from "../bytes";
import { FieldProblem, type Photo, type PhotoMeta, type Photos } from "../contract";
import { isReplaceable } from "../outbox/item";
import { openItems } from "../outbox/queue";
import { isLockedAtOffice } from "../records/report";
import { smallKey } from "../records/small-photo";
import { Changes } from "../store/changes";
import type { Desk } from "./desk";
import { heldPhotos, viewOfPhoto } from "./photo-view";

const MOST = 20; // the office takes no more with one report

/** Photos and documents of the own reports; each content is kept once. */
export class NotebookPhotos implements Photos {
  constructor(private readonly desk: Desk) {}

  async add(reportId: string, blob: Blob, meta: PhotoMeta): Promise<Photo> {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const hash = toHex(await sha256(this.desk.crypto, bytes));
    return this.desk.store.turn(async () => {
      this.requireWritable(reportId);
      const others = heldPhotos(this.desk, reportId);
      const office = this.desk.store.shelf("report").get(reportId)?.office?.attachments.length ?? 0;
      if (others.length + office >= MOST) throw new FieldProblem("photo.too_many", { most: MOST });
      const same = this.desk.store.shelf("photo").where((one) => one.sha256 === hash);
      const photo = {
        id: this.desk.id(),
        report: reportId,
        place: Math.max(0, ...others.map((one) => one.place)) + 1,
        kind: meta.kind ?? "photo",
        sha256: hash,
        size: bytes.length,
        type: blob.type,
        fileName: meta.fileName ?? "",
        caption: meta.caption ?? "",
        takenAt: meta.takenAt ?? null,
        latitude: meta.latitude ?? null,
        longitude: meta.longitude ?? null,
        sentBytes: 0,
        atOffice: false,
        problem: null,
      };
      const changes = new Changes().put("photo", photo);
      if (same.length === 0) changes.putBlob(hash, bytes);
      this.takeBack(reportId, changes);
      await this.desk.store.write(changes);
      return viewOfPhoto(photo);
    });
  }

  describe(photoId: string, caption: string): Promise<void> {
    return this.desk.store.turn(async () => {
      const photo = this.desk.store.shelf("photo").get(photoId);
      if (photo === null) throw new FieldProblem("record.missing");
      this.requireWritable(photo.report);
      const changes = new Changes().put("photo", { ...photo, caption });
      this.takeBack(photo.report, changes);
      await this.desk.store.write(changes);
    });
  }

  remove(photoId: string): Promise<void> {
    return this.desk.store.turn(async () => {
      const photo = this.desk.store.shelf("photo").get(photoId);
      const changes = new Changes();
      if (photo === null) return this.removeFromOffice(photoId, changes);
      this.requireWritable(photo.report);
      changes.remove("photo", photoId);
      const others = this.desk.store.shelf("photo").where((one) => one.sha256 === photo.sha256 && one.id !== photoId);
      if (others.length === 0) changes.removeBlob(photo.sha256);
      this.takeBack(photo.report, changes, [photoId]);
      await this.desk.store.write(changes);
    });
  }

  async open(photoId: string): Promise<Blob | null> {
    const own = this.desk.store.shelf("photo").get(photoId);
    const photo = own ?? this.desk.store.shelf("small_photo").get(photoId);
    const bytes = photo && (await this.desk.store.bytes(own?.sha256 ?? smallKey(photoId)));
    return bytes && new Blob([bytes], { type: photo.type });
  }

  /** One that only the office has: it is taken off when the report goes out again. */
  private async removeFromOffice(photoId: string, changes: Changes): Promise<void> {
    const [record] = this.desk.store
      .shelf("report")
      .where(({ office, mine }) => mine !== null && (office?.attachments.some((one) => one.id === photoId) ?? false));
    if (record?.mine == null) throw new FieldProblem("record.missing");
    this.requireWritable(record.id);
    const mine = { ...record.mine, handed: false, removed: [...record.mine.removed, photoId] };
    await this.desk.store.write(changes.put("report", { ...record, mine }));
  }

  private requireWritable(reportId: string): void {
    const record = this.desk.store.shelf("report").get(reportId);
    if (record === null) throw new FieldProblem("record.missing");
    const locked = openItems(this.desk, reportId).some((item) => !isReplaceable(item));
    if (locked || isLockedAtOffice(record.office)) throw new FieldProblem("record.locked");
  }

  /** A report that waits unsent names its photos: with others it is a draft again. */
  private takeBack(reportId: string, changes: Changes, gone: string[] = []): void {
    const record = this.desk.store.shelf("report").get(reportId);
    if (record?.mine == null) return;
    for (const item of openItems(this.desk, reportId)) if (!item.sent) changes.remove("item", item.id);
    const removed = [...record.mine.removed, ...gone];
    changes.put("report", { ...record, mine: { ...record.mine, handed: false, savedAt: this.desk.moment(), removed } });
  }
}
