import type { Bytes } from "../bytes";
import type { Seal } from "../vault/seal";
import { FieldProblem } from "../contract";
import { LOST } from "../records/photo";
import type { Changes } from "./changes";
import type { AccountRow, BlobRow, Database, HandsetRow, SealedRow } from "./database";
import { asProblem } from "./failures";
import { FORM, ROW_TYPES, type RowType, type RowTypes } from "./rows";
import { Shelf } from "./shelf";

type Shelves = { [K in RowType]: Shelf<RowTypes[K]> };

/** One opening of the notebook; a later one, in another tab, ends its right to write. */
export interface Opening {
  id: string;
  onTaken: () => void;
  /** What lies beside the rows, for the day on which the browser clears everything under the open app. */
  around: () => { handset: HandsetRow; account: AccountRow };
}

/** Nothing is there any more, not even the mark of this opening. */
class Cleared extends Error {}

/** Everything of one account: sealed in the database, opened in memory. */
export class Store {
  private readonly shelves: Shelves;
  private readonly listeners = new Set<() => void>();
  private last: Promise<unknown> = Promise.resolve();
  private lostPhotos: number | null = null;

  constructor(
    private readonly database: Database,
    private readonly account: string,
    private readonly seal: Seal,
    private readonly opening: Opening,
  ) {
    this.shelves = Object.fromEntries(ROW_TYPES.map((type) => [type, new Shelf()])) as unknown as Shelves;
  }

  /** From here on only this opening writes: what another tab holds in memory may no longer be so. */
  async claim(): Promise<void> {
    await this.database.openings.put({ account: this.account, opening: this.opening.id });
  }

  /** Opens all rows, once; how many could not be opened. They stay where they are and must not cost the others. */
  async load(): Promise<number> {
    const rows = await this.database.rows.where("account").equals(this.account).toArray();
    const opened = await Promise.all(rows.map((row) => this.opened(row)));
    return opened.filter((one) => !one).length;
  }

  /** How many unsent photos went with everything else when the browser cleared the storage; null: it never did. */
  get cleared(): number | null {
    return this.lostPhotos;
  }

  shelf<K extends RowType>(type: K): Shelf<RowTypes[K]> {
    return this.shelves[type];
  }

  /** One after the other: what is read in a turn is still so when it writes. */
  turn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work);
    this.last = mine.catch(() => undefined);
    return mine;
  }

  /** Writes all of it or nothing. Throws `storage.full`, `storage.failed`, `notebook.elsewhere`; memory is then as before. */
  async write(changes: Changes): Promise<void> {
    if (changes.isEmpty) return;
    const rows = await Promise.all(changes.puts.map(({ type, value }) => this.sealed(type, value)));
    const gone = changes.removals.map(({ type, id }): [string, string, string] => [this.account, type, id]);
    const blobs = await Promise.all(changes.blobs.map(([sha256, bytes]) => this.sealedBlob(sha256, bytes)));
    const goneBlobs = changes.goneBlobs.map((sha256): [string, string] => [this.account, sha256]);
    const { rows: rowTable, blobs: blobTable, openings } = this.database;
    const write = (): Promise<void> =>
      this.database.transaction("rw", rowTable, blobTable, openings, async () => {
        const last = await openings.get(this.account);
        if (last === undefined) throw new Cleared();
        if (last.opening !== this.opening.id) throw new FieldProblem("notebook.elsewhere");
        await rowTable.bulkPut(rows);
        await rowTable.bulkDelete(gone);
        await blobTable.bulkPut(blobs);
        await blobTable.bulkDelete(goneBlobs);
      });
    try {
      await write().catch(async (error: unknown) => {
        if (!(error instanceof Cleared)) throw error;
        await this.putBack();
        await write();
      });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === "notebook.elsewhere") this.opening.onTaken();
      throw problem;
    }
    for (const { type, value } of changes.puts) (this.shelves[type] as Shelf<typeof value>).hold(value);
    for (const { type, id } of changes.removals) this.shelves[type].drop(id);
    this.tell();
  }

  /** The bytes of a photo; null where they are no longer here. */
  async bytes(sha256: string): Promise<Bytes | null> {
    const row = await this.database.blobs.get([this.account, sha256]);
    return row === undefined ? null : this.seal.open(this.placeOf("blob", sha256), row.sealed);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(): void {
    for (const listener of this.listeners) listener();
  }

  /** Everything that memory holds is written anew. The bytes of photos were on the phone alone, and are gone. */
  private async putBack(): Promise<void> {
    const { handset, account } = this.opening.around();
    const photos = this.shelves.photo.where((one) => !one.atOffice);
    const problem = { code: LOST, message: "", field: null, facts: {} };
    for (const photo of photos) this.shelves.photo.hold({ ...photo, problem });
    for (const small of this.shelves.small_photo.all()) this.shelves.small_photo.drop(small.id); // fetched anew
    const sealed = ROW_TYPES.flatMap((type) => this.shelves[type].all().map((value) => this.sealed(type, value)));
    const rows = await Promise.all(sealed);
    const { handset: handsets, accounts, openings, rows: rowTable } = this.database;
    await this.database.transaction("rw", handsets, accounts, openings, rowTable, async () => {
      await handsets.put(handset);
      await accounts.put(account);
      await openings.put({ account: account.id, opening: this.opening.id });
      await rowTable.bulkPut(rows);
    });
    this.lostPhotos = (this.lostPhotos ?? 0) + photos.length;
  }

  private async sealed(type: RowType, value: RowTypes[RowType]): Promise<SealedRow> {
    const sealed = await this.seal.closeJson(this.placeOf(type, value.id), value);
    return { account: this.account, type, id: value.id, form: FORM, sealed };
  }

  private async sealedBlob(sha256: string, bytes: Bytes): Promise<BlobRow> {
    return { account: this.account, sha256, sealed: await this.seal.close(this.placeOf("blob", sha256), bytes) };
  }

  private async opened(row: SealedRow): Promise<boolean> {
    if (!ROW_TYPES.includes(row.type as RowType)) return true; // of a newer app: kept as it is
    try {
      const value = (await this.seal.openJson(this.placeOf(row.type, row.id), row.sealed)) as RowTypes[RowType];
      (this.shelves[row.type as RowType] as Shelf<typeof value>).hold(value);
      return true;
    } catch {
      return false;
    }
  }

  private placeOf(type: string, id: string): string {
    return `${this.account} ${type} ${id}`;
  }
}
