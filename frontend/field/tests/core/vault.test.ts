import { expect, test } from "vitest";

import { newId } from "../../src/core/ids";
import { webLocks } from "../../src/core/locks";
import { DevicePhone } from "../../src/core/phone";
import { newDeviceKey, newSafe, openSafe } from "../../src/core/vault/safe";
import { waitOf } from "../../src/core/vault/tries";
import { Database } from "../../src/core/store/database";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { content, handedIn, PIN, World } from "./world";

const MINUTE = 60_000;

test.each(["12345", "abcdef", "111111", "123456", "987654"])("the PIN %s is not taken", async (pin) => {
  const world = new World();
  const phone = await world.phone();
  await expect(phone.enrol(world.office.link(), pin, "HP")).rejects.toMatchObject({
    code: expect.stringMatching(/^pin\.too_/) as string,
  });
  expect(world.office.links.size).toBe(1); // the link was not used up
});

test("wrong PINs make one wait longer and longer, also after the app was killed", async () => {
  const world = new World();
  const { accountId } = await world.enrolled();
  for (let turn = 0; turn < 3; turn += 1) {
    await expect((await world.phone()).unlock(accountId, "000001")).rejects.toMatchObject({ code: "pin.wrong" });
  }
  const phone = await world.phone();
  await expect(phone.unlock(accountId, PIN)).rejects.toMatchObject({ code: "pin.wait", facts: { waitMs: 30_000 } });
  world.clock.pass(30_000);
  await expect(phone.unlock(accountId, "000001")).rejects.toMatchObject({
    code: "pin.wrong",
    facts: { waitMs: 60_000 },
  });
  world.clock.pass(MINUTE);
  expect((await phone.unlock(accountId, PIN)).accountId).toBe(accountId);
  expect((await phone.accounts())[0]?.waitMs).toBe(0);
});

test.each([
  ["at once", (_world: World, phone: DevicePhone) => Promise.resolve(phone)],
  ["after the app was killed", (world: World) => world.phone()],
])("an enrolment whose answer was lost is asked for again, %s, and is one phone", async (_when, next) => {
  const world = new World();
  const phone = await world.phone();
  const link = world.office.link();
  world.signal = "answer_lost";
  await expect(phone.enrol(link, PIN, "HP")).rejects.toMatchObject({ code: "network.none" });
  expect(await phone.accounts()).toEqual([]);
  world.signal = "good";
  const notebook = await (await next(world, phone)).enrol(link, "739201", "HP"); // another PIN is as good
  expect((await notebook.sync()).state).toBe("all_received");
  expect(world.office.tokens.size).toBe(1);
});

test("another phone with the same link is refused, and so is this one after its answer came", async () => {
  const world = new World();
  const phone = await world.phone();
  const link = world.office.link();
  world.signal = "answer_lost";
  await expect(phone.enrol(link, PIN, "HP")).rejects.toMatchObject({ code: "network.none" });
  world.signal = "good";
  const other = await DevicePhone.start({ ...world.ports, indexedDB: new IDBFactory() });
  await expect(other.enrol(link, PIN, "HP lain")).rejects.toMatchObject({ code: "link.refused" });
  await phone.enrol(link, PIN, "HP");
  await expect(phone.enrol(link, PIN, "HP")).rejects.toMatchObject({ code: "link.refused" });
});

test("a clock that was set back a year makes nobody wait a year", () => {
  const tries = { wrong: 10, since: Date.parse("2025-11-12") };
  expect(waitOf(tries, Date.parse("2024-11-12"))).toBe(60 * MINUTE);
});

test("another PIN opens the same notebook, the old one no longer", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const { id } = await notebook.reports.create();
  const phone = await world.phone();
  await phone.changePin(notebook.accountId, PIN, "739201");
  await expect(phone.unlock(notebook.accountId, PIN)).rejects.toMatchObject({ code: "pin.wrong" });
  expect(await (await phone.unlock(notebook.accountId, "739201")).reports.get(id)).not.toBeNull();
});

test("a copied database is of no use: the right PIN without the key of the device opens nothing", async () => {
  const deviceKey = await newDeviceKey(crypto);
  const { safe } = await newSafe(crypto, deviceKey, PIN, 10);
  await expect(openSafe(crypto, await newDeviceKey(crypto), safe, PIN)).rejects.toMatchObject({
    code: "vault.damaged",
  });
  expect(await openSafe(crypto, deviceKey, safe, "482916")).toBeNull();
  expect(deviceKey.extractable).toBe(false);
});

test("nothing of what was written can be read in the database", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const { id } = await notebook.reports.create();
  await notebook.reports.save(id, content({ description: "Rahasia warga" }));
  await notebook.photos.add(id, new Blob(["Rahasia foto"]), { caption: "Rahasia keterangan" });
  const database = new Database(world.indexedDB, IDBKeyRange);
  const held = await Promise.all([database.accounts, database.rows, database.blobs].map((table) => table.toArray()));
  const bytes = JSON.stringify(held, (_name, value: unknown) =>
    value instanceof Uint8Array ? new TextDecoder("latin1").decode(value) : value,
  );
  expect(bytes).not.toContain("Rahasia");
  expect(bytes).not.toContain("token-");
  expect(bytes).toContain("sari"); // who may unlock is said
});

test("two people share a phone, and neither sees the other's", async () => {
  const world = new World();
  const sari = await world.enrolled();
  const { id } = await sari.reports.create();
  const phone = await world.phone();
  const budi = await phone.enrol(world.office.link("budi"), "739201", "HP bersama");
  expect(await budi.reports.get(id)).toBeNull();
  expect(await budi.reports.list()).toEqual([]);
  await expect(phone.unlock(sari.accountId, "739201")).rejects.toMatchObject({ code: "pin.wrong" });
  expect((await phone.accounts()).map(({ label }) => label).sort()).toEqual(["budi", "sari"]);
  expect(await (await phone.unlock(sari.accountId, PIN)).reports.get(id)).not.toBeNull();
});

test("enrolling again with a forgotten PIN loses neither the notebook nor the enrolment", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const { id } = await notebook.reports.create();
  const phone = await world.phone();
  await expect(phone.enrol(world.office.link(), "739201", "HP")).rejects.toMatchObject({
    code: "pin.other",
    facts: { account: notebook.accountId },
  });
  const again = await phone.unlock(notebook.accountId, PIN);
  expect(await again.reports.get(id)).not.toBeNull();
  expect((await again.sync()).state).toBe("all_received");
  expect(world.office.tokens.size).toBe(2);
});

test("begun anew after a forgotten PIN, the old notebook stays closed and can still be handed in", async () => {
  const world = new World();
  const old = await world.enrolled();
  const lost = await handedIn(old, { description: "Belum terkirim" });
  world.clock.pass(60 * MINUTE);
  const phone = await world.phone();
  await expect(phone.enrol(world.office.link(), "739201", "HP")).rejects.toMatchObject({ code: "pin.other" });
  const fresh = await phone.beginAnew(old.accountId, "739201");
  expect(await fresh.reports.list()).toEqual([]);
  expect((await fresh.sync()).state).toBe("all_received");
  const both = await phone.accounts();
  expect(both.map(({ label, isEnrolledAgain }) => [label, isEnrolledAgain])).toEqual([
    ["sari", false],
    ["sari", false],
  ]);
  expect(new Set(both.map(({ enrolledAt }) => enrolledAt)).size).toBe(2);
  await expect(phone.unlock(old.accountId, "739201")).rejects.toMatchObject({ code: "pin.wrong" });
  const remembered = await phone.unlock(old.accountId, PIN);
  await remembered.sync();
  expect((await remembered.reports.get(lost))?.state).toBe("received");
});

test("killed while beginning anew, the new notebook opens with its PIN", async () => {
  const world = new World();
  const old = await world.enrolled();
  const phone = await world.phone();
  await expect(phone.enrol(world.office.link(), "739201", "HP")).rejects.toMatchObject({ code: "pin.other" });
  world.locks = { take: () => Promise.resolve(null) }; // stands for the end: nothing of the notebook is written
  const dying = await world.phone();
  await expect(dying.beginAnew(old.accountId, "739201")).rejects.toThrow();
  world.locks = webLocks(undefined);
  const again = await world.phone();
  const waiting = (await again.accounts()).find(({ isEnrolledAgain }) => isEnrolledAgain);
  expect(waiting?.id).not.toBe(old.accountId);
  const fresh = await again.unlock(waiting?.id ?? "", "739201");
  expect((await fresh.sync()).state).toBe("all_received");
});

test("without a new link no notebook is begun anew", async () => {
  const world = new World();
  const { accountId } = await world.enrolled();
  const phone = await world.phone();
  await expect(phone.beginAnew(accountId, "739201")).rejects.toMatchObject({ code: "record.missing" });
  expect(await phone.accounts()).toHaveLength(1);
});

test("ids are UUIDv7 in the order of the clock, even of one before 1970", () => {
  const ids = [-5, 0, 1_700_000_000_000, 1_700_000_000_001, 2 ** 45].map((now) => newId(crypto, now));
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids.slice(1).map((id) => id.slice(0, 13))).toEqual(
    ids
      .slice(1)
      .map((id) => id.slice(0, 13))
      .sort(),
  );
});
