import { expect, test } from "vitest";

import { NoAnswer } from "../../src/core/ports";
import type { Notebook } from "../../src/core/contract";
import { content, handedIn, World } from "./world";

function photo(size: number, first = 0): Blob {
  return new Blob([Uint8Array.from({ length: size }, (_, place) => (first + place) % 251)], { type: "image/jpeg" });
}

async function visit(notebook: Notebook, photos: Blob[]): Promise<string> {
  const { id } = await notebook.reports.create();
  await notebook.reports.save(id, content());
  for (const one of photos) await notebook.photos.add(id, one, { takenAt: "2024-11-12T02:00:00Z" });
  await notebook.reports.submit(id);
  return id;
}

test("photos follow their report, and both are at the office at the end", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const id = await visit(notebook, [photo(100_000), photo(40_000, 7)]);
  world.watch = (_method, path) => {
    if (path.startsWith("files/")) expect(world.office.state.reports[id]).toBeDefined();
  };
  expect((await notebook.sync()).state).toBe("all_received");
  await notebook.sync();
  expect(await notebook.reports.get(id)).toMatchObject({
    state: "received",
    photos: [{ atOffice: true }, { atOffice: true }],
  });
  expect(world.office.state.reports[id]).toMatchObject({ awaited: 0 });
});

test("the link drops after every piece: at most one piece is sent twice", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const id = await visit(notebook, [photo(100_000), photo(90_000, 5), photo(120_000, 9)]);
  let lost = 0;
  world.watch = (method) => {
    world.signal = method === "PUT" ? "answer_lost" : "good";
    if (method === "PUT") lost += 1;
  };
  for (let turn = 0; turn < 40; turn += 1) await notebook.sync();
  expect((await notebook.reports.get(id))?.photos.every((one) => one.atOffice)).toBe(true);
  expect(lost).toBeGreaterThan(10);
  const sent = world.office.files.pieces.reduce((sum, piece) => sum + piece.size, 0);
  expect(sent).toBe(310_000); // what arrived was never asked for again, though no answer came
});

test("a piece that finds less at the office than thought goes on from there", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const id = await visit(notebook, [photo(100_000)]);
  let pieces = 0;
  world.watch = (method) => {
    pieces += Number(method === "PUT");
    if (method === "PUT" && pieces === 3) world.office.state.files = {}; // the office lost what it had
  };
  await notebook.sync();
  await notebook.sync();
  expect((await notebook.reports.get(id))?.photos).toMatchObject([{ atOffice: true }]);
});

test("the same picture twice in one visit stays two; its bytes travel once", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const id = await visit(notebook, [photo(30_000), photo(30_000)]);
  const other = await notebook.reports.create();
  await notebook.reports.save(other.id, content({ start: "13:00", end: "14:00" }));
  await notebook.photos.add(other.id, photo(30_000), {});
  await notebook.reports.submit(other.id);
  await notebook.sync();
  expect(world.office.files.pieces.reduce((sum, piece) => sum + piece.size, 0)).toBe(30_000);
  expect(world.office.state.reports[id]?.attachments).toHaveLength(2);
  expect(world.office.state.reports[other.id]?.attachments).toHaveLength(1);
});

test("one of two equal pictures is removed, the other can still be opened", async () => {
  const notebook = await new World().enrolled();
  const { id } = await notebook.reports.create();
  const [one, two] = [await notebook.photos.add(id, photo(100), {}), await notebook.photos.add(id, photo(100), {})];
  await notebook.photos.remove(one.id);
  expect((await notebook.photos.open(two.id))?.size).toBe(100);
  await notebook.photos.remove(two.id);
  expect(await notebook.photos.open(two.id)).toBeNull();
});

test("the report names what its author took off, and nothing of what only the office has", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const id = await visit(notebook, [photo(100), photo(100, 3)]);
  await notebook.sync();
  const [one, other] = world.office.state.reports[id]?.attachments ?? [];
  const elsewhere = { ...other, id: "0192f0a0-0000-7000-8000-00000000000e" } as NonNullable<typeof other>;
  world.office.change(id, {
    state: "returned",
    attachments: [one, other, elsewhere].filter((each) => each !== undefined),
  });
  await notebook.sync();
  await notebook.reports.save(id, content({ description: "Diperbaiki (contoh)" }));
  await notebook.photos.remove(one?.id ?? "");
  await notebook.reports.submit(id);
  await notebook.sync();
  expect(world.office.state.reports[id]?.attachments.map((each) => each.id).sort()).toEqual(
    [elsewhere.id, other?.id].sort(),
  );
});

test("a further photo takes a report that waits back to its author", async () => {
  const notebook = await new World().enrolled();
  const id = await handedIn(notebook);
  await notebook.photos.add(id, photo(10), {});
  expect((await notebook.reports.get(id))?.state).toBe("draft");
  expect(await notebook.outbox.list()).toEqual([]);
});

test("no more photos than the office takes", async () => {
  const notebook = await new World().enrolled();
  const { id } = await notebook.reports.create();
  for (let number = 0; number < 20; number += 1) await notebook.photos.add(id, photo(10, number), {});
  await expect(notebook.photos.add(id, photo(10, 99), {})).rejects.toMatchObject({
    code: "photo.too_many",
    facts: { most: 20 },
  });
});

test("while photos are missing the report says so, and how many are there", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const id = await visit(notebook, [photo(20_000), photo(20_000, 3)]);
  let files = 0;
  world.watch = (method) => {
    if (method === "PUT" && (files += 1) > 2) throw new NoAnswer();
  };
  await notebook.sync();
  expect((await notebook.reports.get(id))?.state).toBe("partly");
  expect(await notebook.outbox.list()).toMatchObject([{ recordId: id, state: "partly", photos: { sent: 1, all: 2 } }]);
  expect((await notebook.holdings()).days).toMatchObject([{ waitingPhotos: 1, waitingReports: 0 }]);
});

test("two months after the office has them, photos make room; the report still names them", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const id = await visit(notebook, [photo(20_000)]);
  await notebook.sync();
  await notebook.sync();
  const [kept] = (await notebook.reports.get(id))?.photos ?? [];
  expect(await notebook.photos.open(kept?.id ?? "")).not.toBeNull();
  world.clock.pass(63 * 24 * 60 * 60_000);
  await notebook.sync();
  expect((await notebook.reports.get(id))?.photos).toMatchObject([{ id: kept?.id, here: false, atOffice: true }]);
  expect(await notebook.photos.open(kept?.id ?? "")).toBeNull();
});

test("the last post ended: photos of reports that the office has still go out, and the notebook says that the role is over", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const id = await visit(notebook, [photo(40_000)]);
  world.watch = (method) => {
    world.signal = method === "PUT" ? "none" : "good";
  };
  await notebook.sync();
  world.watch = () => undefined;
  world.signal = "good";
  world.office.roles = [];
  world.office.areas = [];
  expect((await notebook.sync()).state).toBe("no_role");
  expect((await notebook.reports.get(id))?.photos.every((one) => one.atOffice)).toBe(true);
});
