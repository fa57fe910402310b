import { createHash } from "node:crypto";

import type { components } from "../../../shared/api";
import type { FakeOffice } from "./fake-office";

type FileState = components["schemas"]["FileState"];
interface Awaited {
  id: string;
  sha256: string;
  kind: string;
  caption: string;
  taken_at: string | null;
  came_late: boolean;
}

/** Files of the fake office: arriving in pieces, attached to every report that waits for them. */
export class FakeFiles {
  pieces: { sha256: string; offset: number; size: number }[] = [];
  private readonly awaited = new Map<string, Awaited[]>();

  constructor(private readonly office: FakeOffice) {}

  isStored(sha256: string): boolean {
    const bytes = this.office.state.files[sha256];
    return bytes !== undefined && createHash("sha256").update(Uint8Array.from(bytes)).digest("hex") === sha256;
  }

  await(report: string, said: Awaited[]): void {
    this.awaited.set(report, said);
  }

  look(sha256: string): FileState {
    return {
      sha256,
      received: this.office.state.files[sha256]?.length ?? 0,
      stored: this.isStored(sha256),
      code: "",
      message: "",
    };
  }

  /** A piece that does not follow what is there: the place where it should begin. */
  take(sha256: string, offset: number, bytes: Uint8Array): FileState | number {
    const held = (this.office.state.files[sha256] ??= []);
    this.pieces.push({ sha256, offset, size: bytes.length });
    if (offset > held.length) return held.length;
    held.push(...bytes.slice(held.length - offset));
    if (this.isStored(sha256)) this.handOver(sha256);
    return this.look(sha256);
  }

  private handOver(sha256: string): void {
    for (const [report, said] of this.awaited) {
      const held = this.office.state.reports[report];
      if (held === undefined || !said.some((one) => one.sha256 === sha256)) continue;
      const attachments = said.filter((one) => this.isStored(one.sha256));
      this.office.change(report, { attachments, awaited: said.length - attachments.length });
    }
  }
}
