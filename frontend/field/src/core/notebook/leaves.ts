import { FieldProblem, type Leave, type LeaveContent, type Leaves } from "../contract";
import { enqueue, openItems } from "../outbox/queue";
import { leaveContentOf, type LeaveRecord } from "../records/work";
import { Changes } from "../store/changes";
import type { Desk } from "./desk";
import { stateOfItems } from "./plan";

export class NotebookLeaves implements Leaves {
  constructor(private readonly desk: Desk) {}

  async list(): Promise<Leave[]> {
    const records = this.desk.store.shelf("leave").where(({ mine }) => mine?.withdrawn !== true);
    const shown = records.map((record) => this.view(record));
    return Promise.resolve(shown.sort((one, other) => other.content.start.localeCompare(one.content.start)));
  }

  request(content: LeaveContent): Promise<Leave> {
    return this.desk.store.turn(async () => {
      const id = this.desk.id();
      const mine = { content, withdrawn: false };
      const record = { id, office: null, mine, revision: 1, generation: this.desk.sync.generation };
      const body = { id, revision: 1, content: { ...content } };
      const changes = new Changes().put("leave", record);
      enqueue(this.desk, changes, { kind: "leave.request", type: "leave", record: id, revision: 1, body });
      await this.desk.store.write(changes);
      this.desk.wake();
      return this.view(record);
    });
  }

  withdraw(id: string): Promise<void> {
    return this.desk.store.turn(async () => {
      const record = this.desk.store.shelf("leave").get(id);
      if (record === null) throw new FieldProblem("record.missing");
      const changes = new Changes();
      const open = openItems(this.desk, id);
      for (const item of open) if (!item.sent || item.state !== "waiting") changes.remove("item", item.id);
      if (record.office === null && open.every((item) => !item.sent)) changes.remove("leave", id);
      else {
        const mine = { content: contentIn(record), withdrawn: true };
        const revision = record.revision + 1;
        changes.put("leave", { ...record, mine, revision });
        enqueue(this.desk, changes, {
          kind: "leave.withdraw",
          type: "leave",
          record: id,
          revision,
          body: { id, revision },
        });
      }
      await this.desk.store.write(changes);
      this.desk.wake();
    });
  }

  private view(record: LeaveRecord): Leave {
    const items = openItems(this.desk, record.id);
    return {
      id: record.id,
      content: contentIn(record),
      decision: record.office?.state ?? "",
      decisionNote: record.office?.decision_note ?? "",
      state: stateOfItems(this.desk, items),
      problem: items.find((item) => item.problem !== null)?.problem ?? null,
    };
  }
}

function contentIn({ mine, office }: LeaveRecord): LeaveContent {
  if (mine !== null) return mine.content;
  if (office === null) throw new FieldProblem("record.missing");
  return leaveContentOf(office);
}
