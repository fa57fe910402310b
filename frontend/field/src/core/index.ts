import type { Phone } from "./contract";
import { webLocks } from "./locks";
import { DevicePhone } from "./phone";
import type { Clock, Ports, Space } from "./ports";
import { fetchNetwork } from "./sync/network";

export * from "./contract";

/** The phone as the browser gives it. `space` is asked after every contact, `isUnmetered` before what can wait. */
export function browserPorts(
  appVersion: string,
  space: () => Promise<Space | null>,
  isUnmetered: () => boolean,
): Ports {
  return {
    clock: browserClock,
    network: fetchNetwork((...asked) => fetch(...asked)),
    crypto: globalThis.crypto,
    indexedDB: globalThis.indexedDB,
    keyRange: globalThis.IDBKeyRange,
    // Absent in old browsers.
    locks: webLocks((navigator as { locks?: LockManager }).locks),
    space,
    isUnmetered,
    appVersion,
  };
}

export function startPhone(ports: Ports): Promise<Phone> {
  return DevicePhone.start(ports);
}

const browserClock: Clock = {
  now: () => Date.now(),
  after(ms, then) {
    const timer = setTimeout(then, Math.min(ms, 2 ** 31 - 1));
    return () => {
      clearTimeout(timer);
    };
  },
};
