import {
  FieldProblem,
  type Conflict,
  type Report,
  type ReportContent,
  type ReportFilter,
  type Reports,
} from "../contract";
import { conflictBetween } from "../records/differing";
import { isConflict, isReplaceable } from "../outbox/item";
import { enqueue, openItems } from "../outbox/queue";
import {
  contentOf,
  emptyContent,
  isLockedAtOffice,
  isOvertaken,
  likeContent,
  missingIn,
  shownContent,
  type OwnReport,
  type ReportRecord,
} from "../records/report";
import { Changes } from "../store/changes";
import type { Desk } from "./desk";
import { attachmentsOf } from "./photo-view";
import { isMine, viewOf } from "./report-view";

/** Daily reports: written here, whatever the network does. */
export class NotebookReports implements Reports {
  constructor(private readonly desk: Desk) {}

  async list(filter: ReportFilter = {}): Promise<Report[]> {
    const shown = this.records.map((record) => viewOf(this.desk, record)).filter((report) => fits(report, filter));
    shown.sort((one, other) => compare(other.content.date + other.content.start, one.content.date + one.content.start));
    return Promise.resolve(shown.slice(0, filter.limit ?? shown.length));
  }

  async get(id: string): Promise<Report | null> {
    const record = this.desk.store.shelf("report").get(id);
    return Promise.resolve(record && viewOf(this.desk, record));
  }

  create(from: Parameters<Reports["create"]>[0] = {}): Promise<Report> {
    return this.desk.store.turn(async () => {
      const date = from.date ?? this.desk.today();
      const content = { ...this.beginning(from, date), ...(from.region === undefined ? {} : { region: from.region }) };
      return this.keep({ id: this.desk.id(), office: null, mine: null, revision: 0, generation: 0 }, { content });
    });
  }

  save(id: string, content: ReportContent): Promise<Report> {
    return this.desk.store.turn(async () => {
      const record = this.writable(id);
      const changes = new Changes();
      // Not yet sent: it is taken back, and handed over again once its author says so.
      for (const item of openItems(this.desk, id)) if (!item.sent) changes.remove("item", item.id);
      return this.keep(record, { content, handed: false }, changes);
    });
  }

  submit(id: string): Promise<Report> {
    return this.desk.store.turn(async () => this.handOver(this.writable(id)));
  }

  discard(id: string): Promise<void> {
    return this.desk.store.turn(async () => {
      const record = this.found(id);
      if (isLockedAtOffice(record.office)) throw new FieldProblem("record.locked");
      const open = openItems(this.desk, id);
      if (open.some((item) => item.sent && item.state === "waiting")) throw new FieldProblem("record.locked");
      const changes = new Changes().remove("report", id);
      for (const item of open) changes.remove("item", item.id);
      for (const photo of this.desk.store.shelf("photo").where((one) => one.report === id))
        changes.remove("photo", photo.id);
      if (record.office !== null) {
        const body = { id, revision: record.revision + 1 };
        enqueue(this.desk, changes, {
          kind: "report.discard",
          type: "report",
          record: id,
          revision: body.revision,
          body,
        });
      }
      await this.desk.store.write(changes);
      this.desk.wake();
    });
  }

  correct(id: string): Promise<Report> {
    return this.desk.store.turn(async () => {
      const { office } = this.found(id);
      if (office === null || !["verified", "locked"].includes(office.state)) throw new FieldProblem("record.locked");
      const already = this.records.find((record) => record.mine?.corrects === id || record.office?.corrects === id);
      if (already !== undefined) return viewOf(this.desk, already);
      const fresh = { id: this.desk.id(), office: null, mine: null, revision: 0, generation: 0 };
      return this.keep(fresh, { content: contentOf(office), corrects: id });
    });
  }

  async conflict(id: string): Promise<Conflict<ReportContent> | null> {
    const record = this.desk.store.shelf("report").get(id);
    if (record?.office == null || record.mine === null) return Promise.resolve(null);
    const refused = openItems(this.desk, id).some(isConflict);
    if (!refused && !isOvertaken(record)) return Promise.resolve(null);
    const theirs = {
      content: contentOf(record.office),
      at: record.office.checked_at ?? record.office.submitted_at ?? record.office.received_at_server,
      by: record.office.checked_by || record.office.author_name,
      version: record.office.version,
    };
    return Promise.resolve(conflictBetween(id, { content: record.mine.content, at: record.mine.savedAt }, theirs));
  }

  settle(id: string, content: ReportContent): Promise<Report> {
    return this.desk.store.turn(async () => {
      const record = this.writable(id);
      const baseVersion = record.office?.version ?? null;
      const own = this.own(record, { content, baseVersion });
      return this.handOver({ ...record, mine: own });
    });
  }

  missing(content: ReportContent): (keyof ReportContent)[] {
    return missingIn(content);
  }

  private get records(): ReportRecord[] {
    return this.desk.store.shelf("report").all();
  }

  private beginning(from: NonNullable<Parameters<Reports["create"]>[0]>, date: string): ReportContent {
    const earlier = from.like === undefined ? null : this.desk.store.shelf("report").get(from.like);
    if (earlier !== null) return likeContent(shownContent(earlier), date);
    const item = from.planItem === undefined ? null : this.desk.store.shelf("plan_item").get(from.planItem);
    const planned = item?.mine?.content ?? item?.office;
    if (item === null || planned == null) return emptyContent(from.kind ?? "activity", date);
    const { region, kind, category, description } = planned;
    return { ...emptyContent(kind, date), region, category, description, plan_item_id: item.id };
  }

  private found(id: string): ReportRecord {
    const record = this.desk.store.shelf("report").get(id);
    if (record === null || !isMine(this.desk, record)) throw new FieldProblem("record.missing");
    return record;
  }

  /** Throws `record.locked` where the office may have it already, and does not give it back. */
  private writable(id: string): ReportRecord {
    const record = this.found(id);
    const locked = openItems(this.desk, id).some((item) => !isReplaceable(item));
    if (locked || isLockedAtOffice(record.office)) throw new FieldProblem("record.locked");
    return record;
  }

  private own(record: ReportRecord, said: Partial<OwnReport>): OwnReport {
    const now = this.desk.moment();
    const before: OwnReport = record.mine ?? {
      content: shownContent(record),
      createdAt: record.office?.created_at_device ?? now,
      savedAt: now,
      baseVersion: record.office?.version ?? null,
      corrects: record.office?.corrects ?? null,
      handed: false,
      removed: [],
    };
    return { ...before, ...said, savedAt: now };
  }

  private async keep(record: ReportRecord, said: Partial<OwnReport>, changes = new Changes()): Promise<Report> {
    const kept = { ...record, mine: this.own(record, said) };
    await this.desk.store.write(changes.put("report", kept));
    return viewOf(this.desk, kept);
  }

  private async handOver(record: ReportRecord): Promise<Report> {
    const mine = this.own(record, { handed: true });
    const fields = missingIn(mine.content);
    if (fields.length > 0) throw new FieldProblem("record.unfinished", { fields });
    const { id } = record;
    const revision = record.revision + 1;
    const changes = new Changes();
    const body = {
      id,
      revision,
      content: { ...mine.content },
      created_at_device: mine.createdAt,
      base_version: mine.baseVersion,
      submit: true,
      corrects: mine.corrects,
      attachments: attachmentsOf(this.desk, record),
      removed: mine.removed,
    };
    enqueue(this.desk, changes, { kind: "report.put", type: "report", record: id, revision, body });
    const report = await this.keep({ ...record, revision }, mine, changes);
    this.desk.wake();
    return report;
  }
}

function fits(report: Report, filter: ReportFilter): boolean {
  const { content } = report;
  return (
    (filter.mine === undefined || report.mine === filter.mine) &&
    (filter.states === undefined || filter.states.includes(report.state)) &&
    (filter.region === undefined || content.region === filter.region) &&
    (filter.since === undefined || content.date >= filter.since) &&
    (filter.until === undefined || content.date <= filter.until)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
