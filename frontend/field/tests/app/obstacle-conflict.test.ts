// @vitest-environment happy-dom
import { afterEach, expect, test } from "vitest";

import ObstacleConflictScreen from "../../src/app/screens/ObstacleConflictScreen.vue";
import type { Notebook } from "../../src/core/contract";
import { PERSON } from "../core/fake-office";
import { World } from "../core/world";
import { open, type Opened } from "./mounting";

const WRITTEN = {
  ...{ region: "6209012001", theme: "distance", title: "Jembatan putus", description: "Satu tali putus." },
  ...{ wanted_help: "", date: "2024-11-12", daily_report_id: null },
};
const ANSWERED = { kind: "answered", by: "Budi", at: "2024-11-12T03:30:00Z", note: "Sudah ditinjau.", level: "" };
let opened: Opened | null = null;

afterEach(() => opened?.close());

function told(world: World, id: string, version: number, said: Partial<typeof WRITTEN>): void {
  const obstacle = {
    ...{ ...WRITTEN, ...said, id, version, region_name: "Pedongatan", raised_by: PERSON, raised_by_name: "Sari" },
    ...{ level: "village" as const, level_since: "2024-11-12", due_on: "2024-11-26", owner: "", part_of: null },
    ...{ said: [ANSWERED], solution: "", solved_on: null, state: "answered" },
  };
  world.office.others.set(id, { type: "obstacle", id, gone: false, obstacle });
  world.office.trace("obstacle", id);
}

/** The same obstacle was changed on this phone and, from another one, at the office. */
async function inConflict(): Promise<{ world: World; notebook: Notebook; id: string }> {
  const world = new World();
  world.office.verdicts.set("obstacle.put", 1);
  const notebook = await world.enrolled();
  const { id } = await notebook.obstacles.put(null, WRITTEN);
  await notebook.sync();
  told(world, id, 1, {});
  await notebook.sync();
  await notebook.obstacles.put(id, { ...WRITTEN, title: "Jembatan putus dua tali", wanted_help: "Survei" });
  told(world, id, 3, { title: "Jembatan gantung putus", wanted_help: "Alat berat" });
  world.office.verdicts.set("obstacle.put", "obstacle.edit_conflict");
  await notebook.sync();
  return { world, notebook, id };
}

test("both versions of an obstacle are shown field by field, and what is chosen goes out upon the newer one", async () => {
  const { world, notebook, id } = await inConflict();
  expect((await notebook.obstacles.get(id))?.state).toBe("conflict");
  expect((await notebook.outbox.list()).map(({ state }) => state)).toEqual(["conflict"]);
  opened = await open(ObstacleConflictScreen, { id }, notebook);
  const fields = await opened.until((page) => {
    const found = [...page.querySelectorAll("fieldset")];
    return found.length > 0 && found;
  });
  const said = fields.map((one) => [one.querySelector("legend"), ...one.querySelectorAll(".value")]);
  expect(said.map((words) => words.map((one) => one?.textContent))).toEqual([
    ["Judul", "Jembatan putus dua tali", "Jembatan gantung putus"],
    ["Bantuan yang diharapkan", "Survei", "Alat berat"],
  ]);
  expect(opened.page.textContent).toContain("Anda dan Budi mengubah isian ini.");
  fields[1]?.querySelector<HTMLInputElement>("input[value=theirs]")?.click();
  const use = [...opened.page.querySelectorAll("button")].find((one) => one.textContent.includes("Pakai pilihan ini"));
  use?.click();
  await opened.until(() => opened?.router.currentRoute.value.path === `/kendala/${id}`);
  expect(await notebook.obstacles.conflict(id)).toBeNull();
  world.office.verdicts.set("obstacle.put", 4);
  await notebook.sync();
  expect(world.office.batches.at(-1)?.commands[0]?.body).toMatchObject({
    base_version: 3,
    content: { title: "Jembatan putus dua tali", wanted_help: "Alat berat" },
  });
  expect(await notebook.outbox.list()).toEqual([]);
});
