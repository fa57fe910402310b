import { FieldProblem } from "../contract";
import type { Bytes } from "../bytes";
import { checkPin, keyOfPin, ROUNDS } from "./pin";
import { decrypt, encrypt, Seal, type Sealed } from "./seal";

/**
 * How the data key of one account lies on the phone: wrapped by the device key, which no script can read out, and that
 * wrapped by the PIN. A copied database lacks the first, a found phone the second.
 */
export interface Safe {
  salt: Bytes;
  rounds: number;
  wrapped: Sealed;
}

const INNER = "data key, by the device";
const OUTER = "data key, by the PIN";

export async function newDeviceKey(crypto: Crypto): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** A new data key, and the safe that holds it. Throws `pin.too_short`, `pin.too_simple`. */
export async function newSafe(
  crypto: Crypto,
  deviceKey: CryptoKey,
  pin: string,
  rounds = ROUNDS,
): Promise<{ safe: Safe; seal: Seal }> {
  checkPin(pin);
  const raw = crypto.getRandomValues(new Uint8Array(32));
  return { safe: await wrap(crypto, deviceKey, pin, rounds, raw), seal: await sealOf(crypto, raw) };
}

/** What opens the account's rows; null where the PIN is another. */
export async function openSafe(crypto: Crypto, deviceKey: CryptoKey, safe: Safe, pin: string): Promise<Seal | null> {
  const raw = await unwrap(crypto, deviceKey, safe, pin);
  return raw && sealOf(crypto, raw);
}

/** The same data key under another PIN; null where the old one is wrong. */
export async function rewrap(
  crypto: Crypto,
  deviceKey: CryptoKey,
  safe: Safe,
  pins: { old: string; fresh: string; rounds?: number },
): Promise<Safe | null> {
  checkPin(pins.fresh);
  const raw = await unwrap(crypto, deviceKey, safe, pins.old);
  return raw && wrap(crypto, deviceKey, pins.fresh, pins.rounds ?? ROUNDS, raw);
}

async function wrap(crypto: Crypto, deviceKey: CryptoKey, pin: string, rounds: number, raw: Bytes): Promise<Safe> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const inner = await encrypt(crypto, deviceKey, raw, INNER);
  const key = await keyOfPin(crypto, pin, salt, rounds);
  const both = new Uint8Array([...inner.iv, ...inner.data]);
  return { salt, rounds, wrapped: await encrypt(crypto, key, both, OUTER) };
}

async function unwrap(crypto: Crypto, deviceKey: CryptoKey, safe: Safe, pin: string): Promise<Bytes | null> {
  const key = await keyOfPin(crypto, pin, safe.salt, safe.rounds);
  const both = await decrypt(crypto, key, safe.wrapped, OUTER).catch(() => null);
  if (both === null) return null;
  const inner = { iv: both.slice(0, 12), data: both.slice(12) };
  return decrypt(crypto, deviceKey, inner, INNER).catch(() => {
    throw new FieldProblem("vault.damaged"); // the right PIN, but not the key of this device
  });
}

async function sealOf(crypto: Crypto, raw: Bytes): Promise<Seal> {
  return new Seal(crypto, await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]));
}
