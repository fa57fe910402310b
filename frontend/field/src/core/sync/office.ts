import type { components } from "../../../../shared/api";
import type { Facts } from "../contract";
import { NoAnswer, type Network, type Received, type Sending } from "../ports";

type Api = components["schemas"];
export type Reply = Api["Reply"];
export type Change = Api["Change"];
export type Answer = Api["Answer"];
export type Batch = Api["Batch"];
export type FileState = Api["FileState"];
export type AreaReply = Api["AreaReply"];
export type PhotosReply = Api["PhotosReply"];
export type Enrolled = Api["Enrolled"];

/** What came of asking the office for a `T`. */
export type Outcome<T> =
  | { kind: "answer"; value: T }
  | { kind: "none" } // no whole answer in time
  | { kind: "busy"; waitMs: number }
  | { kind: "problem"; status: number; code: string; message: string; facts: Facts };

const BUSY = 503;
const PATIENCE = 60; // seconds, where a busy office does not say how long

/** The office as a phone sees it: the operations of docs/openapi.json. */
export class Office {
  constructor(
    private readonly network: Network,
    private readonly address: string,
    private readonly token = "",
  ) {}

  enrol(body: Api["EnrolDevice"]): Promise<Outcome<Enrolled>> {
    return this.ask("POST", "devices", JSON.stringify(body));
  }

  exchange(batch: Batch): Promise<Outcome<Reply>> {
    return this.ask("POST", "sync", JSON.stringify(batch));
  }

  area(asked: Api["AreaAsked"]): Promise<Outcome<AreaReply>> {
    return this.ask("POST", "area", JSON.stringify(asked));
  }

  definition(index: string, digest: string): Promise<Outcome<Api["DefinitionOut"]>> {
    return this.ask("GET", `definitions/${encodeURIComponent(index)}?digest=${digest}`, null);
  }

  smallPhotos(role: string, ids: string[]): Promise<Outcome<PhotosReply>> {
    return this.ask("POST", "photos", JSON.stringify({ role, ids }));
  }

  fileState(sha256: string): Promise<Outcome<FileState>> {
    return this.ask("GET", `files/${sha256}`, null);
  }

  sendChunk(sha256: string, size: number, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<Outcome<FileState>> {
    return this.ask("PUT", `files/${sha256}?size=${String(size)}&offset=${String(offset)}`, bytes);
  }

  /** The document's types stand for what the office sends: it checks them on its side. */
  private async ask<T>(method: Sending["method"], path: string, body: Sending["body"]): Promise<Outcome<T>> {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (this.token) headers["Authorization"] = `Bearer ${this.token}`;
    if (body !== null)
      headers["Content-Type"] = typeof body === "string" ? "application/json" : "application/octet-stream";
    try {
      return outcomeOf(await this.network({ method, url: `${this.address}/api/${path}`, headers, body }));
    } catch (error) {
      if (error instanceof NoAnswer) return { kind: "none" };
      throw error;
    }
  }
}

function outcomeOf<T>(received: Received): Outcome<T> {
  const { status, json } = received;
  if (status === BUSY) {
    const seconds = Number(received.header("Retry-After") ?? PATIENCE);
    return { kind: "busy", waitMs: (Number.isFinite(seconds) && seconds >= 0 ? seconds : PATIENCE) * 1000 };
  }
  // A portal of some Wi-Fi answers 200 with its own page: that is no answer of the office.
  if (status >= 200 && status < 300) return json === null ? { kind: "none" } : { kind: "answer", value: json as T };
  const said = json as { code?: unknown; message?: unknown; facts?: unknown } | null;
  return {
    kind: "problem",
    status,
    code: typeof said?.code === "string" ? said.code : `http.${String(status)}`,
    message: typeof said?.message === "string" ? said.message : "",
    facts: typeof said?.facts === "object" && said.facts !== null ? (said.facts as Facts) : {},
  };
}
