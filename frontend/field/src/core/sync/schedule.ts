import { chance, type Clock } from "../ports";
import { backoff, monthEndDelay } from "./backoff";
import type { Ended } from "./engine";

const AFTER_CHANGE = 2_000; // ms: several changes in a row go out together
const HINTED = 3_000; // ms at most after a hint that the network is back: not all phones at the same moment
const REGULAR = 15 * 60_000;

/** When the phone calls by itself. What a person asks for happens at once and does not come this way. */
export class Schedule {
  private forget: (() => void) | null = null;
  private due: number | null = null;
  private failures = 0;
  private isOn = false;

  constructor(
    private readonly clock: Clock,
    private readonly crypto: Crypto,
    private readonly run: () => Promise<unknown>,
  ) {}

  /** The next time, where the phone waits because of a failure. */
  get retryAt(): number | null {
    return this.failures > 0 ? this.due : null;
  }

  start(): void {
    this.isOn = true;
    this.plan(this.share * HINTED);
  }

  stop(): void {
    this.isOn = false;
    this.cancel();
  }

  changed(): void {
    if (this.failures === 0) this.plan(AFTER_CHANGE + this.spread());
  }

  hint(): void {
    this.plan(this.share * HINTED + this.spread());
  }

  ended(how: Ended, { busyUntil, nextAutomatic }: { busyUntil: number; nextAutomatic: number }): void {
    this.failures = how === "none" ? this.failures + 1 : 0;
    if (how === "stopped") this.cancel();
    else if (how === "none") this.plan(backoff(this.failures, this.share), true);
    else if (how === "busy") this.plan(busyUntil - this.clock.now() + this.share * AFTER_CHANGE, true);
    else this.plan((nextAutomatic || REGULAR) * (0.75 + this.share / 2), true);
  }

  /** An earlier appointment stands, unless this one replaces it. */
  private plan(ms: number, replaces = false): void {
    if (!this.isOn) return;
    const due = this.clock.now() + ms;
    if (!replaces && this.due !== null && this.due <= due) return;
    this.cancel();
    this.due = due;
    this.forget = this.clock.after(ms, () => {
      this.due = null;
      void this.run();
    });
  }

  private cancel(): void {
    this.forget?.();
    this.forget = null;
    this.due = null;
  }

  private spread(): number {
    return monthEndDelay(new Date(this.clock.now()), this.share);
  }

  private get share(): number {
    return chance(this.crypto);
  }
}
