import type { Desk } from "../notebook/desk";
import type { Changes } from "../store/changes";
import { isOpen, isReplaceable, type Item, type RecordType } from "./item";

export interface Command {
  kind: string;
  type: RecordType;
  record: string;
  revision: number;
  body: Record<string, unknown>;
  adds?: boolean; // says something more, beside what was said before; only what was refused is said anew
}

/**
 * Puts a command into the queue, in the same transaction as what it belongs to. One of the same kind and record that never
 * reached the office is replaced under its id; one that may have reached it stays, and the new one follows. Where several
 * were refused, the new one takes the place of them all.
 */
export function enqueue(desk: Desk, changes: Changes, { adds = false, ...command }: Command): Item {
  const same = openItems(desk, command.record).filter((item) => item.kind === command.kind && isReplaceable(item));
  const before = adds ? same.filter((item) => item.state === "refused") : same;
  const [replaced, ...overtaken] = before;
  for (const item of overtaken) changes.remove("item", item.id);
  const item: Item = {
    ...command,
    id: replaced?.id ?? desk.id(),
    place: replaced?.place ?? nextPlace(desk, changes),
    writtenAt: desk.moment(),
    role: desk.session.role,
    state: "waiting",
    sent: replaced?.sent ?? false,
    attempts: 0,
    notBefore: null,
    problem: null,
    version: null,
    settledAt: null,
  };
  changes.put("item", item);
  return item;
}

export function openItems(desk: Desk, record: string): Item[] {
  return desk.store.shelf("item").where((item) => item.record === record && isOpen(item));
}

/** Whether a command about it may be at the office already: until that is answered nothing is changed. */
export function isLocked(desk: Desk, record: string): boolean {
  return openItems(desk, record).some((item) => !isReplaceable(item));
}

function nextPlace(desk: Desk, changes: Changes): number {
  const planned = changes.puts.flatMap((step) => (step.type === "item" ? [step.value.place] : []));
  const held = desk.store
    .shelf("item")
    .all()
    .map((item) => item.place);
  return Math.max(0, ...held, ...planned) + 1;
}
