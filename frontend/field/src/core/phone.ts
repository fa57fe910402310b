import { attemptFor, sealedAttempt } from "./attempt";
import { fromBase64, fromText, toBase64, toText } from "./bytes";
import { FieldProblem, type Account, type Notebook, type Phone } from "./contract";
import { newId } from "./ids";
import { readLink } from "./link";
import { OpenNotebook } from "./notebook/notebook";
import type { Ports } from "./ports";
import { newSync, ONLY, type Session } from "./records/singles";
import { Changes } from "./store/changes";
import { Database, type AccountRow, type HandsetRow } from "./store/database";
import { asProblem } from "./store/failures";
import { Store } from "./store/store";
import { Office, type Enrolled } from "./sync/office";
import { checkPin } from "./vault/pin";
import { newDeviceKey, newSafe, openSafe, rewrap } from "./vault/safe";
import { decrypt, encrypt, type Seal, type Sealed } from "./vault/seal";
import { signingKeyOf } from "./vault/signatures";
import { NO_TRIES, waitOf } from "./vault/tries";

const PENDING = "pending enrolment";

/** The accounts of this device. */
export class DevicePhone implements Phone {
  private open: OpenNotebook | null = null;
  private held: { opening: string; release: () => Promise<void>; row: AccountRow } | null = null;
  private taken = false;
  private readonly listeners = new Set<() => void>();

  private constructor(
    private readonly ports: Ports,
    private readonly database: Database,
    private handset: HandsetRow,
  ) {}

  /** Throws `device.unsupported`, `storage.failed`, `storage.full`. */
  static async start(ports: Ports): Promise<DevicePhone> {
    // Older browsers, and pages that were not loaded over https, have no such thing.
    if ((ports.crypto.subtle as SubtleCrypto | undefined) === undefined) {
      throw new FieldProblem("device.unsupported", { lacks: "crypto" });
    }
    try {
      const database = new Database(ports.indexedDB, ports.keyRange);
      await database.open();
      return new DevicePhone(ports, database, await handsetOf(ports, database));
    } catch (error) {
      throw asProblem(error);
    }
  }

  get current(): Notebook | null {
    return this.open;
  }

  get isTaken(): boolean {
    return this.taken;
  }

  async accounts(): Promise<Account[]> {
    const rows = await this.database.accounts.toArray();
    return rows.map((row) => ({
      id: row.id,
      label: row.label,
      office: row.office,
      enrolledAt: row.enrolledAt,
      waitMs: waitOf(row.tries, this.ports.clock.now()),
      isRevoked: row.isRevoked,
      isEnrolledAgain: row.pending !== null,
    }));
  }

  async enrol(link: string, pin: string, deviceName: string): Promise<Notebook> {
    const { office, secret } = readLink(link);
    checkPin(pin);
    const { crypto, clock } = this.ports;
    // Everything that can fail here does so before the link is used up.
    const attempt = await attemptFor(this.ports, this.handset, secret);
    const { device, signing, nonce } = attempt;
    const publicKey = await signingKeyOf(crypto, fromBase64(signing));
    const { safe, seal } = await newSafe(crypto, this.handset.key, pin, this.ports.pinRounds);
    await this.keepAttempt(await sealedAttempt(this.ports, this.handset, attempt));
    const outcome = await new Office(this.ports.network, office).enrol({
      secret,
      id: device,
      name: deviceName.trim().slice(0, 80) || "HP",
      app_version: this.ports.appVersion,
      public_key: toBase64(publicKey),
      handset: this.handset.handset,
      nonce,
    });
    if (outcome.kind === "none") throw new FieldProblem("network.none");
    if (outcome.kind === "busy") throw new FieldProblem("office.busy", { waitMs: outcome.waitMs });
    if (outcome.kind === "problem") throw new FieldProblem("link.refused", { code: outcome.code }, outcome.message);
    const session = this.sessionOf(outcome.value, device, signing);
    const { account: username, name: label } = outcome.value;
    const ofSame = await this.database.accounts
      .filter((row) => row.office === office && row.username === username)
      .sortBy("enrolledAt");
    const newest = ofSame.at(-1); // older ones were left behind with a PIN that nobody remembered
    if (newest !== undefined) return this.enrolAgain(newest, session, pin);
    const enrolledAt = new Date(clock.now()).toISOString();
    const row = {
      id: device,
      label,
      username,
      office,
      enrolledAt,
      safe,
      tries: NO_TRIES,
      isRevoked: false,
      pending: null,
    };
    await this.keep(row);
    await this.keepAttempt(null);
    return this.openNotebook(row, seal, session);
  }

  async beginAnew(accountId: string, pin: string): Promise<Notebook> {
    checkPin(pin);
    const { crypto, clock } = this.ports;
    const old = await this.database.accounts.get(accountId);
    if (!old?.pending) throw new FieldProblem("record.missing");
    const session = await this.pendingOf(old.pending);
    const { safe, seal } = await newSafe(crypto, this.handset.key, pin, this.ports.pinRounds);
    const enrolledAt = new Date(clock.now()).toISOString();
    const row = { ...old, id: session.device, enrolledAt, safe, tries: NO_TRIES, isRevoked: false };
    await this.keep({ ...old, pending: null }, row);
    return this.openNotebook(row, seal, session);
  }

  async unlock(accountId: string, pin: string, here = false): Promise<Notebook> {
    const { row, value: seal } = await this.tried(accountId, (found) =>
      openSafe(this.ports.crypto, this.handset.key, found.safe, pin),
    );
    const session = row.pending && (await this.pendingOf(row.pending));
    return this.openNotebook(row, seal, session, here);
  }

  async lock(): Promise<void> {
    const { held } = this;
    this.open?.stop();
    this.open = null;
    this.held = null;
    this.tell();
    await held?.release();
  }

  async changePin(accountId: string, old: string, fresh: string): Promise<void> {
    checkPin(fresh);
    const rounds = this.ports.pinRounds;
    const pins = { old, fresh, ...(rounds === undefined ? {} : { rounds }) };
    const { row, value: safe } = await this.tried(accountId, (found) =>
      rewrap(this.ports.crypto, this.handset.key, found.safe, pins),
    );
    await this.keep({ ...row, safe });
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Counts the try before it is made, so that a killed app cannot try more often. */
  private async tried<T>(
    accountId: string,
    how: (row: AccountRow) => Promise<T | null>,
  ): Promise<{ row: AccountRow; value: T }> {
    const row = await this.database.accounts.get(accountId);
    if (row === undefined) throw new FieldProblem("record.missing");
    const now = this.ports.clock.now();
    const waitMs = waitOf(row.tries, now);
    if (waitMs > 0) throw new FieldProblem("pin.wait", { waitMs });
    const tries = { wrong: row.tries.wrong + 1, since: now };
    await this.keep({ ...row, tries });
    const value = await how(row);
    if (value === null) throw new FieldProblem("pin.wrong", { tries: tries.wrong, waitMs: waitOf(tries, now) });
    const right = { ...row, tries: NO_TRIES };
    await this.keep(right);
    return { row: right, value };
  }

  /** The same person's link: what the notebook holds is handed in under the new enrolment, once its PIN opens it. */
  private async enrolAgain(row: AccountRow, session: Session, pin: string): Promise<Notebook> {
    const text = fromText(JSON.stringify(session));
    const pending = await encrypt(this.ports.crypto, this.handset.key, text, PENDING);
    await this.keep({ ...row, pending });
    await this.keepAttempt(null);
    try {
      return await this.unlock(row.id, pin);
    } catch (error) {
      const isOther = error instanceof FieldProblem && ["pin.wrong", "pin.wait"].includes(error.code);
      throw isOther ? new FieldProblem("pin.other", { account: row.id }) : error;
    }
  }

  private async pendingOf(sealed: NonNullable<AccountRow["pending"]>): Promise<Session> {
    return JSON.parse(toText(await decrypt(this.ports.crypto, this.handset.key, sealed, PENDING))) as Session;
  }

  private async openNotebook(row: AccountRow, seal: Seal, session: Session | null, here = false): Promise<Notebook> {
    await this.lock();
    const opening = newId(this.ports.crypto, this.ports.clock.now());
    const lost = (): void => {
      this.lose(opening);
    };
    const release = await this.ports.locks.take(`notebook ${row.id}`, here, lost);
    if (release === null) throw new FieldProblem("notebook.elsewhere");
    const held = { opening, release, row };
    this.held = held;
    const around = (): { handset: HandsetRow; account: AccountRow } => ({ handset: this.handset, account: held.row });
    const store = new Store(this.database, row.id, seal, { id: opening, onTaken: lost, around });
    await store.claim();
    await store.load();
    if (session !== null) {
      const before = store.shelf("session").get(ONLY);
      const kept = before === null ? {} : { role: before.role, replySeed: before.replySeed }; // receipts may still come
      const sync = store.shelf("sync").get(ONLY) ?? newSync();
      const fresh = new Changes().put("session", { ...session, ...kept }).put("sync", { ...sync, tells: "fine" });
      await store.write(fresh);
      await this.keep({ ...row, pending: null, isRevoked: false });
    }
    const notebook = new OpenNotebook(this.ports, row, store, async (isRevoked) => {
      await this.keep({ ...held.row, isRevoked });
    });
    await notebook.look();
    if (!this.holds(opening)) throw new FieldProblem("notebook.elsewhere"); // taken while it was being opened
    this.open = notebook;
    this.taken = false;
    this.tell();
    return notebook;
  }

  /** Another tab has opened the notebook. What was saved here is in the database, where that tab reads it. */
  private lose(opening: string): void {
    if (!this.holds(opening)) return;
    this.taken = true;
    void this.lock();
  }

  private holds(opening: string): boolean {
    return this.held?.opening === opening;
  }

  private sessionOf(enrolled: Enrolled, device: string, signingSeed: string): Session {
    return {
      id: ONLY,
      device,
      token: enrolled.token,
      signingSeed,
      replySeed: toBase64(this.ports.crypto.getRandomValues(new Uint8Array(32))),
      officeSigning: enrolled.signing_key,
      officeExchange: enrolled.exchange_key,
      role: "",
    };
  }

  private async keep(...rows: AccountRow[]): Promise<void> {
    try {
      await this.database.accounts.bulkPut(rows);
    } catch (error) {
      throw asProblem(error);
    }
    const { held } = this;
    if (held) held.row = rows.find((row) => row.id === held.row.id) ?? held.row;
    this.tell();
  }

  private async keepAttempt(attempt: Sealed | null): Promise<void> {
    this.handset = { ...this.handset, attempt };
    try {
      await this.database.handset.put(this.handset);
    } catch (error) {
      throw asProblem(error);
    }
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

async function handsetOf(ports: Ports, database: Database): Promise<HandsetRow> {
  const known = await database.handset.get("handset");
  if (known !== undefined) return known;
  const key = await newDeviceKey(ports.crypto);
  const row: HandsetRow = { id: "handset", handset: newId(ports.crypto, ports.clock.now()), key };
  await database.handset.put(row);
  return row;
}
