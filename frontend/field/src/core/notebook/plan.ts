import {
  FieldProblem,
  type Conflict,
  type Plan,
  type PlanContent,
  type PlanItem,
  type PlanWords,
  type SendState,
} from "../contract";
import { isConflict, type Item } from "../outbox/item";
import { enqueue, openItems } from "../outbox/queue";
import { conflictBetween } from "../records/differing";
import { planContentOf, planWords, type PlanRecord } from "../records/work";
import { Changes } from "../store/changes";
import type { Desk } from "./desk";

/** The work plan: what is to be done where, and which report fulfilled it. */
export class NotebookPlan implements Plan {
  constructor(private readonly desk: Desk) {}

  async list(since: string, until: string): Promise<PlanItem[]> {
    const shown = this.desk.store
      .shelf("plan_item")
      .all()
      .map((record) => this.view(record));
    const inTime = shown.filter(({ content }) => content.date >= since && content.date <= until);
    return Promise.resolve(inTime.sort((one, other) => one.content.date.localeCompare(other.content.date)));
  }

  async get(id: string): Promise<PlanItem | null> {
    const record = this.desk.store.shelf("plan_item").get(id);
    return Promise.resolve(record && this.view(record));
  }

  put(id: string | null, content: PlanContent): Promise<PlanItem> {
    return this.desk.store.turn(() => this.write(id ?? this.desk.id(), content, ""));
  }

  cancel(id: string, because: string): Promise<void> {
    return this.desk.store.turn(async () => {
      const record = this.desk.store.shelf("plan_item").get(id);
      if (record === null) throw new FieldProblem("record.missing");
      await this.write(id, contentIn(record), because);
    });
  }

  async conflict(id: string): Promise<Conflict<PlanWords> | null> {
    const { office, mine } = this.desk.store.shelf("plan_item").get(id) ?? { office: null, mine: null };
    if (office === null || mine === null || !openItems(this.desk, id).some(isConflict)) return Promise.resolve(null);
    const here = { content: planWords(mine.content, mine.cancelledBecause), at: mine.at };
    const theirs = {
      content: planWords(planContentOf(office), office.cancelled_because),
      at: office.changed_at ?? mine.at,
      by: this.desk.personName, // nobody else writes this plan
      version: office.version,
    };
    return Promise.resolve(conflictBetween(id, here, theirs));
  }

  settle(id: string, words: PlanWords): Promise<PlanItem> {
    const { cancelled_because, ...content } = words;
    return this.desk.store.turn(() => this.write(id, content, cancelled_because, true));
  }

  private async write(
    id: string,
    content: PlanContent,
    cancelledBecause: string,
    knowsNewest = false,
  ): Promise<PlanItem> {
    const held = this.desk.store.shelf("plan_item").get(id);
    const office = held?.office ?? null;
    const revision = (held?.revision ?? 0) + 1;
    const newest = office === null ? 0 : office.version;
    const baseVersion = knowsNewest ? newest : (held?.mine?.baseVersion ?? newest);
    const record: PlanRecord = {
      id,
      office,
      mine: { content, cancelledBecause, at: this.desk.moment(), baseVersion },
      revision,
      generation: held?.generation ?? this.desk.sync.generation,
    };
    const body = {
      id,
      revision,
      content: { ...content },
      cancelled_because: cancelledBecause,
      base_version: baseVersion,
    };
    const changes = new Changes().put("plan_item", record);
    enqueue(this.desk, changes, { kind: "plan_item.put", type: "plan_item", record: id, revision, body });
    await this.desk.store.write(changes);
    this.desk.wake();
    return this.view(record);
  }

  private view(record: PlanRecord): PlanItem {
    const content = contentIn(record);
    const items = openItems(this.desk, record.id);
    const [report] = this.desk.store
      .shelf("report")
      .where(({ office, mine }) => (mine?.content.plan_item_id ?? office?.plan_item) === record.id);
    return {
      id: record.id,
      content,
      regionName: this.desk.regionName(content.region),
      cancelledBecause: record.mine?.cancelledBecause ?? record.office?.cancelled_because ?? "",
      reportId: report?.id ?? null,
      state: items.some(isConflict) ? "conflict" : stateOfItems(this.desk, items),
      problem: items.find((item) => item.problem !== null)?.problem ?? null,
    };
  }
}

/** Where a record without stages of its own is on its way. */
export function stateOfItems(desk: Desk, items: readonly Item[]): SendState {
  if (items.some((item) => item.state === "refused")) return "refused";
  if (items.some((item) => item.state === "aside")) return "aside";
  if (items.length === 0) return "received";
  return items.some((item) => desk.isSending(item.id)) ? "sending" : "waiting";
}

function contentIn({ mine, office }: PlanRecord): PlanContent {
  if (mine !== null) return mine.content;
  if (office === null) throw new FieldProblem("record.missing");
  return planContentOf(office);
}
