import { expect, test } from "vitest";

import { missingDays } from "../../src/app/duties";
import type { CalendarDay, Notebook } from "../../src/core/contract";
import { handedIn, World } from "./world";

const TODAY = "2024-11-12"; // a Tuesday

async function dayOf(notebook: Notebook, date: string): Promise<CalendarDay | undefined> {
  return (await notebook.calendar("2024-11")).find((one) => one.date === date);
}

function around(said: Partial<NonNullable<World["area"]["around"]>> = {}): World["area"]["around"] {
  return {
    digest: "a1",
    office: { name: "", phone: "" },
    terms: { desa: "Desa", desa_head: "Kepala Desa", district: "Kecamatan", district_head: "Camat" },
    supervisors: [],
    rest_days: [6, 7],
    holidays: [{ date: "2024-11-08", name: "Hari jadi (contoh)" }],
    placements: [{ start: "2024-11-06", end: null }],
    ...said,
  };
}

test("until the office spoke, every weekday is a working day", async () => {
  const notebook = await new World().enrolled();
  expect(missingDays(await notebook.calendar("2024-11"), TODAY)).toEqual([
    ...["2024-11-11", "2024-11-08", "2024-11-07", "2024-11-06", "2024-11-05", "2024-11-04"],
  ]);
});

test("holidays, and days before the placement began, miss no report", async () => {
  const world = new World();
  world.area.around = around();
  const notebook = await world.enrolled();
  await handedIn(notebook, { date: "2024-11-07" });
  expect(missingDays(await notebook.calendar("2024-11"), TODAY)).toEqual(["2024-11-11", "2024-11-06"]);
  expect(await dayOf(notebook, "2024-11-08")).toMatchObject({
    ...{ isOff: true, holiday: "Hari jadi (contoh)", isExpected: false },
  });
  expect(await dayOf(notebook, "2024-11-05")).toMatchObject({ isOff: false, isExpected: false });
});

test("the office says which days of the week are free", async () => {
  const world = new World();
  world.area.around = around({ rest_days: [5], holidays: [] });
  const notebook = await world.enrolled();
  expect(missingDays(await notebook.calendar("2024-11"), TODAY)).toEqual([
    ...["2024-11-11", "2024-11-10", "2024-11-09", "2024-11-07", "2024-11-06"],
  ]);
});

test("a granted leave expects nothing, one that was asked for does", async () => {
  const world = new World();
  const leave = { kind: "permit", reason: "Acara keluarga", decision_note: "" };
  for (const [id, state, date] of [
    ["0198c000-0000-7000-8000-0000000000ee", "granted", "2024-11-06"],
    ["0198c000-0000-7000-8000-0000000000ff", "requested", "2024-11-07"],
  ] as const) {
    const said = { ...leave, id, state, start: date, end: date };
    world.office.others.set(id, { type: "leave", id, gone: false, leave: said });
    world.office.trace("leave", id);
  }
  const notebook = await world.enrolled();
  expect(await dayOf(notebook, "2024-11-06")).toMatchObject({ onLeave: true, isExpected: false });
  expect(await dayOf(notebook, "2024-11-07")).toMatchObject({ onLeave: false, isExpected: true });
});
