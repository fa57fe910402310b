import { expect, test } from "vitest";

import { webLocks } from "../../src/core/locks";
import { FakeLocks } from "./fake-locks";
import { content, PIN, World } from "./world";

function withLocks(): World {
  const world = new World();
  world.locks = webLocks(new FakeLocks());
  return world;
}

test("a notebook that is open in one tab does not open in another", async () => {
  const world = withLocks();
  const first = await world.enrolled();
  const other = await world.phone();
  await expect(other.unlock(first.accountId, PIN)).rejects.toMatchObject({ code: "notebook.elsewhere" });
  expect(other.current).toBeNull();
  await first.reports.create(); // and the first goes on
});

test("taken over, the first tab closes it and the second has all that was written", async () => {
  const world = withLocks();
  const tab = await world.phone();
  const first = await tab.enrol(world.office.link(), PIN, "HP");
  let told = 0;
  tab.subscribe(() => (told += 1));
  const { id } = await first.reports.create();
  await first.reports.save(id, content({ description: "Ditulis di tab pertama" }));
  const second = await (await world.phone()).unlock(first.accountId, PIN, true);
  expect([tab.current, tab.isTaken, told > 0]).toEqual([null, true, true]);
  expect((await second.reports.get(id))?.content.description).toBe("Ditulis di tab pertama");
  expect((await tab.unlock(first.accountId, PIN, true)).accountId).toBe(first.accountId); // and back again
  expect(tab.isTaken).toBe(false);
});

test("locked, it opens in the other tab, and again in the same one", async () => {
  const world = withLocks();
  const tab = await world.phone();
  const { accountId } = await tab.enrol(world.office.link(), PIN, "HP");
  await tab.unlock(accountId, PIN);
  await tab.lock();
  expect((await (await world.phone()).unlock(accountId, PIN)).accountId).toBe(accountId);
  expect(tab.isTaken).toBe(false);
});

test("a tab that slept through being taken over overwrites nothing, also where the browser has no locks", async () => {
  const world = new World();
  const tab = await world.phone();
  const first = await tab.enrol(world.office.link(), PIN, "HP");
  const { id } = await first.reports.create();
  const second = await (await world.phone()).unlock(first.accountId, PIN);
  await second.reports.save(id, content({ description: "Yang terbaru" }));
  await expect(first.reports.save(id, content({ description: "Lama" }))).rejects.toMatchObject({
    code: "notebook.elsewhere",
  });
  expect([tab.current, tab.isTaken]).toEqual([null, true]);
  const third = await (await world.phone()).unlock(first.accountId, PIN);
  expect((await third.reports.get(id))?.content.description).toBe("Yang terbaru");
});
