import { FieldProblem } from "../contract";

/** What the phone's storage said, as a problem that its user can understand. */
export function asProblem(error: unknown): FieldProblem {
  if (error instanceof FieldProblem) return error;
  const names = [nameOf(error), nameOf(inner(error))];
  if (names.includes("QuotaExceededError")) return new FieldProblem("storage.full");
  return new FieldProblem("storage.failed", { reason: names[1] || names[0] });
}

function inner(error: unknown): unknown {
  return typeof error === "object" && error !== null && "inner" in error ? error.inner : null;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "";
}
