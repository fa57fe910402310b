import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { DATABASE } from "../../src/core/store/database";
import { PIN, World } from "./world";

interface Recorded {
  version: number;
  token: string;
  stores: Record<string, { keyPath: string | string[]; indexes: string[]; rows: Row[] }>;
}

interface Row {
  id: string;
  key?: Uint8Array<ArrayBuffer>; // of the device, which only a recording can read
}

/** Every version that was ever released is recorded here: its drafts and its queue are to be found by the present app. */
test.each(["database-1.json", "database-2.json", "database-3.json"])(
  "an app updated over %s finds its drafts and its queue",
  async (name) => {
    const recorded = read(name);
    const world = new World();
    await install(world.indexedDB, recorded);
    world.office.tokens.set(recorded.token, "sari");
    const notebook = await (await world.phone()).unlock(recorded.stores["accounts"]?.rows[0]?.id ?? "", PIN);
    const reports = await notebook.reports.list();
    expect(reports.map(({ state, content }) => [state, content.description])).toEqual([
      ["waiting", "Menunggu dari aplikasi lama"],
      ["draft", "Draf dari aplikasi lama"],
    ]);
    expect((await notebook.sync()).state).toBe("all_received");
    expect(Object.values(world.office.state.reports)).toMatchObject([{ description: "Menunggu dari aplikasi lama" }]);
    expect(Object.keys(world.office.state.files).length).toBe(recorded.version > 1 ? 1 : 0); // photos came with version 2
    const [, draft] = reports;
    await notebook.photos.add(draft?.id ?? "", new Blob(["foto"]), {}); // what came with a later version works with it
  },
);

function read(name: string): Recorded {
  const text = readFileSync(new URL(`../recorded/${name}`, import.meta.url), "utf8");
  return JSON.parse(text, (_name, value: unknown) => {
    const isBytes = typeof value === "object" && value !== null && "base64" in value;
    return isBytes ? Uint8Array.from(Buffer.from(String(value.base64), "base64")) : value;
  }) as Recorded;
}

/** Puts the stores on the phone as that version made them, without anything of the present app. */
async function install(indexedDB: IDBFactory, { version, stores }: Recorded): Promise<void> {
  const opening = indexedDB.open(DATABASE, version * 10); // Dexie counts in tens
  opening.onupgradeneeded = () => {
    for (const [name, { keyPath, indexes }] of Object.entries(stores)) {
      const store = opening.result.createObjectStore(name, { keyPath });
      for (const index of indexes) store.createIndex(index, index);
    }
  };
  await new Promise((resolve) => (opening.onsuccess = resolve));
  for (const [name, { rows }] of Object.entries(stores)) {
    const ready = await Promise.all(rows.map(withKey));
    const writing = opening.result.transaction(name, "readwrite");
    for (const row of ready) writing.objectStore(name).put(row);
    await new Promise((resolve) => (writing.oncomplete = resolve));
  }
  opening.result.close();
}

async function withKey(row: Row): Promise<object> {
  if (row.key === undefined) return row;
  return { ...row, key: await crypto.subtle.importKey("raw", row.key, "AES-GCM", false, ["encrypt", "decrypt"]) };
}
