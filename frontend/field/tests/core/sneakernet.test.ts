import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { fromBase64, toBase64, type Bytes } from "../../src/core/bytes";
import { listOf, packed, PARCEL, RECEIPT, unpacked, withList, type Head } from "../../src/core/sneakernet/container";
import { exchangeKeyOf } from "../../src/core/vault/exchange";
import { signingKeyOf } from "../../src/core/vault/signatures";
import { handedIn, World } from "./world";

interface Vector {
  head: Head;
  list: unknown;
  content?: unknown; // of a receipt
  files: string[] | string;
  file?: string;
  size?: number;
  sha256?: string;
}
interface Vectors extends Record<"parcel" | "parcel_of_several_chunks" | "receipt", Vector> {
  keys: Record<string, { private: string; public: string }>;
}

/** The same file that the office's tests read: whoever changes the format changes both sides. */
const path = new URL("../../../../src/pendamping/sync/tests/data/sneakernet.json", import.meta.url);
const VECTORS = JSON.parse(readFileSync(path, "utf8")) as Vectors;
const seed = (name: string): Bytes => fromBase64(VECTORS.keys[name]?.private ?? "");
const key = (name: string): string => VECTORS.keys[name]?.public ?? "";

test("a parcel is byte for byte the agreed one", async () => {
  const { head, list, files, file } = VECTORS.parcel;
  const content = withList(list, ...(files as string[]).map(fromBase64));
  const seeds = { ephemeral: seed("parcel"), signing: seed("device") };
  expect(toBase64(await packed(crypto, PARCEL, head, content, seeds))).toBe(file);
});

test("a parcel of several chunks too", async () => {
  const { head, list, size, sha256 } = VECTORS.parcel_of_several_chunks;
  const photo = Uint8Array.from({ length: 131_072 }, (_, place) => place % 251);
  const seeds = { ephemeral: seed("parcel"), signing: seed("device") };
  const written = await packed(crypto, PARCEL, head, withList(list, photo), seeds);
  expect(written.length).toBe(size);
  expect(createHash("sha256").update(written).digest("hex")).toBe(sha256);
});

test("the agreed receipt is read; changed, cut off or signed by another it is not", async () => {
  const file = fromBase64(VECTORS.receipt.file ?? "");
  const keys = { own: seed("reply"), signer: key("office_signing") };
  const { content } = await unpacked(crypto, RECEIPT, file, keys);
  expect(listOf(content).list).toEqual(VECTORS.receipt.content);
  const changed = Uint8Array.from(file);
  changed[file.length - 70] = (changed[file.length - 70] ?? 0) ^ 1;
  await expect(unpacked(crypto, RECEIPT, changed, keys)).rejects.toMatchObject({ reason: "forged" });
  await expect(unpacked(crypto, RECEIPT, file.slice(0, 40), keys)).rejects.toMatchObject({ reason: "unreadable" });
  const stranger = { ...keys, signer: key("device") };
  await expect(unpacked(crypto, RECEIPT, file, stranger)).rejects.toMatchObject({ reason: "forged" });
});

test("what waits is handed in by a file, and the receipt settles it", async () => {
  const world = new World();
  const officeSeed = crypto.getRandomValues(new Uint8Array(32));
  const signingSeed = crypto.getRandomValues(new Uint8Array(32));
  world.office.exchangeKey = toBase64(await exchangeKeyOf(crypto, officeSeed));
  world.office.signingKey = toBase64(await signingKeyOf(crypto, signingSeed));
  const notebook = await world.enrolled();
  const id = await handedIn(notebook);
  world.signal = "none";
  const parcel = await notebook.exportFile();
  expect(parcel).toMatchObject({
    name: expect.stringMatching(/^pendamping-\d{8}-\d{4}\.kiriman$/) as string,
    commands: 1,
    left: 0,
  });
  expect((await notebook.reports.get(id))?.state).toBe("waiting");
  const device = world.office.publicKeys[0] ?? "";
  const { head, content } = await unpacked(crypto, PARCEL, parcel.bytes, { own: officeSeed, signer: device });
  const { commands } = listOf(content).list as { commands: { id: string }[] };
  const answers = commands.map((one) => ({
    id: one.id,
    result: "stored",
    version: 2,
    code: "",
    message: "",
    facts: {},
  }));
  const list = { parcel: head["id"], clock: "", problem: null, answers, files: [], statement: null };
  const back = { format: 1, recipient: String(head["reply_key"]), device: head["device"] };
  const seeds = { ephemeral: crypto.getRandomValues(new Uint8Array(32)), signing: signingSeed };
  const receipt = await packed(crypto, RECEIPT, back, withList(list), seeds);
  await expect(notebook.importReceipts(parcel.bytes)).rejects.toMatchObject({ code: "file.unreadable" });
  expect(await notebook.importReceipts(receipt)).toEqual({ settled: 1 });
  expect((await notebook.reports.get(id))?.state).toBe("received");
});

test("with nothing waiting there is no file", async () => {
  const world = new World();
  world.office.exchangeKey = toBase64(new Uint8Array(32).fill(9));
  const notebook = await world.enrolled();
  await expect(notebook.exportFile()).rejects.toMatchObject({ code: "file.nothing_to_hand_over" });
});
