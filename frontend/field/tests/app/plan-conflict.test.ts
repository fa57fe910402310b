// @vitest-environment happy-dom
import { afterEach, expect, test } from "vitest";

import PlanConflictScreen from "../../src/app/screens/PlanConflictScreen.vue";
import type { Notebook, PlanContent } from "../../src/core/contract";
import { World } from "../core/world";
import { open, type Opened } from "./mounting";

const PLANNED: PlanContent = {
  ...{ region: "6209012001", date: "2024-11-20", kind: "field_visit", category: "blt", description: "Rapat" },
};
let opened: Opened | null = null;

afterEach(() => opened?.close());

async function planned(): Promise<{ world: World; notebook: Notebook; id: string }> {
  const world = new World();
  const notebook = await world.enrolled();
  const { id } = await notebook.plan.put(null, PLANNED);
  await notebook.sync();
  return { world, notebook, id };
}

test("removed elsewhere and changed here: both are shown, and what is chosen goes out upon the newer one", async () => {
  const { world, notebook, id } = await planned();
  await notebook.plan.put(id, { ...PLANNED, date: "2024-11-21", description: "Rapat desa" });
  world.office.plan(id, { cancelled_because: "Banjir", description: "Rapat dusun" });
  await notebook.sync();
  expect((await notebook.plan.get(id))?.state).toBe("conflict");
  expect((await notebook.outbox.list()).map(({ state }) => state)).toEqual(["conflict"]);
  opened = await open(PlanConflictScreen, { id }, notebook);
  const fields = await opened.until((page) => {
    const found = [...page.querySelectorAll("fieldset")];
    return found.length > 0 && found;
  });
  const said = fields.map((one) => [one.querySelector("legend"), ...one.querySelectorAll(".value")]);
  expect(said.map((words) => words.map((one) => one?.textContent))).toEqual([
    ["Tanggal", "Kamis, 21 November 2024", "Rabu, 20 November 2024"],
    ["Apa yang direncanakan", "Rapat desa", "Rapat dusun"],
    ["Dibatalkan", "Tidak", "Banjir"],
  ]);
  expect(opened.page.textContent).toContain("Anda dan perangkat Anda yang lain mengubah isian ini.");
  fields[1]?.querySelector<HTMLInputElement>("input[value=theirs]")?.click();
  const use = [...opened.page.querySelectorAll("button")].find((one) => one.textContent.includes("Pakai pilihan ini"));
  use?.click();
  await opened.until(() => opened?.router.currentRoute.value.path === `/rencana/${id}`);
  expect(await notebook.plan.conflict(id)).toBeNull();
  await notebook.sync();
  expect(world.office.state.plans[id]).toMatchObject({
    ...{ version: 3, date: "2024-11-21", description: "Rapat dusun", cancelled_because: "" },
  });
  expect(await notebook.outbox.list()).toEqual([]);
});

test("a change begun upon an older version never hides what came since, and a removal can be chosen", async () => {
  const { world, notebook, id } = await planned();
  world.signal = "none";
  await notebook.plan.put(id, { ...PLANNED, description: "Rapat desa" });
  await notebook.sync(); // it may have arrived: the next one follows it
  await notebook.plan.put(id, { ...PLANNED, description: "Rapat dusun" });
  world.office.plan(id, { cancelled_because: "Banjir" });
  world.signal = "good";
  await notebook.sync();
  expect((await notebook.outbox.list()).map(({ state }) => state)).toEqual(["conflict", "conflict"]);
  await notebook.plan.put(id, { ...PLANNED, description: "Rapat lagi" });
  await notebook.sync();
  expect((await notebook.outbox.list()).map(({ state }) => state)).toEqual(["conflict"]);
  const conflict = await notebook.plan.conflict(id);
  expect(conflict).toMatchObject({ fields: ["description", "cancelled_because"], equal: 4 });
  if (conflict) await notebook.plan.settle(id, conflict.theirs.content);
  await notebook.sync();
  expect(await notebook.plan.get(id)).toMatchObject({ state: "received", cancelledBecause: "Banjir" });
});

test("a phone that did not hear the answers goes on with its own writing", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const { id } = await notebook.plan.put(null, PLANNED);
  for (const description of ["Rapat desa", "Rapat dusun"]) {
    world.signal = "answer_lost";
    await notebook.sync();
    world.signal = "good";
    await notebook.plan.put(id, { ...PLANNED, description });
  }
  await notebook.sync();
  expect(await notebook.plan.get(id)).toMatchObject({ state: "received", content: { description: "Rapat dusun" } });
});
