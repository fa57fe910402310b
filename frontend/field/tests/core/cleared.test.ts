import { expect, test } from "vitest";

import { DATABASE } from "../../src/core/store/database";
import { content, handedIn, PIN, World } from "./world";

/** As a browser does that is short of room, or somebody in the phone's settings. */
async function clear(indexedDB: IDBFactory): Promise<void> {
  const deleting = indexedDB.deleteDatabase(DATABASE);
  await new Promise((resolve) => (deleting.onsuccess = resolve));
}

test("storage that is cleared under the open app is written anew, and the lost photos are told", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  world.signal = "none";
  const waiting = await handedIn(notebook, { description: "Belum terkirim" });
  const draft = await notebook.reports.create();
  const photo = await notebook.photos.add(draft.id, new Blob(["foto"]), {});
  await clear(world.indexedDB);
  await notebook.reports.save(draft.id, content({ description: "Draf" }));
  expect(notebook.status.warnings).toContainEqual({ code: "space.cleared", facts: { photos: 1 } });
  expect((await notebook.reports.get(draft.id))?.photos).toMatchObject([
    { id: photo.id, here: false, atOffice: false },
  ]);

  const again = await (await world.phone()).unlock(notebook.accountId, PIN); // another start of the app
  expect((await again.reports.list()).map((one) => one.content.description).sort()).toEqual(["Belum terkirim", "Draf"]);
  world.signal = "good";
  expect((await again.sync()).state).toBe("all_received");
  expect(Object.keys(world.office.state.reports)).toEqual([waiting]);
});

test("cleared while it was locked, the phone has no account left and a new link brings back what the office has", async () => {
  const world = new World();
  const before = await world.enrolled();
  await handedIn(before, { description: "Sudah di kantor" });
  await before.sync();
  await clear(world.indexedDB);
  const phone = await world.phone();
  expect(await phone.accounts()).toEqual([]);
  const notebook = await phone.enrol(world.office.link(), PIN, "HP Sari");
  await notebook.sync();
  expect((await notebook.reports.list()).map((one) => one.content.description)).toEqual(["Sudah di kantor"]);
});
