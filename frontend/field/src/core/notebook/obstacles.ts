import {
  FieldProblem,
  type Conflict,
  type Obstacle,
  type ObstacleContent,
  type ObstacleWords,
  type Obstacles,
} from "../contract";
import { isConflict } from "../outbox/item";
import { enqueue, isLocked, openItems } from "../outbox/queue";
import { conflictBetween } from "../records/differing";
import { obstacleContentOf, type ObstacleRecord } from "../records/obstacle";
import { Changes } from "../store/changes";
import type { Desk } from "./desk";
import { stateOfItems } from "./plan";

export class NotebookObstacles implements Obstacles {
  constructor(private readonly desk: Desk) {}

  async list(): Promise<Obstacle[]> {
    const shown = this.desk.store
      .shelf("obstacle")
      .all()
      .flatMap((record) => this.view(record) ?? []);
    return Promise.resolve(shown.sort((one, other) => other.content.date.localeCompare(one.content.date)));
  }

  async get(id: string): Promise<Obstacle | null> {
    const record = this.desk.store.shelf("obstacle").get(id);
    return Promise.resolve(record && this.view(record));
  }

  put(id: string | null, content: ObstacleContent): Promise<Obstacle> {
    return this.desk.store.turn(async () => {
      const held = id === null ? null : this.desk.store.shelf("obstacle").get(id);
      const key = held?.id ?? this.desk.id();
      if (isLocked(this.desk, key)) throw new FieldProblem("record.locked");
      const revision = (held?.revision ?? 0) + 1;
      const newest = held?.office?.version ?? null;
      // What was begun upon an older version stays so until both were shown: else the newer one is overwritten unseen.
      const baseVersion = openItems(this.desk, key).some(isConflict) ? newest : (held?.mine?.baseVersion ?? newest);
      const mine = { content, at: this.desk.moment(), baseVersion };
      const generation = held?.generation ?? this.desk.sync.generation;
      const record = { id: key, office: held?.office ?? null, mine, revision, generation };
      const body = { id: key, revision, content: { ...content }, base_version: baseVersion };
      const changes = new Changes().put("obstacle", record);
      enqueue(this.desk, changes, { kind: "obstacle.put", type: "obstacle", record: key, revision, body });
      return this.written(record, changes);
    });
  }

  async conflict(id: string): Promise<Conflict<ObstacleWords> | null> {
    const record = this.desk.store.shelf("obstacle").get(id);
    if (record?.office == null || record.mine === null) return Promise.resolve(null);
    if (!openItems(this.desk, id).some(isConflict)) return Promise.resolve(null);
    const last = record.office.said.at(-1);
    const theirs = {
      content: obstacleContentOf(record.office),
      at: last?.at ?? record.mine.at,
      by: last?.by ?? record.office.raised_by_name,
      version: record.office.version,
    };
    const mine = { content: obstacleContentOf(record.mine.content), at: record.mine.at };
    return Promise.resolve(conflictBetween(id, mine, theirs));
  }

  answer(id: string, note: string): Promise<Obstacle> {
    return this.say("obstacle.answer", id, { note });
  }

  escalate(id: string, level: string, note: string): Promise<Obstacle> {
    return this.say("obstacle.escalate", id, { level, note });
  }

  solve(id: string, text: string, isShared: boolean): Promise<Obstacle> {
    return this.say("obstacle.solve", id, { solution: { text, is_shared: isShared } });
  }

  private say(kind: string, id: string, said: Record<string, unknown>): Promise<Obstacle> {
    return this.desk.store.turn(async () => {
      const held = this.desk.store.shelf("obstacle").get(id);
      if (held === null) throw new FieldProblem("record.missing");
      const revision = held.revision + 1;
      const record = { ...held, revision };
      const changes = new Changes().put("obstacle", record);
      const body = { id, revision, ...said };
      enqueue(this.desk, changes, { kind, type: "obstacle", record: id, revision, body, adds: true });
      return this.written(record, changes);
    });
  }

  private async written(record: ObstacleRecord, changes: Changes): Promise<Obstacle> {
    await this.desk.store.write(changes);
    this.desk.wake();
    const shown = this.view(record);
    if (shown === null) throw new FieldProblem("record.missing");
    return shown;
  }

  private view(record: ObstacleRecord): Obstacle | null {
    const { id, office, mine } = record;
    const content = mine?.content ?? (office && obstacleContentOf(office));
    if (content === null) return null;
    const items = openItems(this.desk, id);
    return {
      id,
      content,
      regionName: this.desk.regionName(content.region) || (office?.region_name ?? ""),
      mine: office === null || office.raised_by === this.desk.personId,
      state: items.some(isConflict) ? "conflict" : stateOfItems(this.desk, items),
      office,
      problem: items.find((item) => item.problem !== null)?.problem ?? null,
    };
  }
}
