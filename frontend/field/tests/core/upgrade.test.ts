import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { DATABASE } from "../../src/core/store/database";
import { PIN, World } from "./world";

interface Recorded {
  version: number;
  token: string;
  accounts: { id: string }[];
  handset: { id: string; handset: string; key: Uint8Array<ArrayBuffer> };
  rows: object[];
}

/** Every version that was ever released is recorded here: its drafts and its queue are to be found by the present app. */
test.each(["database-1.json"])("an app updated over %s finds its drafts and its queue", async (name) => {
  const recorded = read(name);
  const world = new World();
  await install(world.indexedDB, recorded);
  world.office.tokens.set(recorded.token, "sari");
  const notebook = await (await world.phone()).unlock(recorded.accounts[0]?.id ?? "", PIN);
  const reports = await notebook.reports.list();
  expect(reports.map(({ state, content }) => [state, content.description])).toEqual([
    ["waiting", "Menunggu dari aplikasi lama"],
    ["draft", "Draf dari aplikasi lama"],
  ]);
  expect((await notebook.sync()).state).toBe("all_received");
  expect(Object.values(world.office.state.reports)).toMatchObject([{ description: "Menunggu dari aplikasi lama" }]);
  const [, draft] = reports;
  await notebook.photos.add(draft?.id ?? "", new Blob(["foto"]), {}); // what came with a later version works with it
});

function read(name: string): Recorded {
  const text = readFileSync(new URL(`../recorded/${name}`, import.meta.url), "utf8");
  return JSON.parse(text, (_name, value: unknown) => {
    const isBytes = typeof value === "object" && value !== null && "base64" in value;
    return isBytes ? Uint8Array.from(Buffer.from(String(value.base64), "base64")) : value;
  }) as Recorded;
}

/** Puts the stores on the phone as that version made them, without anything of the present app. */
async function install(indexedDB: IDBFactory, { version, accounts, handset, rows }: Recorded): Promise<void> {
  const key = await crypto.subtle.importKey("raw", handset.key, "AES-GCM", false, ["encrypt", "decrypt"]);
  const opening = indexedDB.open(DATABASE, version * 10); // Dexie counts in tens
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore("accounts", { keyPath: "id" });
    opening.result.createObjectStore("handset", { keyPath: "id" });
    const store = opening.result.createObjectStore("rows", { keyPath: ["account", "type", "id"] });
    store.createIndex("account", "account");
  };
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const writing = opening.result.transaction(["accounts", "handset", "rows"], "readwrite");
  for (const account of accounts) writing.objectStore("accounts").put(account);
  writing.objectStore("handset").put({ ...handset, key });
  for (const row of rows) writing.objectStore("rows").put(row);
  await new Promise((resolve) => (writing.oncomplete = resolve));
  opening.result.close();
}
