import { fromBase64, joined, type Bytes } from "../bytes";

const PRIVATE_PREFIX = Uint8Array.from([0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20]); // PKCS 8

/** Whether the owner of this key (base64, Ed25519) signed exactly this. */
export async function isSigned(crypto: Crypto, content: Bytes, signature: string, key: string): Promise<boolean> {
  try {
    const [signed, owner] = [fromBase64(signature), fromBase64(key)];
    const publicKey = await importOr(() => crypto.subtle.importKey("raw", owner, "Ed25519", false, ["verify"]));
    if (publicKey !== null) return await crypto.subtle.verify("Ed25519", publicKey, signed, content);
    return (await fallback()).verify(signed, content, owner);
  } catch {
    return false; // no base64, no key, no signature
  }
}

/** A new key of this phone, as the 32 bytes that everything follows from, and its public half. */
export async function newSigningSeed(crypto: Crypto): Promise<{ seed: Bytes; publicKey: Bytes }> {
  const seed = crypto.getRandomValues(new Uint8Array(32));
  const key = await importOr(() => privateKey(crypto, seed, true));
  if (key === null) return { seed, publicKey: new Uint8Array((await fallback()).getPublicKey(seed)) };
  const { x } = await crypto.subtle.exportKey("jwk", key);
  return { seed, publicKey: fromBase64((x ?? "").replaceAll("-", "+").replaceAll("_", "/")) };
}

export async function signed(crypto: Crypto, seed: Bytes, content: Bytes): Promise<Bytes> {
  const key = await importOr(() => privateKey(crypto, seed, false));
  if (key === null) return new Uint8Array((await fallback()).sign(content, seed));
  return new Uint8Array(await crypto.subtle.sign("Ed25519", key, content));
}

function privateKey(crypto: Crypto, seed: Bytes, extractable: boolean): Promise<CryptoKey> {
  return crypto.subtle.importKey("pkcs8", joined(PRIVATE_PREFIX, seed), "Ed25519", extractable, ["sign"]);
}

/** Null where this browser does not know Ed25519 yet (Chromium before 137). */
async function importOr(importing: () => Promise<CryptoKey>): Promise<CryptoKey | null> {
  try {
    return await importing();
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotSupportedError") return null;
    throw error;
  }
}

async function fallback(): Promise<typeof import("@noble/curves/ed25519.js").ed25519> {
  return (await import("@noble/curves/ed25519.js")).ed25519;
}
