/** The file that travels without a signal: docs/sneakernet.md, format 1. The same container for both directions. */
import { fromBase64, fromText, joined, sha256, toBase64, toText, type Bytes } from "../bytes";
import { exchangeKeyOf, shared } from "../vault/exchange";
import { isSigned, signed } from "../vault/signatures";

const CHUNK = 65_536;
const TAG = 16;
const SIGNATURE = 64;
const MOST_HEAD = 4096;
const MAGIC = 8;

export interface Kind {
  magic: string;
  info: string;
}

export const PARCEL: Kind = { magic: "PDKIRIM1", info: "pendamping sneakernet 1: parcel" };
export const RECEIPT: Kind = { magic: "PDTERIM1", info: "pendamping sneakernet 1: receipt" };

export interface Head {
  format: number;
  recipient: string;
  [name: string]: unknown;
}

/** Writes content for the owner of `head.recipient`, signed with `signingSeed`. */
export async function packed(
  crypto: Crypto,
  kind: Kind,
  head: Head,
  content: Bytes,
  seeds: { ephemeral: Bytes; signing: Bytes },
): Promise<Bytes> {
  const ephemeral_key = toBase64(await exchangeKeyOf(crypto, seeds.ephemeral));
  const said = fromText(JSON.stringify({ ...head, ephemeral_key }));
  const prefix = joined(fromText(kind.magic), length(said.length), said);
  const key = await keyOf(crypto, kind, prefix, await shared(crypto, seeds.ephemeral, fromBase64(head.recipient)));
  const chunks: Bytes[] = [];
  for (let at = 0; at < content.length; at += CHUNK) {
    const iv = nonce(chunks.length, at + CHUNK >= content.length);
    const piece = content.slice(at, at + CHUNK);
    chunks.push(new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, piece)));
  }
  const signature = await signed(crypto, seeds.signing, await digest(crypto, kind, prefix, chunks));
  return joined(prefix, ...chunks, signature);
}

/** Thrown for a file that is not of this kind, cut off, changed, or not for this reader. */
export class Unreadable extends Error {
  constructor(readonly reason: "unreadable" | "forged" | "for_other") {
    super(reason);
  }
}

/** Reads a file after its signature was found right. */
export async function unpacked(
  crypto: Crypto,
  kind: Kind,
  file: Bytes,
  keys: { own: Bytes; signer: string },
): Promise<{ head: Head; content: Bytes }> {
  const { prefix, head } = headOf(kind, file);
  const body = file.subarray(prefix.length, file.length - SIGNATURE);
  const chunks: Bytes[] = [];
  for (let at = 0; at < body.length; at += CHUNK + TAG) chunks.push(body.slice(at, at + CHUNK + TAG));
  const isRight = await isSigned(
    crypto,
    await digest(crypto, kind, prefix, chunks),
    file.slice(-SIGNATURE),
    keys.signer,
  );
  if (!isRight) throw new Unreadable("forged");
  if (head.recipient !== toBase64(await exchangeKeyOf(crypto, keys.own))) throw new Unreadable("for_other");
  try {
    const ephemeral = fromBase64(String(head["ephemeral_key"]));
    const key = await keyOf(crypto, kind, prefix, await shared(crypto, keys.own, ephemeral));
    const opened = chunks.map((chunk, place) => {
      const algorithm = { name: "AES-GCM", iv: nonce(place, place === chunks.length - 1) };
      return crypto.subtle.decrypt(algorithm, key, chunk);
    });
    return { head, content: joined(...(await Promise.all(opened)).map((piece) => new Uint8Array(piece))) };
  } catch {
    throw new Unreadable("unreadable");
  }
}

/** The list in front of a content, and where the bytes behind it begin. */
export function listOf(content: Bytes): { list: unknown; rest: Bytes } {
  const size = new DataView(content.buffer, content.byteOffset).getUint32(0);
  return { list: JSON.parse(toText(content.subarray(4, 4 + size))) as unknown, rest: content.slice(4 + size) };
}

export function withList(list: unknown, ...files: Bytes[]): Bytes {
  const said = fromText(JSON.stringify(list));
  return joined(length(said.length), said, ...files);
}

function headOf(kind: Kind, file: Bytes): { prefix: Bytes; head: Head } {
  const start = MAGIC + 4;
  if (file.length <= start + TAG + SIGNATURE || toText(file.subarray(0, MAGIC)) !== kind.magic) {
    throw new Unreadable("unreadable");
  }
  const size = new DataView(file.buffer, file.byteOffset).getUint32(MAGIC);
  if (size > MOST_HEAD || start + size + TAG + SIGNATURE >= file.length) throw new Unreadable("unreadable");
  try {
    const head = JSON.parse(toText(file.subarray(start, start + size))) as Head;
    return { prefix: file.slice(0, start + size), head };
  } catch {
    throw new Unreadable("unreadable");
  }
}

async function keyOf(crypto: Crypto, kind: Kind, prefix: Bytes, secret: Bytes): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const salt = await sha256(crypto, prefix);
  const algorithm = { name: "HKDF", hash: "SHA-256", salt, info: fromText(kind.info) };
  return crypto.subtle.deriveKey(algorithm, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** Over which chunk this is, and whether it is the last: none can be moved, left out or cut off. */
function nonce(place: number, isLast: boolean): Bytes {
  const bytes = new Uint8Array(12);
  new DataView(bytes.buffer).setUint32(7, place);
  bytes[11] = Number(isLast);
  return bytes;
}

async function digest(crypto: Crypto, kind: Kind, prefix: Bytes, chunks: readonly Bytes[]): Promise<Bytes> {
  const hashes = await Promise.all([prefix, ...chunks].map((part) => sha256(crypto, part)));
  return joined(fromText(kind.info), Uint8Array.of(0), await sha256(crypto, joined(...hashes)));
}

function length(number: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number);
  return bytes;
}
