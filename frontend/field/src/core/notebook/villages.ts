import type { Village, Villages, VillageSheet } from "../contract";
import { shownContent } from "../records/report";
import { ONLY } from "../records/singles";
import type { Office } from "../sync/office";
import { fetchSheet } from "../sync/surroundings";
import type { Desk } from "./desk";
import { viewOf } from "./report-view";
import { indexYearOf } from "./village-index";

const LAST_VISITS = 10;

export class NotebookVillages implements Villages {
  constructor(
    private readonly desk: Desk,
    private readonly office: () => Office,
  ) {}

  async list(): Promise<Village[]> {
    return Promise.resolve(this.desk.store.shelf("reference").get(ONLY)?.villages ?? []);
  }

  async kept(): Promise<string[]> {
    return Promise.resolve(this.desk.store.shelf("village").all().map(({ id }) => id)); // prettier-ignore
  }

  async fetchSheet(code: string): Promise<boolean> {
    const ended = await fetchSheet(this.desk, this.office(), code);
    this.desk.store.tell();
    return ended === "answer";
  }

  async sheet(code: string): Promise<VillageSheet | null> {
    const village = this.desk.village(code);
    if (village === null) return null;
    const visits = this.desk.store
      .shelf("report")
      .where((record) => shownContent(record).region === code)
      .map((record) => viewOf(this.desk, record))
      .sort((one, other) => other.content.date.localeCompare(one.content.date));
    const sheet = this.desk.store.shelf("village").get(code)?.sheet ?? null;
    const index = (sheet?.index ?? []).map((year) =>
      indexYearOf(year, this.desk.store.shelf("definition").get(year.index)?.definition ?? null),
    );
    return Promise.resolve({ village, sheet, index, lastVisits: visits.slice(0, LAST_VISITS) });
  }
}
