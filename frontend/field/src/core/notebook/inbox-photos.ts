import {
  FieldProblem,
  type InboxPhotos,
  type Photo,
  type PhotoLack,
  type PhotoMode,
  type PhotoStock,
  type ProblemCode,
  type Status,
} from "../contract";
import type { Space } from "../ports";
import { ONLY } from "../records/singles";
import { smallKey, type SmallPhotoRecord } from "../records/small-photo";
import type { ReportRecord } from "../records/report";
import { Changes } from "../store/changes";
import type { Office } from "../sync/office";
import { SmallPhotoFetcher, type FetchEnd, type Wanted } from "../sync/small-photos";
import type { Desk } from "./desk";
import { LITTLE } from "./status";

export const QUOTA = 20_000_000; // bytes: about a thousand photos
const PROBLEMS: Record<Exclude<FetchEnd, "done" | "paused">, ProblemCode> = {
  none: "network.none",
  busy: "office.busy",
  refused: "office.fault",
  unkept: "storage.full",
};

/** What the photos need to know of the notebook around them. */
export interface Around {
  office(): Office;
  sync(): Promise<Status>;
  isSyncing(): boolean;
  onBusy(until: number): void;
  isUnmetered(): boolean;
  space(): Space | null;
  quota: number; // bytes
  waiting(): ReportRecord[]; // in the order of the inbox
}

/** Small photos of what waits to be checked: when they come, which are here, why others are not. */
export class NotebookInboxPhotos implements InboxPhotos {
  private readonly fetcher: SmallPhotoFetcher;
  private readonly askedFor = new Set<string>(); // reports, by a person
  private isStopped = false;

  constructor(
    private readonly desk: Desk,
    private readonly around: Around,
  ) {
    this.fetcher = new SmallPhotoFetcher(desk, () => around.office(), {
      wanted: () => this.wanted(),
      isPaused: () => this.isStopped || around.isSyncing(),
      onBusy: (until) => {
        around.onBusy(until);
      },
    });
  }

  get mode(): PhotoMode {
    return this.desk.store.shelf("choices").get(ONLY)?.inboxPhotos ?? "wifi";
  }

  async choose(mode: PhotoMode): Promise<void> {
    await this.desk.store.turn(async () => {
      const changes = new Changes().put("choices", { id: ONLY, inboxPhotos: mode });
      if (mode === "never") for (const { id } of this.kept) changes.remove("small_photo", id).removeBlob(smallKey(id));
      await this.desk.store.write(changes);
    });
    this.desk.wake();
  }

  get stock(): PhotoStock {
    const ids = this.around.waiting().flatMap(photosIn);
    const here = ids.filter(({ id }) => this.sizeOf(id) !== null).length;
    return { all: ids.length, here, bytes: this.bytes, quota: this.around.quota, noRoom: this.noRoom };
  }

  lackOf({ id, kind, here }: Photo): PhotoLack | null {
    if (here) return null;
    if (kind === "document") return "document";
    if (this.desk.store.shelf("small_photo").get(id) !== null) return "refused";
    if (this.mode === "never") return "never";
    return this.noRoom ?? (this.mode === "wifi" && !this.around.isUnmetered() ? "wifi" : "signal");
  }

  async fetch(report?: string): Promise<void> {
    const asked = report === undefined ? this.around.waiting().map(({ id }) => id) : [report];
    await this.tryAgain(asked);
    for (const id of asked) this.askedFor.add(id);
    try {
      let ended = await this.afterContact();
      while (ended === "paused" && !this.isStopped) ended = await this.afterContact();
      if (ended !== "done" && ended !== "paused") throw new FieldProblem(PROBLEMS[ended]);
    } finally {
      for (const id of asked) this.askedFor.delete(id);
    }
  }

  /** After a contact that went well. */
  bySelf(): void {
    void this.fetcher.run();
  }

  start(): void {
    this.isStopped = false;
  }

  stop(): void {
    this.isStopped = true;
  }

  /** What is to be said to the office goes first. */
  private async afterContact(): Promise<FetchEnd> {
    const { state } = await this.around.sync();
    if (state === "no_signal") return "none";
    return state === "busy" ? "busy" : this.fetcher.run();
  }

  /** Those that a person asked for, then those that come by themselves, as long as there is room. */
  private wanted(): Wanted[] {
    if (this.noRoom !== null) return [];
    const comes = this.mode === "always" || (this.mode === "wifi" && this.around.isUnmetered());
    const missing = this.around
      .waiting()
      .flatMap(photosIn)
      .filter(({ id }) => this.desk.store.shelf("small_photo").get(id) === null);
    const asked = missing.filter(({ report }) => this.askedFor.has(report));
    return [...asked, ...(comes ? missing.filter(({ report }) => !this.askedFor.has(report)) : [])];
  }

  /** What the office could not give before. */
  private tryAgain(reports: readonly string[]): Promise<void> {
    return this.desk.store.turn(() => {
      const changes = new Changes();
      for (const { id, report, size } of this.kept) {
        if (size === null && reports.includes(report)) changes.remove("small_photo", id);
      }
      return this.desk.store.write(changes);
    });
  }

  private get noRoom(): "space" | "quota" | null {
    const space = this.around.space();
    if (space !== null && space.free < LITTLE) return "space";
    return this.bytes < this.around.quota ? null : "quota";
  }

  private get kept(): SmallPhotoRecord[] {
    return this.desk.store.shelf("small_photo").all();
  }

  private get bytes(): number {
    return this.kept.reduce((sum, { size }) => sum + (size ?? 0), 0);
  }

  private sizeOf(id: string): number | null {
    return this.desk.store.shelf("small_photo").get(id)?.size ?? null;
  }
}

function photosIn({ id: report, office }: ReportRecord): Wanted[] {
  const photos = (office?.attachments ?? []).filter((one) => one.kind === "photo");
  return photos.map(({ id }) => ({ id, report }));
}
