import { fromBase64 } from "../bytes";
import { FieldProblem } from "../contract";
import type { Desk } from "../notebook/desk";
import { isNamed, smallKey } from "../records/small-photo";
import { Changes } from "../store/changes";
import type { Office, PhotosReply } from "./office";

const MOST = 6; // in one answer
const QUICK = 4_000; // ms for an answer, below which the next may bring twice as many

/** `paused`: a contact began, and goes first; `unkept`: the phone's storage did not take it. */
export type FetchEnd = "done" | "paused" | "none" | "busy" | "refused" | "unkept";

/** A photo that is to be fetched, and its report. */
export interface Wanted {
  id: string;
  report: string;
}

export interface Fetching {
  /** Asked anew before every call: what is missing now, the most urgent first. */
  wanted(): Wanted[];
  isPaused(): boolean;
  onBusy(until: number): void;
}

/**
 * Fetches small photos a few at a time, while nothing else is to be said to the office. What one call brought is kept
 * before the next one begins: an interruption costs that call alone.
 */
export class SmallPhotoFetcher {
  private most = 1;
  private running: Promise<FetchEnd> | null = null;

  constructor(
    private readonly desk: Desk,
    private readonly office: () => Office,
    private readonly fetching: Fetching,
  ) {}

  /** One at a time: who asks meanwhile gets the result of the one that runs. */
  run(): Promise<FetchEnd> {
    this.running ??= this.rounds().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async rounds(): Promise<FetchEnd> {
    for (;;) {
      const asked = this.fetching.wanted().slice(0, this.most);
      if (asked.length === 0) return "done";
      if (this.fetching.isPaused()) return "paused";
      const ended = await this.round(asked);
      if (ended !== "done") return ended;
    }
  }

  private async round(asked: readonly Wanted[]): Promise<FetchEnd> {
    const begun = this.desk.clock.now();
    const ids = asked.map((one) => one.id);
    const outcome = await this.office().smallPhotos(this.desk.session.role, ids);
    const isQuick = this.desk.clock.now() - begun < QUICK;
    this.most = outcome.kind === "answer" && isQuick ? Math.min(MOST, this.most * 2) : 1;
    switch (outcome.kind) {
      case "answer":
        return this.desk.store.turn(() => this.keep(asked, outcome.value));
      case "busy":
        this.fetching.onBusy(this.desk.clock.now() + outcome.waitMs);
        return "busy";
      case "problem":
        return "refused"; // an older office, or a role that ended: the next contact says so
      case "none":
        return "none";
    }
  }

  private async keep(asked: readonly Wanted[], reply: PhotosReply): Promise<FetchEnd> {
    const given = new Map(reply.photos.map((one) => [one.id, one]));
    const changes = new Changes();
    for (const { id, report } of asked) {
      if (!isNamed(this.desk.store.shelf("report").get(report), id)) continue; // checked meanwhile
      const photo = given.get(id);
      const bytes = photo ? fromBase64(photo.data) : null;
      changes.put("small_photo", { id, report, type: photo?.media_type ?? "", size: bytes?.length ?? null });
      if (bytes) changes.putBlob(smallKey(id), bytes);
    }
    try {
      await this.desk.store.write(changes);
      return "done";
    } catch (error) {
      if (error instanceof FieldProblem) return "unkept"; // what the person writes will meet the same, and say it
      throw error;
    }
  }
}
