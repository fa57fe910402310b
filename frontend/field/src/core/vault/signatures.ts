import { fromBase64, type Bytes } from "../bytes";
import { fallback, privateKey, publicHalf, publicKey } from "./curves";

/** Whether the owner of this key (base64, Ed25519) signed exactly this. */
export async function isSigned(crypto: Crypto, content: Bytes, signature: Bytes, key: string): Promise<boolean> {
  try {
    const owner = fromBase64(key);
    const known = await publicKey(crypto, "Ed25519", owner, ["verify"]);
    if (known !== null) return await crypto.subtle.verify("Ed25519", known, signature, content);
    return (await fallback()).ed25519.verify(signature, content, owner);
  } catch {
    return false; // no base64, no key, no signature
  }
}

export async function signed(crypto: Crypto, seed: Bytes, content: Bytes): Promise<Bytes> {
  const key = await privateKey(crypto, "Ed25519", seed, ["sign"]);
  if (key === null) return new Uint8Array((await fallback()).ed25519.sign(content, seed));
  return new Uint8Array(await crypto.subtle.sign("Ed25519", key, content));
}

export async function signingKeyOf(crypto: Crypto, seed: Bytes): Promise<Bytes> {
  const half = await publicHalf(crypto, "Ed25519", seed);
  return half ?? new Uint8Array((await fallback()).ed25519.getPublicKey(seed));
}
