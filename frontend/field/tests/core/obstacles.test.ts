import { expect, test } from "vitest";

import { World } from "./world";

const WRITTEN = {
  ...{ region: "6209012001", theme: "distance", title: "Jembatan putus", description: "Satu tali putus." },
  ...{ wanted_help: "", date: "2024-11-12", daily_report_id: null },
};

test("two answers written without a signal both reach the office; a refused one is said anew", async () => {
  const world = new World();
  world.office.verdicts.set("obstacle.put", 1);
  world.office.verdicts.set("obstacle.answer", "obstacle.closed");
  const notebook = await world.enrolled();
  const { id } = await notebook.obstacles.put(null, WRITTEN);
  await notebook.sync();
  await notebook.obstacles.answer(id, "Sudah ditinjau.");
  await notebook.obstacles.answer(id, "Perbaikan dimulai Senin.");
  expect(await notebook.outbox.list()).toHaveLength(2);
  await notebook.sync();
  await notebook.obstacles.answer(id, "Ditinjau dan diperbaiki.");
  expect((await notebook.outbox.list()).map(({ state }) => state)).toEqual(["waiting"]);
});
