import { FieldProblem, type Outbox, type SendState, type Shipment } from "../contract";
import { isConflict, isOpen, waitingAgain, type Item } from "../outbox/item";
import { shownObstacle } from "../records/obstacle";
import { shownContent } from "../records/report";
import { Changes } from "../store/changes";
import type { Desk } from "./desk";
import { heldPhotos } from "./photo-view";
import { stateOfItems } from "./plan";
import { workHeld } from "./works-held";

/** What is on its way, the newest first: open commands, and reports whose photos the office still lacks. */
export class NotebookOutbox implements Outbox {
  constructor(private readonly desk: Desk) {}

  async list(): Promise<Shipment[]> {
    const items = this.desk.store.shelf("item").all();
    const open = items.filter(isOpen);
    const busy = new Set(open.map((item) => item.record));
    const partly = items.filter((item) => !isOpen(item) && !busy.has(item.record) && this.lacksPhotos(item));
    const latest = [...new Map(partly.map((item) => [item.record, item])).values()];
    const shown = [...open, ...latest].sort((one, other) => other.place - one.place);
    return Promise.resolve(shown.map((item) => this.view(item)));
  }

  retry(commandId: string): Promise<void> {
    return this.change(commandId, (item) => ({ ...waitingAgain(item), role: this.desk.session.role }));
  }

  putAside(commandId: string): Promise<void> {
    return this.change(commandId, (item) => ({ ...item, state: "aside" }));
  }

  private change(commandId: string, how: (item: Item) => Item): Promise<void> {
    return this.desk.store.turn(async () => {
      const item = this.desk.store.shelf("item").get(commandId);
      if (item === null || !isOpen(item)) throw new FieldProblem("record.missing");
      await this.desk.store.write(new Changes().put("item", how(item)));
      this.desk.wake();
    });
  }

  private lacksPhotos(item: Item): boolean {
    return item.kind === "report.put" && heldPhotos(this.desk, item.record).some((photo) => !photo.atOffice);
  }

  private view(item: Item): Shipment {
    const photos = item.type === "report" ? heldPhotos(this.desk, item.record) : [];
    return {
      id: item.id,
      recordId: this.desk.store.shelf("work_progress").get(item.record)?.work ?? item.record,
      kind: item.kind,
      ...this.about(item),
      writtenAt: item.writtenAt,
      state: this.stateOf(item),
      photos: { sent: photos.filter((photo) => photo.atOffice).length, all: photos.length },
      problem: item.problem ?? photos.find((photo) => photo.problem !== null)?.problem ?? null,
      attempts: item.attempts,
    };
  }

  private stateOf(item: Item): SendState {
    if (!isOpen(item)) return "partly";
    return isConflict(item) ? "conflict" : stateOfItems(this.desk, [item]);
  }

  private about({ type, record }: Item): { title: string; regionName: string } {
    if (type === "report") {
      const report = this.desk.store.shelf("report").get(record);
      const content = report && shownContent(report);
      return { title: content?.title ?? "", regionName: this.desk.regionName(content?.region ?? "") };
    }
    if (type === "plan_item") {
      const held = this.desk.store.shelf("plan_item").get(record);
      const content = held?.mine?.content ?? held?.office;
      return { title: content?.description ?? "", regionName: this.desk.regionName(content?.region ?? "") };
    }
    if (type === "obstacle") {
      const held = this.desk.store.shelf("obstacle").get(record);
      const content = held && shownObstacle(held);
      return { title: content?.title ?? "", regionName: this.desk.regionName(content?.region ?? "") };
    }
    if (type === "index_sheet") {
      const office = this.desk.store.shelf("index_sheet").get(record)?.office;
      const title = this.desk.store.shelf("definition").get(office?.index ?? "")?.definition.label ?? "";
      return { title, regionName: office?.region_name ?? "" };
    }
    if (type === "attendance") {
      return { title: this.desk.store.shelf("attendance").get(record)?.content.name ?? "", regionName: "" };
    }
    if (type === "action") {
      const office = this.desk.store.shelf("action").get(record)?.office;
      return { title: office?.title ?? "", regionName: office?.region_name ?? "" };
    }
    if (type === "work_progress") {
      const held = this.desk.store.shelf("work_progress").get(record);
      const office = held && workHeld(this.desk, held.work);
      return { title: office?.name ?? "", regionName: this.desk.regionName(office?.region ?? "") };
    }
    return { title: "", regionName: "" };
  }
}
