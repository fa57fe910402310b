import type { Said } from "../contract";
import type { Item } from "../outbox/item";
import type { Changes } from "../store/changes";
import type { Store } from "../store/store";
import { backoff } from "./backoff";
import type { Answer } from "./office";

/** After so many faults of the office over one command it is set apart, so that its author sees it. */
const PATIENCE = 6;
const OFFICE_FAULT = "sync.office_fault";

/** What the office's answer makes of a command. */
export function answered(item: Item, answer: Answer, now: number, share: number): Item {
  if (answer.result === "stored" || answer.result === "already_stored") {
    const settledAt = new Date(now).toISOString();
    return { ...item, state: "settled", settledAt, problem: null, notBefore: null, version: answer.version ?? null };
  }
  const problem = saidBy(answer);
  if (answer.result === "refused") return { ...item, state: "refused", problem, notBefore: null };
  const attempts = item.attempts + 1;
  if (answer.code === OFFICE_FAULT && attempts >= PATIENCE) return { ...item, state: "aside", attempts, problem };
  return { ...item, attempts, problem, notBefore: now + backoff(attempts, share) };
}

/** Settles, refuses or puts off each command; a report that was discarded is gone for good. */
export function applyAnswers(
  store: Store,
  changes: Changes,
  answers: readonly Answer[],
  now: number,
  share: number,
): { settled: Item[]; fresh: Item[] } {
  const settled: Item[] = [];
  const fresh: Item[] = [];
  for (const answer of answers) {
    const item = store.shelf("item").get(answer.id);
    if (item === null || item.state !== "waiting") continue; // put aside meanwhile, or settled by another way
    const next = answered(item, answer, now, share);
    changes.put("item", next);
    if (next.state !== "settled") continue;
    settled.push(next);
    if (answer.result === "stored") fresh.push(next);
    if (next.kind === "report.discard") changes.remove("report", next.record);
  }
  return { settled, fresh };
}

function saidBy(answer: Answer): Said {
  return { code: answer.code, message: answer.message, field: answer.field ?? null, facts: answer.facts };
}
