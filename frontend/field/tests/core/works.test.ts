import { expect, test } from "vitest";

import type { components } from "../../../shared/api";
import { sheetWith } from "./village-sheet";
import { World } from "./world";

const WORK = "0198c000-0000-7000-8000-0000000000ee";
const SEEN = "0198c000-0000-7000-8000-0000000000ff";

function aWork(): components["schemas"]["WorkOut"] {
  return {
    ...{
      id: WORK,
      region: "6209042008",
      year: 2024,
      bidang: "2",
      bidang_name: "Pembangunan",
      activity_code: "2.3.10",
    },
    ...{ name: "Rabat beton (contoh)", place: "RT 01", volume: "120.00", unit: "m", budget: 200_000_000 },
    ...{ fund: "DDS", fund_name: "Dana Desa", planned_start: "2024-04-01", planned_end: "2024-10-31" },
    ...{ document: "", state: "running", percent: 40, disbursed: null, seen_on: "2024-09-02", is_sample: true },
    progress: [{ id: SEEN, percent: 40, disbursed: null, is_stopped: false, note: "", by: "Budi", date: "2024-09-02" }],
  };
}

function worldWithAWork(): World {
  const world = new World();
  world.office.others.set(WORK, {
    type: "work",
    id: WORK,
    gone: false,
    work: aWork(),
  });
  world.office.trace("work", WORK);
  return world;
}

test("how far a work is, is written down without a signal and shown at once", async () => {
  const world = worldWithAWork();
  const notebook = await world.enrolled();
  world.signal = "none";
  expect(await notebook.works.of("6209042008")).toMatchObject([{ percent: 40, standing: "running", isLate: true }]);
  await notebook.works.write(WORK, { date: "2024-11-12", percent: 75, is_stopped: false, note: "Dilihat." });
  const work = await notebook.works.get(WORK);
  expect(work).toMatchObject({ percent: 75, standing: "running" });
  expect(work?.sights.map(({ state, percent }) => [state, percent])).toEqual([
    ["waiting", 75],
    ["received", 40],
  ]);
  expect(await notebook.outbox.list()).toMatchObject([{ kind: "work_progress.put", title: "Rabat beton (contoh)" }]);
  expect(await notebook.search("beton rabat")).toMatchObject([{ type: "work", id: WORK }]);
  world.signal = "good";
  await notebook.sync();
  const [sent] = world.office.batches.flatMap((batch) => batch.commands);
  expect(sent).toMatchObject({ kind: "work_progress.put", body: { work: WORK, content: { percent: 75 } } });
  expect((await notebook.works.get(WORK))?.sights[0]).toMatchObject({ state: "received", percent: 75 });
});

test("what was written earlier of an older day does not hide what the office saw later", async () => {
  const notebook = await worldWithAWork().enrolled();
  await notebook.works.write(WORK, { date: "2024-08-01", percent: 30, is_stopped: false, note: "" });
  expect(await notebook.works.get(WORK)).toMatchObject({ percent: 40 });
  await notebook.works.write(WORK, { date: "2024-11-01", percent: 40, is_stopped: true, note: "Menunggu material." });
  expect(await notebook.works.get(WORK)).toMatchObject({ percent: 40, standing: "stopped" });
});

test("where the area has too many villages, works come with the sheets that were asked for", async () => {
  const world = new World();
  world.area = { ...world.area, too_many: true };
  const notebook = await world.enrolled();
  expect(await notebook.works.of("6209042008")).toEqual([]);
  const sheet = { ...sheetWith({}, {}), code: "6209042008", works: [aWork()] };
  world.area = { ...world.area, villages: [sheet] };
  await notebook.villages.fetchSheet("6209042008");
  world.signal = "none";
  expect(await notebook.works.of("6209042008")).toMatchObject([{ id: WORK, percent: 40 }]);
  await notebook.works.write(WORK, { date: "2024-11-12", percent: 75, is_stopped: false, note: "" });
  expect(await notebook.works.get(WORK)).toMatchObject({ percent: 75 });
  expect(await notebook.search("beton rabat")).toMatchObject([{ type: "work", id: WORK }]);
  expect(await notebook.outbox.list()).toMatchObject([{ title: "Rabat beton (contoh)" }]);
});
