import type { ReportRecord } from "./report";

/** A small copy of a photo of somebody else's report that waits to be checked here; its bytes lie beside. */
export interface SmallPhotoRecord {
  id: string; // of the attachment
  report: string;
  type: string; // of the bytes, "image/jpeg"
  size: number | null; // null: the office could not give it
}

/** Where its bytes lie, among the photos that lie under their hash. */
export function smallKey(id: string): string {
  return `small ${id}`;
}

/** Whether a copy of this attachment still serves anybody: its report waits, and names it. */
export function isNamed(report: ReportRecord | null, id: string): boolean {
  const office = report?.office;
  return office?.state === "submitted" && office.attachments.some((one) => one.id === id);
}
