import { FieldProblem, type Work, type WorkProgressContent, type Works, type WorkSight } from "../contract";
import { enqueue } from "../outbox/queue";
import type { WorkProgressRecord } from "../records/village-work";
import { Changes } from "../store/changes";
import type { Desk } from "./desk";
import { stateOfItems } from "./plan";
import { workHeld, worksHeld } from "./works-held";

const WHOLE = 100;

/** Works of the own villages: what the office tells, with what was written here and may not be there yet. */
export class NotebookWorks implements Works {
  constructor(private readonly desk: Desk) {}

  async of(code: string): Promise<Work[]> {
    const found = worksHeld(this.desk).filter(({ region }) => region === code);
    const shown = found.map((office) => this.view(office));
    return Promise.resolve(shown.sort(({ office: one }, { office: other }) => order(one, other)));
  }

  async get(id: string): Promise<Work | null> {
    const office = workHeld(this.desk, id);
    return Promise.resolve(office && this.view(office));
  }

  write(id: string, content: WorkProgressContent): Promise<void> {
    return this.desk.store.turn(async () => {
      if (workHeld(this.desk, id) === null) throw new FieldProblem("record.missing");
      const record: WorkProgressRecord = { id: this.desk.id(), work: id, content };
      const changes = new Changes().put("work_progress", record);
      const body = { id: record.id, revision: 1, work: id, content: { ...content } };
      enqueue(this.desk, changes, {
        kind: "work_progress.put",
        type: "work_progress",
        record: record.id,
        revision: 1,
        body,
      });
      await this.desk.store.write(changes);
      this.desk.wake();
    });
  }

  private view(office: Work["office"]): Work {
    const { id } = office;
    const told = new Set(office.progress.map((one) => one.id));
    const own = this.desk.store
      .shelf("work_progress")
      .where((one) => one.work === id && !told.has(one.id))
      .flatMap((one) => this.ownSight(one) ?? []);
    const others = office.progress.map(({ id: key, date, percent, is_stopped, note, by }): WorkSight => {
      return { id: key, date, percent, is_stopped, note, by, state: "received", problem: null };
    });
    const sights = [...own.reverse(), ...others].sort((one, other) => other.date.localeCompare(one.date));
    const last = sights.find((one) => one.state !== "refused" && one.state !== "aside");
    const isOwn = last !== undefined && own.includes(last);
    const standing = isOwn ? standingAfter(last) : office.state;
    return {
      id,
      office,
      percent: isOwn ? last.percent : office.percent,
      standing,
      isLate: standing !== "done" && office.planned_end < this.desk.today(),
      sights,
    };
  }

  /** Null once its command is forgotten: the office has it longest. */
  private ownSight({ id, content }: WorkProgressRecord): WorkSight | null {
    const items = this.desk.store.shelf("item").where((item) => item.record === id);
    if (items.length === 0) return null;
    const open = items.filter((item) => item.state !== "settled");
    const problem = open.find((item) => item.problem !== null)?.problem ?? null;
    return { ...content, id, by: "", state: stateOfItems(this.desk, open), problem };
  }
}

function standingAfter({ percent, is_stopped: isStopped }: WorkSight): Work["standing"] {
  if (percent === WHOLE) return "done";
  if (isStopped) return "stopped";
  return percent > 0 ? "running" : "not_begun";
}

function order(one: Work["office"], other: Work["office"]): number {
  return (
    other.year - one.year ||
    one.activity_code.localeCompare(other.activity_code, "en", { numeric: true }) ||
    one.name.localeCompare(other.name)
  );
}
