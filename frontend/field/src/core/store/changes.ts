import type { Bytes } from "../bytes";
import type { RowType, RowTypes } from "./rows";

export type Put = { [K in RowType]: { type: K; value: RowTypes[K] } }[RowType];

export interface Removal {
  type: RowType;
  id: string;
}

/** What belongs together: written by one transaction, or not at all. Whoever asks in between sees what will be. */
export class Changes {
  readonly blobs: [sha256: string, bytes: Bytes][] = [];
  readonly goneBlobs: string[] = [];
  private readonly steps = new Map<string, Put | Removal>();

  put<K extends RowType>(type: K, value: RowTypes[K]): this {
    this.steps.set(`${type} ${value.id}`, { type, value } as Put);
    return this;
  }

  remove(type: RowType, id: string): this {
    this.steps.set(`${type} ${id}`, { type, id });
    return this;
  }

  putBlob(sha256: string, bytes: Bytes): this {
    this.blobs.push([sha256, bytes]);
    return this;
  }

  removeBlob(sha256: string): this {
    this.goneBlobs.push(sha256);
    return this;
  }

  /** undefined: not touched; null: removed. */
  planned<K extends RowType>(type: K, id: string): RowTypes[K] | null | undefined {
    const step = this.steps.get(`${type} ${id}`);
    if (step === undefined) return undefined;
    return "value" in step ? (step.value as RowTypes[K]) : null;
  }

  get puts(): Put[] {
    return [...this.steps.values()].filter((step): step is Put => "value" in step);
  }

  get removals(): Removal[] {
    return [...this.steps.values()].filter((step): step is Removal => !("value" in step));
  }

  get isEmpty(): boolean {
    return this.steps.size === 0 && this.blobs.length === 0 && this.goneBlobs.length === 0;
  }
}
