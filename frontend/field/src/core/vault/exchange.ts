import type { Bytes } from "../bytes";
import { fallback, privateKey, publicHalf, publicKey } from "./curves";

/** What two sides have in common that know each other's public X25519 key. Throws for keys that give nothing away. */
export async function shared(crypto: Crypto, seed: Bytes, other: Bytes): Promise<Bytes> {
  const own = await privateKey(crypto, "X25519", seed, ["deriveBits"]);
  const theirs = own && (await publicKey(crypto, "X25519", other, []));
  const bytes =
    own === null || theirs === null
      ? new Uint8Array((await fallback()).x25519.getSharedSecret(seed, other))
      : new Uint8Array(await crypto.subtle.deriveBits({ name: "X25519", public: theirs }, own, 256));
  if (bytes.every((byte) => byte === 0)) throw new Error("a key of low order");
  return bytes;
}

export async function exchangeKeyOf(crypto: Crypto, seed: Bytes): Promise<Bytes> {
  const half = await publicHalf(crypto, "X25519", seed);
  return half ?? new Uint8Array((await fallback()).x25519.getPublicKey(seed));
}
