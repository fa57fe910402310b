import { expect, test } from "vitest";

import { NoAnswer } from "../../src/core/ports";
import { OTHER } from "./fake-office";
import { content, handedIn, PIN, World } from "./world";

const MINUTE = 60_000;

test("a refused report stays readable, is mended and goes out under the same command", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const id = await handedIn(notebook, { description: "tolak" });
  const fine = await handedIn(notebook, { start: "13:00", end: "14:00" });
  await notebook.sync();
  expect(await notebook.reports.get(id)).toMatchObject({
    state: "refused",
    problem: { code: "daily_report.too_late" },
  });
  expect((await notebook.reports.get(fine))?.state).toBe("received");
  const [shipment] = await notebook.outbox.list();
  await notebook.reports.save(id, content({ description: "Sudah benar" }));
  await notebook.reports.submit(id);
  await notebook.sync();
  expect((await notebook.reports.get(id))?.state).toBe("received");
  expect(world.office.state.receipts[shipment?.id ?? ""]?.record).toBe(id);
});

test("while more waits than one sending holds, only the last one asks what changed", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  await notebook.sync();
  const ids: string[] = [];
  for (let number = 0; number < 60; number += 1) {
    const hour = String(8 + (number % 8)).padStart(2, "0");
    const date = `2024-11-${String(1 + Math.floor(number / 8)).padStart(2, "0")}`;
    ids.push(await handedIn(notebook, { date, start: `${hour}:00`, end: `${hour}:30` }));
  }
  world.office.batches.length = 0;
  await notebook.sync();
  const bringing = world.office.batches.filter((batch) => batch.commands.length > 0);
  expect(bringing.map((batch) => [batch.commands.length, batch.answers_only])).toEqual([
    [50, true],
    [10, false],
  ]);
  for (const id of ids) expect((await notebook.reports.get(id))?.state).toBe("received");
});

test("one command that poisons the whole sending is found, set apart and holds up nothing", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const ids: string[] = [];
  for (const hour of ["08", "10", "12", "14", "16"]) {
    ids.push(await handedIn(notebook, { start: `${hour}:00`, end: `${hour}:30` }));
  }
  const shipments = await notebook.outbox.list();
  const poisoned = shipments.find((one) => one.recordId === ids[2]);
  world.office.unreadable.add(poisoned?.id ?? "");
  await notebook.sync();
  expect(Object.keys(world.office.state.reports).sort()).toEqual(ids.filter((id) => id !== ids[2]).sort());
  expect(await notebook.reports.get(ids[2] ?? "")).toMatchObject({
    state: "aside",
    problem: { code: "sync.unreadable" },
  });
});

test("a command over which the office stumbles is offered later, and set apart after six times", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const id = await handedIn(notebook);
  const [shipment] = await notebook.outbox.list();
  world.office.poison.add(shipment?.id ?? "");
  for (let turn = 0; turn < 6; turn += 1) {
    await notebook.sync();
    world.clock.pass(60 * MINUTE);
  }
  expect((await notebook.reports.get(id))?.state).toBe("aside");
  world.office.poison.clear();
  await notebook.outbox.retry(shipment?.id ?? "");
  await notebook.sync();
  expect((await notebook.reports.get(id))?.state).toBe("received");
});

test("a busy office is left alone for as long as it asks", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  await handedIn(notebook);
  world.signal = "busy";
  expect(await notebook.sync()).toMatchObject({ state: "busy", waiting: 1 });
  const asked = world.asked.length;
  world.signal = "good";
  world.clock.pass(MINUTE);
  expect((await notebook.sync()).state).toBe("busy");
  expect(world.asked.length).toBe(asked);
  world.clock.pass(MINUTE);
  expect((await notebook.sync()).state).toBe("all_received");
});

test("two entries of one report: both are shown field by field, and what the author chooses goes out", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const id = await handedIn(notebook);
  await notebook.sync();
  world.office.change(id, { state: "returned", return_reason: "participants" });
  await notebook.sync();
  expect(await notebook.reports.get(id)).toMatchObject({ state: "returned", editable: true });
  await notebook.reports.save(id, content({ participants_f: 30 }));
  await notebook.reports.submit(id);
  world.office.change(id, { description: "Diubah di kantor" });
  await notebook.sync();
  expect((await notebook.reports.get(id))?.state).toBe("conflict");
  const conflict = await notebook.reports.conflict(id);
  expect(conflict?.fields).toEqual(["description", "participants_f"]);
  await notebook.reports.settle(id, { ...content({ participants_f: 30 }), description: "Diubah di kantor" });
  await notebook.sync();
  expect(world.office.state.reports[id]).toMatchObject({ description: "Diubah di kantor", participants_f: 30 });
  expect((await notebook.reports.get(id))?.state).toBe("received");
});

test("an office restored from yesterday gets again what it forgot, and nothing twice", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const early = await handedIn(notebook);
  await notebook.sync();
  const backup = world.office.snapshot();
  const late = await handedIn(notebook, { start: "13:00", end: "14:00" });
  await notebook.sync();
  world.office.restore(backup);
  world.clock.pass(MINUTE);
  const seen: string[] = [];
  const stop = notebook.subscribe(() => seen.push(notebook.status.state));
  const status = await notebook.sync();
  stop();
  expect(Object.keys(world.office.state.reports).sort()).toEqual([early, late].sort());
  expect(status).toMatchObject({ state: "all_received", forgotten: 1 });
  expect(seen).toContain("restored");
});

test("a change of area takes others' records away, and nothing of one's own that is not acknowledged", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const own = await handedIn(notebook);
  await notebook.sync();
  const theirs = "0198c000-0000-7000-8000-0000000000aa";
  const report = world.office.state.reports[own];
  if (!report) throw new Error("not stored");
  world.office.keep("report", theirs, { ...report, id: theirs, author: OTHER, author_name: "Ratna" });
  await notebook.sync();
  expect((await notebook.inbox.list()).map(({ id }) => id)).toEqual([theirs]);
  const draft = await notebook.reports.create({ region: "6209012001" });
  const waiting = await handedIn(notebook, { description: "tolak", start: "15:00", end: "16:00" });
  world.office.areas = ["6209012002"];
  world.office.unavailable.add(theirs);
  world.office.state.trail = world.office.state.trail.filter(({ id }) => id !== theirs);
  await notebook.sync();
  expect((await notebook.reports.list()).map(({ id }) => id).sort()).toEqual([own, draft.id, waiting].sort());
});

test("a report that left the office's view keeps what was written here", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const id = await handedIn(notebook);
  await notebook.sync();
  world.office.change(id, { state: "returned" });
  await notebook.sync();
  await notebook.reports.save(id, content({ description: "Sedang diperbaiki" }));
  world.office.unavailable.add(id);
  world.office.trace("report", id);
  await notebook.sync();
  expect((await notebook.reports.get(id))?.content.description).toBe("Sedang diperbaiki");
});

test("the supervisor checks without a signal; the office is told when it can be", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const own = await handedIn(notebook);
  await notebook.sync();
  const report = world.office.state.reports[own];
  if (!report) throw new Error("not stored");
  const theirs = ["0198c000-0000-7000-8000-0000000000aa", "0198c000-0000-7000-8000-0000000000bb"] as const;
  for (const id of theirs) world.office.keep("report", id, { ...report, id, author: OTHER, author_name: "Ratna" });
  await notebook.sync();
  world.signal = "none";
  await notebook.inbox.verify([theirs[0]]);
  await notebook.inbox.giveBack(theirs[1], "photo", "Foto buram.");
  expect(await notebook.inbox.list()).toEqual([]);
  world.office.change(theirs[0], { description: "Diubah penulisnya" });
  world.signal = "good";
  await notebook.sync();
  expect(world.office.state.reports[theirs[1]]?.state).toBe("returned");
  expect(await notebook.inbox.list()).toMatchObject([
    { id: theirs[0], problem: { code: "daily_report.changed_since_seen" } },
  ]);
});

test("a revoked phone keeps everything readable; its owner enrols it again and hands it in", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const id = await handedIn(notebook);
  for (const token of world.office.tokens.keys()) world.office.revoked.add(token);
  expect((await notebook.sync()).state).toBe("revoked");
  const phone = await world.phone();
  expect(await phone.accounts()).toMatchObject([{ isRevoked: true }]);
  const again = await phone.enrol(world.office.link(), PIN, "HP Sari");
  expect((await again.reports.get(id))?.state).toBe("waiting");
  expect((await again.sync()).state).toBe("all_received");
  expect(Object.keys(world.office.state.reports)).toEqual([id]);
  expect(await phone.accounts()).toMatchObject([{ isRevoked: false }]);
});

test("a role that ended sends what was written in it, in the role that remains", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  world.office.roles = ["PLD", "PD"];
  await notebook.chooseRole("PD");
  const id = await handedIn(notebook);
  world.office.roles = ["PLD"];
  await notebook.sync();
  expect((await notebook.reports.get(id))?.state).toBe("received");
});

test("a clock that is twelve hours wrong is measured, said, and the day is the office's", async () => {
  const world = new World();
  const skew = 12 * 60 * MINUTE;
  world.office.now = () => world.clock.time + skew;
  const notebook = await world.enrolled();
  expect(notebook.status.clockSkewMs).toBe(-skew);
  expect(notebook.status.warnings).toMatchObject([{ code: "clock.wrong", facts: { skewMs: -skew } }]);
  const office = new Date(world.clock.time + skew);
  expect(notebook.today()).toBe(
    new Date(office.getTime() - office.getTimezoneOffset() * MINUTE).toISOString().slice(0, 10),
  );
});

test("answers that come while the link drops settle in any order", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  let drops = 0;
  world.watch = (_method, path) => {
    if (path === "sync" && (drops += 1) % 2 === 1) throw new NoAnswer();
  };
  const ids = [await handedIn(notebook), await handedIn(notebook, { start: "13:00", end: "14:00" })];
  for (let turn = 0; turn < 6; turn += 1) await notebook.sync();
  expect(Object.keys(world.office.state.reports).sort()).toEqual(ids.sort());
});

test("the statement's key is pinned: another key is said, a wrong signature is not shown as held", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  await handedIn(notebook);
  await notebook.sync();
  expect((await notebook.holdings()).statement?.check).toBe("right");
  const { generateKeyPairSync } = await import("node:crypto");
  world.office.keys = generateKeyPairSync("ed25519");
  await notebook.sync();
  expect((await notebook.holdings()).statement?.check).toBe("key_changed");
  expect(notebook.status.warnings).toMatchObject([{ code: "statement.key_changed" }]);
  world.office.signed = (text) => ({ text, signature: "AAAA", public_key: "AAAA", code: "" });
  await notebook.sync();
  expect((await notebook.holdings()).days).toEqual([]);
});
