/**
 * An office in memory with the protocol's true manners: receipts by id, whole states by revision, conflicts by version, a
 * feed by cursor that notices a restore, files in chunks. What it does about one command is all or nothing.
 */
import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";

import type { components } from "../../../shared/api";
import type { PlanContent } from "../../src/core/contract";
import { FakeFiles } from "./fake-files";

type Api = components["schemas"];
type Report = Api["ReportOut"];
export type Command = Api["Command"];
export type Batch = Api["Batch"];

interface Receipt {
  digest: string;
  record: string;
  kind: string;
  revision: number;
  version: number | null;
}

interface State {
  reports: Record<string, Report>;
  plans: Record<string, Api["PlanItemOut"]>;
  receipts: Record<string, Receipt>;
  trail: { type: Api["Change"]["type"]; id: string; link: string }[];
  files: Record<string, number[]>; // what arrived
}

export const PERSON = "0198c000-0000-7000-8000-000000000001";
export const OTHER = "0198c000-0000-7000-8000-000000000002";
const PAGE = 3;

export class FakeOffice {
  now: () => number = () => Date.now();
  state: State = { reports: {}, plans: {}, receipts: {}, trail: [], files: {} };
  links = new Map<string, string>(); // secret → account
  used = new Map<string, { account: string; proof: string }>(); // secret → by whom
  tokens = new Map<string, string>(); // token → account
  revoked = new Set<string>();
  areas = ["6209012001"];
  roles = ["PLD"];
  poison = new Set<string>(); // ids of commands over which this office stumbles
  unreadable = new Set<string>(); // ids of commands for which the whole sending is refused
  unavailable = new Set<string>(); // reports that left the scope
  others = new Map<string, Api["Change"]>(); // records of further types, as they are told
  verdicts = new Map<string, number | string>(); // what becomes of commands that this office knows nothing else of
  batches: Batch[] = [];
  files = new FakeFiles(this);
  publicKeys: string[] = [];
  monthDue: Api["MonthDue"] | null = null;
  signingKey = "";
  exchangeKey = "";
  keys = generateKeyPairSync("ed25519");
  private counter = 0;

  link(account = "sari"): string {
    const secret = `secret-of-the-one-time-link-${String((this.counter += 1))}`;
    this.links.set(secret, account);
    return `https://kantor.example/lapangan/#${secret}`;
  }

  snapshot(): State {
    return structuredClone(this.state);
  }

  restore(state: State): void {
    this.state = structuredClone(state);
    this.counter += 1000; // links of the trail are other ones from now on
  }

  enrol(body: Api["EnrolDevice"]): Api["Enrolled"] | null {
    const proof = `${body.id} ${body.nonce}`;
    const before = this.used.get(body.secret);
    const account = this.links.get(body.secret) ?? (before?.proof === proof ? before.account : undefined);
    if (account === undefined) return null;
    this.links.delete(body.secret);
    this.used.set(body.secret, { account, proof });
    const token = `token-${String((this.counter += 1))}-${body.id}`;
    for (const old of this.tokens.keys()) if (old.endsWith(body.id)) this.tokens.delete(old);
    this.tokens.set(token, account);
    this.publicKeys.push(body.public_key);
    const signing_key = this.signingKey || rawOf(this.keys.publicKey);
    return { token, account, name: account, signing_key, exchange_key: this.exchangeKey };
  }

  exchange(batch: Batch): Api["Reply"] {
    this.batches.push(batch);
    const answers = batch.commands.map((command) => this.answer(command));
    const always = { protocol: 1, clock: new Date(this.now()).toISOString(), answers, next_automatic: 900 };
    if (batch.answers_only) {
      const nothing = { changes: [], cursor: batch.cursor, more: true, anew: false, restored: false };
      return { ...always, ...nothing, reference: null, statement: null, month_due: null };
    }
    const pulled = this.pull(batch.cursor);
    const reference = this.reference(batch.role);
    return {
      ...always,
      ...pulled,
      reference: reference.digest === batch.reference ? null : reference,
      statement: pulled.more ? null : this.signed(this.statementText()),
      month_due: this.monthDue,
    };
  }

  signed(text: string): Api["SignedStatement"] {
    const signature = sign(null, Buffer.from(text), this.keys.privateKey).toString("base64");
    return { text, signature, public_key: rawOf(this.keys.publicKey), code: "K7QF-28MD" };
  }

  /** Somebody at the office changes a report. */
  change(id: string, said: Partial<Report>): void {
    const report = this.state.reports[id];
    if (report === undefined) throw new Error("no such report");
    this.keep("report", id, { ...report, ...said, version: report.version + 1 });
  }

  /** The author says it here, or on another device. */
  plan(id: string, said: Partial<Api["PlanItemOut"]>): number {
    const version = (this.state.plans[id]?.version ?? 0) + 1;
    const changed_at = new Date(this.now()).toISOString();
    this.state.plans[id] = { ...this.state.plans[id], ...said, id, version, changed_at } as Api["PlanItemOut"];
    this.trace("plan_item", id);
    return version;
  }

  keep(type: "report", id: string, value: Report): void {
    this.state.reports[id] = value;
    this.trace(type, id);
  }

  trace(type: Api["Change"]["type"], id: string): void {
    this.state.trail.push({ type, id, link: String((this.counter += 1)) });
  }

  private answer(command: Command): Api["Answer"] {
    const said = { id: command.id, code: "", message: "", field: null, facts: {}, version: null };
    if (this.poison.has(command.id)) return { ...said, result: "later", code: "sync.office_fault" };
    const digest = JSON.stringify([command.kind, command.body]);
    const known = this.state.receipts[command.id];
    if (known !== undefined) {
      if (known.digest !== digest) return { ...said, result: "refused", code: "sync.other_content" };
      return { ...said, result: "already_stored", version: known.version };
    }
    const body = command.body as { id: string; revision: number };
    const earlier = Object.values(this.state.receipts)
      .filter((one) => one.record === body.id && one.kind === command.kind && command.kind.endsWith(".put"))
      .sort((one, other) => other.revision - one.revision)[0];
    let version = earlier?.version ?? null;
    if (earlier === undefined || earlier.revision < body.revision) {
      const done = this.apply(command, version);
      if (typeof done === "string")
        return { ...said, result: done.startsWith("later:") ? "later" : "refused", code: done };
      version = done;
    }
    this.state.receipts[command.id] = { digest, record: body.id, kind: command.kind, revision: body.revision, version };
    return { ...said, result: "stored", version };
  }

  private apply(command: Command, ownVersion: number | null): number | null | string {
    const body = command.body as Record<string, unknown> & { id: string };
    const held = this.state.reports[body.id];
    switch (command.kind) {
      case "report.put":
        return this.put(body as never, held, ownVersion);
      case "report.discard":
        if (held === undefined) return "later: daily_report.not_found";
        Reflect.deleteProperty(this.state.reports, body.id);
        this.trace("report", body.id);
        return null;
      case "report.verify":
      case "report.return": {
        if (held === undefined) return "later: daily_report.not_found";
        if (held.version !== body["version"]) return "daily_report.changed_since_seen";
        const state = command.kind === "report.verify" ? "verified" : "returned";
        const reason = typeof body["reason_code"] === "string" ? body["reason_code"] : "";
        this.change(body.id, { state, checked_by: "Budi", return_reason: reason });
        return held.version + 1;
      }
      case "plan_item.put": {
        const plan = this.state.plans[body.id];
        if (plan !== undefined && plan.version !== ownVersion && plan.version !== body["base_version"])
          return "work_plan.edit_conflict";
        const content = body["content"] as PlanContent;
        return this.plan(body.id, { ...content, cancelled_because: String(body["cancelled_because"]) });
      }
      case "work_progress.put":
        return null;
      default:
        return this.verdicts.get(command.kind) ?? "sync.kind_unknown";
    }
  }

  private put(
    body: {
      id: string;
      content: Partial<Report> & { plan_item_id: string | null };
      base_version: number | null;
      created_at_device: string;
      corrects: string | null;
      attachments: {
        id: string;
        sha256: string;
        kind: string;
        caption: string;
        taken_at: string | null;
        came_late: boolean;
      }[];
      removed?: string[]; // an older app names what stays instead
    },
    held: Report | undefined,
    ownVersion: number | null,
  ): number | string {
    const { plan_item_id: plan_item, ...content } = body.content;
    if (content.description === "tolak") return "daily_report.too_late";
    if (held !== undefined && held.state !== "draft" && held.state !== "returned") return "daily_report.not_editable";
    const base = held?.version === ownVersion ? ownVersion : body.base_version;
    if (held !== undefined && held.version !== base) return "daily_report.edit_conflict";
    const arrived = body.attachments.filter((one) => this.files.isStored(one.sha256));
    const removed = body.removed ?? (held?.attachments ?? []).map((one) => one.id);
    const gone = new Set([...removed, ...arrived.map((one) => one.id)]);
    const report = {
      ...(held ?? { author: PERSON, author_name: "Sari", checked_by: "", checked_at: null, return_reason: "" }),
      ...{ return_note: "", received_at_server: new Date(this.now()).toISOString() },
      ...content,
      id: body.id,
      version: (held?.version ?? 0) + 2, // written, then handed over
      state: "submitted",
      region_name: "Pedongatan",
      plan_item,
      corrects: body.corrects,
      created_at_device: body.created_at_device,
      submitted_at: new Date(this.now()).toISOString(),
      attachments: [
        ...(held?.attachments ?? []).filter((one) => !gone.has(one.id)),
        ...arrived.map(({ id, sha256, kind, caption, taken_at, came_late }) => {
          return { id, sha256, kind, caption, taken_at, came_late };
        }),
      ],
      awaited: body.attachments.length - arrived.length,
    } as unknown as Report;
    this.files.await(body.id, body.attachments);
    this.keep("report", body.id, report);
    return report.version;
  }

  private pull(cursor: string): Pick<Api["Reply"], "changes" | "cursor" | "more" | "anew" | "restored"> {
    const area = this.areas.join(",");
    const [at, link, kept] = cursor === "" ? ["", "", ""] : (JSON.parse(cursor) as [number, string, string]);
    const sequence = Number(at);
    const restored = cursor !== "" && sequence > 0 && this.state.trail[sequence - 1]?.link !== link;
    const anew = restored || kept !== area;
    const from = anew ? 0 : sequence;
    const until = Math.min(this.state.trail.length, from + PAGE);
    const said = [...new Map(this.state.trail.slice(from, until).map((one) => [one.id, one])).values()];
    const next = JSON.stringify([until, this.state.trail[until - 1]?.link ?? "", area]);
    return {
      changes: said.map(({ type, id }) => this.changeOf(type, id)),
      cursor: next,
      more: until < this.state.trail.length,
      anew,
      restored,
    };
  }

  private changeOf(type: Api["Change"]["type"], id: string): Api["Change"] {
    const report = this.state.reports[id];
    const plan_item = this.state.plans[id];
    if (type === "report" && report && !this.unavailable.has(id)) return { type, id, gone: false, report };
    if (type === "plan_item" && plan_item) return { type, id, gone: false, plan_item };
    return this.others.get(id) ?? { type, id, gone: true };
  }

  private reference(role: string): Api["ReferenceData"] {
    const data = {
      person: PERSON,
      name: "Sari",
      role: role || (this.roles[0] ?? ""),
      roles: this.roles,
      is_sample: false,
      areas: this.areas,
      codes: [{ list: "category", code: "blt", label: "BLT", label_en: "BLT", retired: false }],
      villages: this.areas.map((code) => {
        return {
          code,
          name: "Pedongatan",
          district: "Bulik",
          latitude: null,
          longitude: null,
          status: "",
          value: "",
          year: null,
        };
      }),
      signing_key: "",
      exchange_key: "",
    };
    return { ...data, digest: JSON.stringify(data) };
  }

  private statementText(): string {
    const days: Record<string, Record<string, number>> = {};
    for (const report of Object.values(this.state.reports)) {
      const day = (days[report.date] ??= {});
      day[report.state] = (day[report.state] ?? 0) + 1;
      day["photos"] = (day["photos"] ?? 0) + report.attachments.length;
    }
    return JSON.stringify({
      person: PERSON,
      name: "Sari",
      office: "",
      at: new Date(this.now()).toISOString(),
      days,
    });
  }
}

function rawOf(key: KeyObject): string {
  return key.export({ type: "spki", format: "der" }).subarray(-32).toString("base64");
}
