import { toHex } from "./bytes";

/** A UUIDv7 (RFC 9562): made here, so that sending twice is harmless; its order is that of the phone's clock. */
export function newId(crypto: Crypto, now: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  const moment = Math.max(0, Math.floor(now)); // a clock before 1970 is wrong, and must not break what is written
  view.setUint16(0, Math.floor(moment / 2 ** 32) & 0xffff);
  view.setUint32(2, moment % 2 ** 32);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = toHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
