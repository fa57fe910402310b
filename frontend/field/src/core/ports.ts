/** What the core takes from outside: tests hand in other clocks and networks, the phone hands in the browser's. */

export interface Clock {
  /** Milliseconds since 1970 by this phone, however wrong. */
  now(): number;
  /** Calls back once; returns how to forget it. */
  after(ms: number, then: () => void): () => void;
}

export interface Sending {
  method: "GET" | "POST" | "PUT";
  url: string;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer> | null;
}

export interface Received {
  status: number;
  header(name: string): string | null;
  json: unknown; // null where the body was none
}

/** Thrown where no whole answer came, for whatever reason. */
export class NoAnswer extends Error {
  override name = "NoAnswer";
}

export type Network = (sending: Sending) => Promise<Received>;

/** How much room there is; null where the browser does not say. */
export interface Space {
  free: number; // bytes
  kept: boolean; // the browser promised not to evict
}

/** What one tab of this browser may hold at a time. */
export interface Locks {
  /**
   * How to give it back; null while another tab holds it, unless `steal` takes it from there. `onLost` is called once
   * it was taken away.
   */
  take(name: string, steal: boolean, onLost: () => void): Promise<(() => Promise<void>) | null>;
}

export interface Ports {
  clock: Clock;
  network: Network;
  crypto: Crypto;
  indexedDB: IDBFactory;
  keyRange: typeof IDBKeyRange;
  locks: Locks;
  space(): Promise<Space | null>;
  /** The line costs nobody anything, as far as the browser says so; false where it does not say. */
  isUnmetered(): boolean;
  appVersion: string;
  /** Rounds of PBKDF2 for a new PIN; the phone's own where absent. */
  pinRounds?: number;
  /** Bytes for photos of reports that wait to be checked; the phone's own where absent. */
  photoQuota?: number;
}

/** A random share between 0 and 1, from the port that tests may fix. */
export function chance(crypto: Crypto): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}
