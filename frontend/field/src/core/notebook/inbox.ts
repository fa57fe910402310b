import { FieldProblem, type Inbox, type Report } from "../contract";
import { enqueue, openItems } from "../outbox/queue";
import { shownContent, type ReportRecord } from "../records/report";
import { Changes } from "../store/changes";
import type { Desk } from "./desk";
import { NotebookInboxPhotos, type Around } from "./inbox-photos";
import { isMine, viewOf } from "./report-view";

/** What waits for this supervisor: checked here, said to the office when it can be reached. */
export class NotebookInbox implements Inbox {
  readonly photos: NotebookInboxPhotos;

  constructor(
    private readonly desk: Desk,
    around: Omit<Around, "waiting">,
  ) {
    this.photos = new NotebookInboxPhotos(desk, { ...around, waiting: () => this.waiting() });
  }

  list(): Promise<Report[]> {
    return Promise.resolve(this.waiting().map((record) => viewOf(this.desk, record)));
  }

  verify(ids: string[]): Promise<void> {
    return this.desk.store.turn(async () => {
      const changes = new Changes();
      for (const id of ids) this.say(changes, "report.verify", id, {});
      await this.desk.store.write(changes);
      this.desk.wake();
    });
  }

  giveBack(id: string, reasonCode: string, note: string): Promise<void> {
    return this.desk.store.turn(async () => {
      const changes = new Changes();
      this.say(changes, "report.return", id, { reason_code: reasonCode, note });
      await this.desk.store.write(changes);
      this.desk.wake();
    });
  }

  /** The oldest day first. */
  private waiting(): ReportRecord[] {
    const waiting = this.desk.store
      .shelf("report")
      .where((record) => record.office?.state === "submitted" && !isMine(this.desk, record))
      .filter((record) => openItems(this.desk, record.id).every((item) => item.state === "refused"));
    const dayOf = (record: ReportRecord): string => shownContent(record).date;
    return waiting.sort((one, other) => dayOf(one).localeCompare(dayOf(other)));
  }

  /** About the version that was read here: the office refuses where its author changed it meanwhile. */
  private say(changes: Changes, kind: string, id: string, said: Record<string, unknown>): void {
    const record = this.desk.store.shelf("report").get(id);
    if (record?.office == null) throw new FieldProblem("record.missing");
    for (const item of openItems(this.desk, id)) {
      if (item.sent && item.state === "waiting") throw new FieldProblem("record.locked");
      changes.remove("item", item.id); // said otherwise before, and not heard
    }
    const revision = record.revision + 1;
    changes.put("report", { ...record, revision });
    const body = { id, revision, version: record.office.version, ...said };
    enqueue(this.desk, changes, { kind, type: "report", record: id, revision, body });
  }
}
