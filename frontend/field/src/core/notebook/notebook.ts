import type { Bytes } from "../bytes";
import type {
  CalendarDay,
  CodeEntry,
  Holdings,
  MonthDue,
  Notebook,
  Parcel,
  Person,
  SearchHit,
  Status,
} from "../contract";
import type { Ports, Space } from "../ports";
import { ONLY } from "../records/singles";
import { parcelOf } from "../sneakernet/parcel";
import { takeReceipt } from "../sneakernet/receipt";
import { Changes } from "../store/changes";
import type { Store } from "../store/store";
import { Engine, type Ended } from "../sync/engine";
import { Office } from "../sync/office";
import { Schedule } from "../sync/schedule";
import { Desk } from "./desk";
import { calendarOf, holdingsOf } from "./holdings";
import { NotebookInbox } from "./inbox";
import { QUOTA } from "./inbox-photos";
import { NotebookLeaves } from "./leaves";
import { NotebookMeetings } from "./meetings";
import { NotebookObstacles } from "./obstacles";
import { NotebookOutbox } from "./outbox";
import { NotebookPhotos } from "./photos";
import { NotebookPlan } from "./plan";
import { NotebookQuestionnaires } from "./questionnaires";
import { NotebookReports } from "./reports";
import { search } from "./search";
import { statusOf } from "./status";
import { NotebookVillages } from "./villages";
import { NotebookWorks } from "./works";

export interface Owner {
  id: string;
  label: string;
  username: string;
  office: string;
}

/** One unlocked account: everything that its screens read and say. */
export class OpenNotebook implements Notebook {
  readonly accountId: string;
  readonly reports: NotebookReports;
  readonly photos: NotebookPhotos;
  readonly plan: NotebookPlan;
  readonly leaves: NotebookLeaves;
  readonly villages: NotebookVillages;
  readonly works: NotebookWorks;
  readonly inbox: NotebookInbox;
  readonly outbox: NotebookOutbox;
  readonly obstacles: NotebookObstacles;
  readonly meetings: NotebookMeetings;
  readonly questionnaires: NotebookQuestionnaires;
  private readonly desk: Desk;
  private readonly engine: Engine;
  private readonly schedule: Schedule;
  private running: Promise<Status> | null = null;
  private space: Space | null = null;

  constructor(
    private readonly ports: Ports,
    private readonly owner: Owner,
    private readonly store: Store,
    private readonly onRevoked: (isRevoked: boolean) => Promise<void>,
  ) {
    this.accountId = owner.id;
    this.schedule = new Schedule(ports.clock, ports.crypto, () => this.sync());
    this.desk = new Desk(store, ports.clock, ports.crypto, owner.label, () => {
      this.schedule.changed();
    });
    this.engine = new Engine(this.desk, () => this.office, ports.appVersion);
    this.reports = new NotebookReports(this.desk);
    this.photos = new NotebookPhotos(this.desk);
    this.plan = new NotebookPlan(this.desk);
    this.leaves = new NotebookLeaves(this.desk);
    this.villages = new NotebookVillages(this.desk, () => this.office);
    this.works = new NotebookWorks(this.desk);
    this.inbox = new NotebookInbox(this.desk, {
      office: () => this.office,
      sync: () => this.sync(),
      isSyncing: () => this.running !== null,
      isUnmetered: () => ports.isUnmetered(),
      space: () => this.space,
      quota: ports.photoQuota ?? QUOTA,
      onBusy: (until) => {
        this.engine.busyUntil = until;
        this.schedule.ended("busy", this.engine);
        this.store.tell();
      },
    });
    this.obstacles = new NotebookObstacles(this.desk);
    this.questionnaires = new NotebookQuestionnaires(this.desk);
    this.meetings = new NotebookMeetings(this.desk);
    this.outbox = new NotebookOutbox(this.desk);
  }

  get person(): Person {
    const known = this.store.shelf("reference").get(ONLY);
    return {
      name: known?.name ?? this.owner.label,
      account: this.owner.username,
      role: known?.role ?? "",
      roles: known?.roles ?? [],
      areas: known?.areas ?? [],
      isSample: known?.is_sample ?? false,
    };
  }

  monthDue(): Promise<MonthDue | null> {
    return Promise.resolve(this.desk.sync.monthDue ?? null);
  }

  today(): string {
    return this.desk.today();
  }

  codes(list: string): CodeEntry[] {
    return (this.store.shelf("reference").get(ONLY)?.codes ?? []).filter((one) => one.list === list && !one.retired);
  }

  async chooseRole(role: string): Promise<void> {
    await this.store.turn(() => this.store.write(new Changes().put("session", { ...this.desk.session, role })));
    await this.sync();
  }

  holdings(): Promise<Holdings> {
    return Promise.resolve(holdingsOf(this.desk));
  }

  calendar(month: string): Promise<CalendarDay[]> {
    return Promise.resolve(calendarOf(this.desk, month));
  }

  search(text: string): Promise<SearchHit[]> {
    return Promise.resolve(search(this.desk, text));
  }

  /** One at a time: who asks meanwhile gets the result of the one that runs. */
  sync(): Promise<Status> {
    this.running ??= this.contact()
      .finally(() => {
        this.running = null;
        this.store.tell();
      })
      .then((ended) => {
        if (ended === "done") this.inbox.photos.bySelf();
        return this.status;
      });
    return this.running;
  }

  start(): void {
    this.inbox.photos.start();
    this.schedule.start();
  }

  stop(): void {
    this.inbox.photos.stop();
    this.schedule.stop();
  }

  hint(): void {
    this.schedule.hint();
  }

  get status(): Status {
    return statusOf(this.desk, {
      isSyncing: this.running !== null,
      isBusy: this.ports.clock.now() < this.engine.busyUntil,
      retryAt: this.schedule.retryAt,
      space: this.space,
      ...this.engine.progress,
    });
  }

  exportFile(): Promise<Parcel> {
    return this.store.turn(() => parcelOf(this.desk, this.ports.appVersion));
  }

  importReceipts(bytes: Bytes): Promise<{ settled: number }> {
    return this.store.turn(async () => ({ settled: await takeReceipt(this.desk, bytes) }));
  }

  subscribe(listener: () => void): () => void {
    return this.store.subscribe(listener);
  }

  async look(): Promise<void> {
    this.space = await this.ports.space();
  }

  private get office(): Office {
    return new Office(this.ports.network, this.owner.office, this.desk.session.token);
  }

  private async contact(): Promise<Ended> {
    const wasRevoked = this.desk.sync.tells === "revoked";
    const ended = await this.engine.run();
    this.schedule.ended(ended, this.engine);
    const isRevoked = this.desk.sync.tells === "revoked";
    if (isRevoked !== wasRevoked) await this.onRevoked(isRevoked);
    await this.look();
    return ended;
  }
}
