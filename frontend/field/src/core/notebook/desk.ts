import { newId } from "../ids";
import type { Clock } from "../ports";
import { ONLY, newSync, type Session, type SyncRow } from "../records/singles";
import type { Store } from "../store/store";
import { FieldProblem, type Village } from "../contract";

/** A difference of clocks above this is told to the user, and the day is reckoned by the office's clock. */
export const CLOCK_WRONG = 10 * 60_000;

/** What every part of the notebook works with. */
export class Desk {
  readonly onAir = new Set<string>();

  constructor(
    readonly store: Store,
    readonly clock: Clock,
    readonly crypto: Crypto,
    readonly label: string,
    /** Something is to be sent: the sync may begin by itself. */
    readonly wake: () => void,
  ) {}

  id(): string {
    return newId(this.crypto, this.clock.now());
  }

  /** The phone's own time, as it is written beside the office's. */
  moment(): string {
    return new Date(this.clock.now()).toISOString();
  }

  today(): string {
    const skew = this.sync.skewMs ?? 0;
    return dayOf(new Date(this.clock.now() - (Math.abs(skew) > CLOCK_WRONG ? skew : 0)));
  }

  get sync(): SyncRow {
    return this.store.shelf("sync").get(ONLY) ?? newSync();
  }

  get session(): Session {
    const session = this.store.shelf("session").get(ONLY);
    if (session === null) throw new FieldProblem("vault.damaged");
    return session;
  }

  /** "" until the office said who this is. */
  get personId(): string {
    return this.store.shelf("reference").get(ONLY)?.person ?? "";
  }

  get personName(): string {
    return this.store.shelf("reference").get(ONLY)?.name ?? this.label;
  }

  /** Whether this command is on the air right now. */
  isSending(id: string): boolean {
    return this.onAir.has(id);
  }

  village(code: string): Village | null {
    return (
      this.store
        .shelf("reference")
        .get(ONLY)
        ?.villages.find((one) => one.code === code) ?? null
    );
  }

  regionName(code: string): string {
    return this.village(code)?.name ?? "";
  }
}

export function dayOf(moment: Date): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${String(moment.getFullYear())}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
