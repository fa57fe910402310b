/** Where something on its way can be read and mended; null for what has no screen of its own. */
import type { Shipment } from "../../core/contract";

export function addressOf(shipment: Shipment): string | null {
  const { recordId: id, state } = shipment;
  switch (shipment.kind) {
    case "report.put":
      if (state === "conflict") return `/laporan/${id}/beda`;
      return state === "refused" || state === "aside" ? `/laporan/${id}/isi` : `/laporan/${id}`;
    case "report.verify":
    case "report.return":
      return `/periksa/${id}`;
    case "plan_item.put":
      return state === "conflict" ? `/rencana/${id}/beda` : `/rencana/${id}`;
    case "leave.request":
      return "/rencana";
    case "obstacle.put":
      return state === "conflict" ? `/kendala/${id}/beda` : `/kendala/${id}`;
    case "answers.put":
      return `/pendataan/${id}`;
    case "work_progress.put":
      return `/kegiatan/${id}`;
    default:
      return null;
  }
}
