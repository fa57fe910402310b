import { IDBFactory, IDBKeyRange } from "fake-indexeddb";

import type { components } from "../../../shared/api";
import { webLocks } from "../../src/core/locks";
import {
  NoAnswer,
  type Clock,
  type Locks,
  type Network,
  type Ports,
  type Received,
  type Sending,
} from "../../src/core/ports";
import { DevicePhone } from "../../src/core/phone";
import type { Notebook, ReportContent } from "../../src/core/contract";
import { FakeOffice, type Batch } from "./fake-office";

type Api = components["schemas"];
export const PIN = "482915";

/** A clock that goes only when it is told to. */
class FakeClock implements Clock {
  time = Date.parse("2024-11-12T03:00:00Z");
  private readonly waiting = new Set<{ at: number; then: () => void }>();

  now(): number {
    return this.time;
  }

  after(ms: number, then: () => void): () => void {
    const one = { at: this.time + ms, then };
    this.waiting.add(one);
    return () => this.waiting.delete(one);
  }

  get dueIn(): number[] {
    return [...this.waiting].map((one) => one.at - this.time).sort((one, other) => one - other);
  }

  pass(ms: number): void {
    this.time += ms;
    for (const one of [...this.waiting].filter(({ at }) => at <= this.time)) {
      this.waiting.delete(one);
      one.then();
    }
  }
}

/** One phone, one office, and the air between them. */
export class World {
  readonly office = new FakeOffice();
  readonly clock = new FakeClock();
  readonly indexedDB = new IDBFactory();
  signal: "good" | "none" | "answer_lost" | "busy" = "good";
  area: Api["AreaReply"] = { around: null, villages: [], gone: [], definitions: {}, too_many: false };
  areasAsked: Api["AreaAsked"][] = [];
  definition: Api["DefinitionOut"] | null = null;
  isUnmetered = false;
  free = 2 ** 30; // bytes of room
  photoQuota: number | undefined;
  /** Small photos as the office would give them, by attachment; which were asked for, call by call. */
  photos = new Map<string, string>();
  photosAsked: string[][] = [];
  asked: string[] = [];
  /** As in a browser that has none: each new phone of a test stands for the app that was killed and started again. */
  locks: Locks = webLocks(undefined);
  /** Looks at every request before it is answered; may throw `NoAnswer`. */
  watch: (method: string, path: string) => void = () => undefined;

  constructor() {
    this.office.now = () => this.clock.time;
  }

  get ports(): Ports {
    return {
      clock: this.clock,
      network: this.network,
      crypto: globalThis.crypto,
      indexedDB: this.indexedDB,
      keyRange: IDBKeyRange,
      locks: this.locks,
      space: () => Promise.resolve({ free: this.free, kept: true }),
      isUnmetered: () => this.isUnmetered,
      appVersion: "1.0.0",
      pinRounds: 10,
      ...(this.photoQuota === undefined ? {} : { photoQuota: this.photoQuota }),
    };
  }

  phone(): Promise<DevicePhone> {
    return DevicePhone.start(this.ports);
  }

  async enrolled(): Promise<Notebook> {
    const notebook = await (await this.phone()).enrol(this.office.link(), PIN, "HP Sari");
    await notebook.sync();
    return notebook;
  }

  readonly network: Network = (sending) => {
    return new Promise((resolve) => {
      resolve(this.carry(sending));
    });
  };

  private carry({ method, url, headers, body }: Sending): Received {
    const { pathname, searchParams } = new URL(url);
    const path = pathname.replace("/api/", "");
    this.asked.push(`${method} ${path}`);
    if (this.signal === "none") throw new NoAnswer();
    if (this.signal === "busy") return answer(503, { code: "sync.busy" }, { "Retry-After": "120" });
    this.watch(method, path);
    const received = this.answered(method, path, searchParams, headers, body);
    if (this.signal === "answer_lost") throw new NoAnswer();
    return received;
  }

  private answered(
    method: string,
    path: string,
    query: URLSearchParams,
    headers: Record<string, string>,
    body: string | Uint8Array | null,
  ): Received {
    if (path === "devices") {
      const enrolled = this.office.enrol(JSON.parse(body as string) as never);
      return enrolled
        ? answer(201, enrolled)
        : answer(410, { code: "sign_in_link.unusable", message: "Tautan sudah dipakai." });
    }
    const token = headers["Authorization"]?.replace("Bearer ", "") ?? "";
    if (this.office.revoked.has(token)) return answer(401, { code: "device.revoked" });
    if (!this.office.tokens.has(token)) return answer(401, { code: "device.unknown" });
    if (path === "sync") {
      const batch = JSON.parse(body as string) as Batch;
      if (batch.commands.some((one) => this.office.unreadable.has(one.id)))
        return answer(422, { code: "sync.unreadable" });
      if (batch.role && !this.office.roles.includes(batch.role)) return answer(400, { code: "sync.role_unknown" });
      return answer(200, this.office.exchange(batch));
    }
    if (path === "area") {
      this.areasAsked.push(JSON.parse(body as string) as Api["AreaAsked"]);
      return answer(200, this.area);
    }
    if (path === "photos") {
      const { ids } = JSON.parse(body as string) as Api["PhotosAsked"];
      this.photosAsked.push(ids);
      const photos = ids.flatMap((id) => {
        const shown = this.photos.get(id);
        return shown === undefined ? [] : [{ id, media_type: "image/jpeg", data: btoa(shown) }];
      });
      return answer(200, { photos, gone: ids.filter((id) => !this.photos.has(id)) });
    }
    if (path.startsWith("definitions/")) return answer(200, this.definition);
    const sha256 = path.replace("files/", "");
    if (method === "GET") return answer(200, this.office.files.look(sha256));
    const taken = this.office.files.take(sha256, Number(query.get("offset")), body as Uint8Array);
    if (typeof taken === "number")
      return answer(409, { code: "file.chunk_out_of_place", facts: { received: String(taken) } });
    return answer(200, taken);
  }
}

export function content(said: Partial<ReportContent> = {}): ReportContent {
  return {
    ...{ region: "6209012001", kind: "activity", date: "2024-11-12", start: "09:00", end: "11:00", category: "blt" },
    ...{ themes: [], title: "BLT tahap 3", description: "Mendampingi penyaluran.", result: "", problem: "" },
    ...{ follow_up: "", recommendation: "", participants_f: 12, participants_m: 9, parties_met: "", place: "" },
    ...{ latitude: null, longitude: null, accuracy_m: null, outside_reason: "", linked_objects: [] },
    plan_item_id: null,
    ...said,
  };
}

export async function handedIn(notebook: Notebook, said: Partial<ReportContent> = {}): Promise<string> {
  const { id } = await notebook.reports.create();
  await notebook.reports.save(id, content(said));
  await notebook.reports.submit(id);
  return id;
}

function answer(status: number, json: unknown, headers: Record<string, string> = {}): Received {
  return { status, json: JSON.parse(JSON.stringify(json)) as unknown, header: (name) => headers[name] ?? null };
}
