import { expect, test } from "vitest";

import { PIN, World } from "./world";
import { idm, sheetWith } from "./village-sheet";

const VILLAGE = "6209012001";

function worldWithSheet(): World {
  const world = new World();
  world.area = { ...world.area, villages: [sheetWith({ iks_01: 2 }, { iks_01: 3 })], definitions: { idm: "of-2024" } };
  world.definition = idm;
  return world;
}

test("the index of a village is told by indicator, official beside computed, without a signal", async () => {
  const world = worldWithSheet();
  const { accountId } = await world.enrolled();
  world.signal = "none";
  const notebook = await (await world.phone()).unlock(accountId, PIN);
  const year = (await notebook.villages.sheet(VILLAGE))?.index[0];
  expect(year).toMatchObject({ label: "IDM", year: 2024, status: "berkembang", own: { status: "maju" } });
  expect(year?.dimensions.map(({ name, open, done }) => [name, open.length, done.length])).toEqual([
    ["Ketahanan sosial", 1, 34],
    ["Ketahanan ekonomi", 0, 12],
    ["Ketahanan lingkungan", 0, 3],
  ]);
  const rule = idm.indicators.find(({ id }) => id === "iks_01");
  const wording = rule?.steps.find(({ score }) => score === 2)?.wording;
  expect(year?.dimensions[0]?.open).toEqual([{ id: "iks_01", name: rule?.name, score: 2, own: 3, max: 5, wording }]);
});

test("a definition is fetched once, and again when the office names another digest", async () => {
  const world = worldWithSheet();
  const notebook = await world.enrolled();
  const fetched = (): number => world.asked.filter((one) => one === "GET definitions/idm").length;
  await notebook.sync();
  expect(fetched()).toBe(1);
  world.area = { ...world.area, villages: [], definitions: { idm: "of-2025" } };
  world.clock.pass(21 * 60 * 60_000);
  await notebook.sync();
  expect(fetched()).toBe(2);
});

test("a year without its definition is told by its value", async () => {
  const world = worldWithSheet();
  world.area.definitions = {};
  const notebook = await world.enrolled();
  const sheet = await notebook.villages.sheet(VILLAGE);
  expect(sheet?.index).toMatchObject([{ label: "IDM", value: "0.7056", dimensions: [] }]);
});

test("of hundreds of villages the sheets that were opened are fetched, kept and renewed", async () => {
  const world = new World();
  world.area = { ...world.area, too_many: true };
  const notebook = await world.enrolled();
  expect(await notebook.villages.kept()).toEqual([]);
  world.signal = "none";
  expect(await notebook.villages.fetchSheet(VILLAGE)).toBe(false);
  world.signal = "good";
  world.area = { ...world.area, villages: [sheetWith({}, {})], definitions: { idm: "of-2024" } };
  world.definition = idm;
  expect(await notebook.villages.fetchSheet(VILLAGE)).toBe(true);
  expect((await notebook.villages.sheet(VILLAGE))?.index[0]?.dimensions).toHaveLength(3);
  world.area = { ...world.area, villages: [], definitions: {} };
  world.clock.pass(21 * 60 * 60_000);
  await notebook.sync();
  expect(world.areasAsked.at(-1)).toMatchObject({ only: [VILLAGE], villages: { [VILLAGE]: "d1" } });
  world.signal = "none";
  expect((await notebook.villages.sheet(VILLAGE))?.index[0]?.dimensions).toHaveLength(3);
});
