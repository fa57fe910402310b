import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";

import { DATABASE } from "../../src/core/store/database";
import { content, World } from "./world";

const VERSION = Number(process.env["RECORD_DATABASE"] ?? 0);

/** `RECORD_DATABASE=4 npx vitest run record`, in the release that brings version 4: what later apps must be able to open. */
test.runIf(VERSION > 0)("the present database is recorded", async () => {
  const world = new World();
  const subtle = new Proxy(globalThis.crypto.subtle, {
    get: (held, name) =>
      name === "generateKey"
        ? (how: AesKeyGenParams, _extractable: boolean, uses: KeyUsage[]) => held.generateKey(how, true, uses)
        : (held[name as keyof SubtleCrypto] as () => unknown).bind(held),
  });
  const crypto = { subtle, getRandomValues: globalThis.crypto.getRandomValues.bind(globalThis.crypto) };
  Object.defineProperty(world, "ports", { value: { ...world.ports, crypto } });
  const notebook = await world.enrolled();
  world.signal = "none";
  const waiting = await notebook.reports.create();
  await notebook.reports.save(waiting.id, content({ description: "Menunggu dari aplikasi lama" }));
  await notebook.photos.add(waiting.id, new Blob(["foto"]), {});
  await notebook.reports.submit(waiting.id);
  const draft = await notebook.reports.create();
  await notebook.reports.save(draft.id, content({ description: "Draf dari aplikasi lama", date: "2024-11-11" }));
  const recorded = await read(world.indexedDB);
  expect(recorded.version).toBe(VERSION);
  const about = `The database of version ${String(VERSION)} as an app of that version left it. Data contoh.`;
  const token = [...world.office.tokens.keys()][0];
  const name = new URL(`../recorded/database-${String(VERSION)}.json`, import.meta.url);
  writeFileSync(name, `${JSON.stringify({ about, token, ...recorded }, packed, 2)}\n`);
});

/** Every store with its rows, by the browser's own means. */
async function read(indexedDB: IDBFactory): Promise<{ version: number; stores: object }> {
  const opening = indexedDB.open(DATABASE);
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const database = opening.result;
  const stores: Record<string, object> = {};
  for (const name of database.objectStoreNames) {
    const store = database.transaction(name).objectStore(name);
    const asking = store.getAll();
    await new Promise((resolve) => (asking.onsuccess = resolve));
    const rows = asking.result as { key?: CryptoKey }[];
    for (const row of rows) {
      if (row.key) Object.assign(row, { key: new Uint8Array(await crypto.subtle.exportKey("raw", row.key)) });
    }
    stores[name] = { keyPath: store.keyPath, indexes: [...store.indexNames], rows };
  }
  database.close();
  return { version: database.version / 10, stores }; // Dexie counts in tens
}

function packed(_name: string, value: unknown): unknown {
  if (value instanceof ArrayBuffer) return packed("", new Uint8Array(value));
  return value instanceof Uint8Array ? { base64: Buffer.from(value).toString("base64") } : value;
}
