import type { Photo, Report, SendState } from "../contract";
import { isConflict, isReplaceable, type Item } from "../outbox/item";
import { openItems } from "../outbox/queue";
import { isLockedAtOffice, isOvertaken, shownContent, type ReportRecord } from "../records/report";
import type { Desk } from "./desk";
import { photosOf } from "./photo-view";

/** Written here, or by the same person elsewhere. */
export function isMine(desk: Desk, record: ReportRecord): boolean {
  return record.mine !== null || record.office?.author === desk.personId;
}

export function viewOf(desk: Desk, record: ReportRecord): Report {
  const { id, office, mine } = record;
  const content = shownContent(record);
  const items = openItems(desk, id);
  const photos = photosOf(desk, record);
  const state = stateOf(record, items, photos, (item) => desk.isSending(item));
  return {
    id,
    content,
    regionName: desk.regionName(content.region) || (office?.region === content.region ? office.region_name : ""),
    author: { id: office?.author ?? desk.personId, name: office?.author_name ?? desk.personName },
    mine: isMine(desk, record),
    state,
    editable:
      isMine(desk, record) && !isLockedAtOffice(office) && items.every(isReplaceable) && !isSettling(record, items),
    photos,
    awaited: office?.awaited ?? 0,
    corrects: mine?.corrects ?? office?.corrects ?? null,
    createdAt: mine?.createdAt ?? office?.created_at_device ?? "",
    savedAt: mine?.savedAt ?? null,
    receivedAt: office?.received_at_server ?? null,
    submittedAt: office?.submitted_at ?? null,
    checkedAt: office?.checked_at ?? null,
    checkedBy: office?.checked_by ?? "",
    returned: office?.state === "returned" ? { code: office.return_reason, note: office.return_note } : null,
    problem: items.find((item) => item.problem !== null)?.problem ?? null,
    version: office?.version ?? null,
  };
}

/** Taken by the office, whose own telling of it is still to come. */
function isSettling({ mine }: ReportRecord, items: readonly Item[]): boolean {
  return mine !== null && mine.handed && items.length === 0;
}

function stateOf(record: ReportRecord, items: Item[], photos: Photo[], isSending: (id: string) => boolean): SendState {
  if (items.some(isConflict) || isOvertaken(record)) return "conflict";
  if (items.some((item) => item.state === "refused")) return "refused";
  if (items.some((item) => item.state === "aside")) return "aside";
  if (items.length > 0) return items.some((item) => isSending(item.id)) ? "sending" : "waiting";
  if (record.mine !== null && !record.mine.handed) return "draft";
  if (record.office?.state === "draft") return "draft";
  if (record.office?.state === "returned") return "returned";
  if (record.office?.state === "verified" || record.office?.state === "locked") return "verified";
  return photos.some((photo) => photo.here && !photo.atOffice) ? "partly" : "received";
}
