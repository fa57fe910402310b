import { fromBase64, joined, type Bytes } from "../bytes";

/** The bytes that stand before a private key of 32 bytes in PKCS 8. */
const PKCS8 = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65];
const PREFIX = {
  Ed25519: Uint8Array.from([...PKCS8, 0x70, 4, 0x22, 4, 0x20]),
  X25519: Uint8Array.from([...PKCS8, 0x6e, 4, 0x22, 4, 0x20]),
};

export type Curve = keyof typeof PREFIX;

export async function privateKey(
  crypto: Crypto,
  curve: Curve,
  seed: Bytes,
  uses: KeyUsage[],
  extractable = false,
): Promise<CryptoKey | null> {
  return knownOr(() => crypto.subtle.importKey("pkcs8", joined(PREFIX[curve], seed), curve, extractable, uses));
}

export async function publicKey(crypto: Crypto, curve: Curve, raw: Bytes, uses: KeyUsage[]): Promise<CryptoKey | null> {
  return knownOr(() => crypto.subtle.importKey("raw", raw, curve, false, uses));
}

/** The public half of a seed; null where this browser does not know the curve. */
export async function publicHalf(crypto: Crypto, curve: Curve, seed: Bytes): Promise<Bytes | null> {
  const key = await privateKey(crypto, curve, seed, curve === "Ed25519" ? ["sign"] : ["deriveBits"], true);
  if (key === null) return null;
  const { x } = await crypto.subtle.exportKey("jwk", key);
  return fromBase64((x ?? "").replaceAll("-", "+").replaceAll("_", "/"));
}

/** The same curves in JavaScript, for browsers without them (Chromium before 137); fetched only then. */
export async function fallback(): Promise<typeof import("@noble/curves/ed25519.js")> {
  return import("@noble/curves/ed25519.js");
}

async function knownOr(importing: () => Promise<CryptoKey>): Promise<CryptoKey | null> {
  try {
    return await importing();
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotSupportedError") return null;
    throw error;
  }
}
