import { fromText, toText, type Bytes } from "../bytes";

/** Encrypted bytes as they lie in the database. */
export interface Sealed {
  iv: Bytes;
  data: Bytes;
}

/** Encrypts and opens what belongs to one account. `place` binds a row to where it lies: none can be put elsewhere. */
export class Seal {
  constructor(
    private readonly crypto: Crypto,
    private readonly key: CryptoKey,
  ) {}

  async close(place: string, content: Bytes): Promise<Sealed> {
    return encrypt(this.crypto, this.key, content, place);
  }

  /** Throws where it was changed or belongs elsewhere. */
  async open(place: string, sealed: Sealed): Promise<Bytes> {
    return decrypt(this.crypto, this.key, sealed, place);
  }

  async closeJson(place: string, value: unknown): Promise<Sealed> {
    return this.close(place, fromText(JSON.stringify(value)));
  }

  async openJson(place: string, sealed: Sealed): Promise<unknown> {
    return JSON.parse(toText(await this.open(place, sealed)));
  }
}

export async function encrypt(crypto: Crypto, key: CryptoKey, content: Bytes, place: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const algorithm = { name: "AES-GCM", iv, additionalData: fromText(place) };
  return { iv, data: new Uint8Array(await crypto.subtle.encrypt(algorithm, key, content)) };
}

export async function decrypt(crypto: Crypto, key: CryptoKey, sealed: Sealed, place: string): Promise<Bytes> {
  const algorithm = { name: "AES-GCM", iv: sealed.iv, additionalData: fromText(place) };
  return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed.data));
}
