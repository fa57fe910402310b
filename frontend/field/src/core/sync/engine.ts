import type { Desk } from "../notebook/desk";
import type { Item } from "../outbox/item";
import { chance } from "../ports";
import { ONLY, type SyncRow } from "../records/singles";
import { Changes } from "../store/changes";
import { MOST_COMMANDS, nextBatch } from "./batch";
import { KNOWN_TYPES } from "./feed";
import type { Office, Outcome, Reply } from "./office";
import { sendPhotos } from "./photos";
import { fetchSurroundings } from "./surroundings";
import { takeReply } from "./taking";

const PROTOCOL = 1;
const FAULTS = 3; // of the office over one single command, before it is set apart

export type Ended = "done" | "none" | "busy" | "stopped";

/** One contact with the office: bring what waits, take what changed, then the photos. */
export class Engine {
  progress = { sent: 0, of: 0 };
  private most = MOST_COMMANDS;
  private faults = 0;
  busyUntil = 0;
  nextAutomatic = 0; // ms, as the office wishes; 0: it said nothing yet

  constructor(
    private readonly desk: Desk,
    private readonly office: () => Office,
    private readonly appVersion: string,
  ) {}

  async run(): Promise<Ended> {
    if (this.desk.clock.now() < this.busyUntil) return "busy";
    this.progress = { sent: 0, of: this.waiting.length };
    for (;;) {
      const batch = await this.desk.store.turn(() => this.prepare());
      const sentAt = this.desk.clock.now();
      const outcome = await this.office().exchange(this.said(batch));
      this.desk.onAir.clear();
      const ended = await this.desk.store.turn(() => this.settle(outcome, batch, sentAt));
      if (ended !== "again") return ended === "done" ? this.afterRecords() : ended;
    }
  }

  private async afterRecords(): Promise<Ended> {
    const ended = await sendPhotos(this.desk, this.office(), (until) => (this.busyUntil = until));
    if (ended !== "done") return ended;
    const around = await fetchSurroundings(this.desk, this.office());
    return around === "none" ? "none" : "done";
  }

  private get waiting(): Item[] {
    return this.desk.store.shelf("item").where((item) => item.state === "waiting");
  }

  /** Notes that these may reach the office before they do: from then on they are never changed. */
  private async prepare(): Promise<Item[]> {
    const batch = nextBatch(this.waiting, this.desk.clock.now(), this.most);
    const changes = new Changes();
    for (const item of batch) if (!item.sent) changes.put("item", { ...item, sent: true });
    await this.desk.store.write(changes);
    for (const item of batch) this.desk.onAir.add(item.id);
    this.desk.store.tell();
    return batch;
  }

  private said(batch: readonly Item[]): Parameters<Office["exchange"]>[0] {
    const { cursor, knows } = this.desk.sync;
    const others = this.waiting.filter((item) => !this.desk.onAir.has(item.id));
    return {
      protocol: PROTOCOL,
      role: batch[0]?.role ?? this.desk.session.role,
      app_version: this.appVersion,
      clock: this.desk.moment(),
      waiting: others.length,
      answers_only: nextBatch(others, this.desk.clock.now()).length > 0,
      commands: batch.map(({ id, kind, writtenAt, version, body }) => ({
        id,
        kind,
        written_at: writtenAt,
        version,
        body,
      })),
      cursor: knows === KNOWN_TYPES.join(",") ? cursor : "",
      reference: this.desk.store.shelf("reference").get(ONLY)?.digest ?? "",
    };
  }

  private async settle(outcome: Outcome<Reply>, batch: readonly Item[], sentAt: number): Promise<Ended | "again"> {
    switch (outcome.kind) {
      case "none":
        await this.note({ lostSince: this.desk.sync.lostSince ?? new Date(sentAt).toISOString() });
        return "none";
      case "busy":
        this.busyUntil = this.desk.clock.now() + outcome.waitMs;
        this.desk.store.tell();
        return "busy";
      case "problem":
        return this.refused(outcome, batch);
      case "answer":
        await takeReply(this.desk, this.ours(outcome.value, batch), sentAt, chance(this.desk.crypto));
        this.nextAutomatic = outcome.value.next_automatic * 1000;
        this.most = MOST_COMMANDS;
        this.faults = 0;
        this.progress.sent += batch.length;
        return this.ours(outcome.value, batch).more || nextBatch(this.waiting, this.desk.clock.now()).length > 0
          ? "again"
          : "done";
    }
  }

  /** What was written in another of the own roles is answered in that role; what changed is told in the present one. */
  private ours(reply: Reply, batch: readonly Item[]): Reply {
    if ((batch[0]?.role ?? this.desk.session.role) === this.desk.session.role) return reply;
    const { cursor } = this.desk.sync;
    return {
      ...reply,
      changes: [],
      cursor,
      more: true,
      anew: false,
      restored: false,
      reference: null,
      statement: null,
    };
  }

  /** The office did not take the sending as a whole. */
  private async refused(
    problem: Extract<Outcome<Reply>, { kind: "problem" }>,
    batch: readonly Item[],
  ): Promise<Ended | "again"> {
    switch (problem.code) {
      case "device.unknown":
      case "device.revoked":
        await this.note({ tells: "revoked" });
        return "stopped";
      case "sync.protocol_unknown":
        await this.note({ tells: "outdated" });
        return "stopped";
      case "sync.role_unknown":
      case "not_allowed":
        return this.withoutRole(batch);
    }
    if (batch.length > 1) {
      this.most = Math.ceil(batch.length / 2); // one of these poisons the others: find it
      return "again";
    }
    const [only] = batch;
    this.faults += 1;
    if (only === undefined || (problem.status >= 500 && this.faults < FAULTS)) return "none";
    this.faults = 0;
    const said = { code: problem.code, message: problem.message, field: null, facts: problem.facts };
    await this.desk.store.write(new Changes().put("item", { ...only, state: "aside", problem: said }));
    return "again";
  }

  /** The role ended while the phone was away: what was written in it goes out in the first of the own roles. */
  private async withoutRole(batch: readonly Item[]): Promise<Ended | "again"> {
    const role = batch[0]?.role ?? this.desk.session.role;
    if (role === "") {
      await this.note({ tells: "no_role" });
      return "stopped";
    }
    const changes = new Changes();
    for (const item of this.waiting) if (item.role === role) changes.put("item", { ...item, role: "" });
    if (this.desk.session.role === role) changes.put("session", { ...this.desk.session, role: "" });
    await this.desk.store.write(changes);
    return "again";
  }

  private async note(said: Partial<SyncRow>): Promise<void> {
    await this.desk.store.write(new Changes().put("sync", { ...this.desk.sync, ...said }));
  }
}
