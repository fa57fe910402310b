/** What a new report takes over from an earlier one: the frame, never what was done, counted or photographed. */
import type { ReportContent } from "../../core/contract";

const COPIED = [
  "kind",
  "region",
  "start",
  "end",
  "category",
  "themes",
  "title",
  "parties_met",
  "place",
  "outside_reason",
] as const;

export function likeBefore(earlier: ReportContent): Partial<ReportContent> {
  return structuredClone(Object.fromEntries(COPIED.map((name) => [name, earlier[name]])));
}
