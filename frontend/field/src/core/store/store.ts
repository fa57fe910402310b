import type { Bytes } from "../bytes";
import type { Seal } from "../vault/seal";
import { FieldProblem } from "../contract";
import type { Changes } from "./changes";
import type { BlobRow, Database, SealedRow } from "./database";
import { asProblem } from "./failures";
import { FORM, ROW_TYPES, type RowType, type RowTypes } from "./rows";
import { Shelf } from "./shelf";

type Shelves = { [K in RowType]: Shelf<RowTypes[K]> };

/** One opening of the notebook; a later one, in another tab, ends its right to write. */
export interface Opening {
  id: string;
  onTaken: () => void;
}

/** Everything of one account: sealed in the database, opened in memory. */
export class Store {
  private readonly shelves: Shelves;
  private readonly listeners = new Set<() => void>();
  private last: Promise<unknown> = Promise.resolve();

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
    try {
      await this.database.transaction("rw", rowTable, blobTable, openings, async () => {
        const last = await openings.get(this.account);
        if (last?.opening !== this.opening.id) throw new FieldProblem("notebook.elsewhere");
        await rowTable.bulkPut(rows);
        await rowTable.bulkDelete(gone);
        await blobTable.bulkPut(blobs);
        await blobTable.bulkDelete(goneBlobs);
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
