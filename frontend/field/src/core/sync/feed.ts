import { isOpen, type Item } from "../outbox/item";
import type { ReportRecord } from "../records/report";
import type { Changes } from "../store/changes";
import type { RowTypes } from "../store/rows";
import type { Store } from "../store/store";
import type { Change } from "./office";

/** The types that this app reads. A phone whose app learns a further one asks for everything anew. */
export const KNOWN_TYPES = [
  "report",
  "plan_item",
  "leave",
  "index_sheet",
  "obstacle",
  "meeting",
  "action",
  "work",
] as const;
type KnownType = (typeof KNOWN_TYPES)[number];
type Kept = RowTypes[KnownType];

/**
 * Takes over what the office tells. Nothing is removed that waits here: a record that is gone at the office, or no
 * longer this person's, keeps what was written on this phone.
 */
export function applyChanges(store: Store, changes: Changes, told: readonly Change[], generation: number): void {
  const busy = busyRecords(store, changes);
  for (const change of told.filter(isKnown)) {
    const held: Kept | null = changes.planned(change.type, change.id) ?? store.shelf(change.type).get(change.id);
    const isBusy = busy.has(change.id);
    const office = change[change.type] ?? null;
    const keepsMine = held !== null && held.mine !== null && (isBusy || isDraft(held));
    if (office === null && !keepsMine && !isBusy) {
      if (held !== null) changes.remove(change.type, change.id);
      continue;
    }
    const { id, type } = change;
    const next = { id, office, mine: keepsMine ? held.mine : null, revision: held?.revision ?? 0, generation };
    changes.put(type, next as RowTypes[typeof type]);
  }
}

/** After everything was told anew: what was not told, and holds nothing of this phone's own, is no longer to be kept. */
export function sweep(
  store: Store,
  changes: Changes,
  generation: number,
  keep: (record: ReportRecord) => boolean,
): void {
  const busy = busyRecords(store, changes);
  for (const type of KNOWN_TYPES) {
    for (const held of store.shelf(type).all()) {
      const record = changes.planned(type, held.id) ?? held;
      if (record.generation === generation || isDraft(record) || busy.has(record.id)) continue;
      if (type === "report" && keep(record as ReportRecord)) continue;
      changes.remove(type, record.id);
    }
  }
}

function isKnown(change: Change): change is Change & { type: KnownType } {
  return (KNOWN_TYPES as readonly string[]).includes(change.type);
}

function isDraft(record: Kept): boolean {
  return record.mine !== null && "handed" in record.mine && !record.mine.handed;
}

/** Records about which a command is still on its way. */
function busyRecords(store: Store, changes: Changes): Set<string> {
  const open = store
    .shelf("item")
    .all()
    .map((item): Item => changes.planned("item", item.id) ?? item)
    .filter(isOpen);
  return new Set(open.map((item) => item.record));
}
