import { IDBObjectStore } from "fake-indexeddb";
import { afterEach, expect, test } from "vitest";

import type { Notebook } from "../../src/core/contract";
import { handedIn, PIN, World } from "./world";

const alive = Object.getOwnPropertyDescriptors(IDBObjectStore.prototype);
afterEach(revive);

/** Kills the app at the n-th write from now on: the transaction that it belongs to is gone, as on a phone. */
function killAt(step: number): () => boolean {
  let writes = 0;
  for (const name of ["put", "delete"] as const) {
    const write = alive[name].value as (...said: unknown[]) => unknown;
    const value = function (this: IDBObjectStore, ...said: unknown[]): unknown {
      writes += 1;
      if (writes >= step) throw new Error("killed");
      return write.apply(this, said);
    };
    Object.defineProperty(IDBObjectStore.prototype, name, { ...alive[name], value });
  }
  return () => writes >= step;
}

function revive(): void {
  Object.defineProperties(IDBObjectStore.prototype, alive);
}

/** A day's work; interrupted anywhere it may throw, and must leave everything consistent. */
async function work(notebook: Notebook): Promise<void> {
  const id = await handedIn(notebook);
  const second = await notebook.reports.create();
  await notebook.photos.add(second.id, new Blob(["foto"]), {});
  await notebook.sync();
  await notebook.reports.discard(second.id);
  expect((await notebook.reports.get(id))?.state).toBe("received");
}

test("killed at every single write, the phone knows where it stands and finishes the day", async () => {
  for (let step = 1; ; step += 1) {
    const world = new World();
    const notebook = await world.enrolled();
    const wasKilled = killAt(step);
    await work(notebook).catch(() => undefined);
    const done = !wasKilled();
    revive();
    await consistent(world, notebook.accountId);
    if (done) {
      expect(step).toBeGreaterThan(10);
      return;
    }
  }
});

async function consistent(world: World, accountId: string): Promise<void> {
  const again = await (await world.phone()).unlock(accountId, PIN);
  for (const report of await again.reports.list()) {
    const shipments = (await again.outbox.list()).filter((one) => one.recordId === report.id);
    // What was handed over has its command, and what has a command was handed over: never one without the other.
    if (report.state === "draft") expect(shipments).toEqual([]);
    if (report.state === "waiting") expect(shipments).toHaveLength(1);
    for (const photo of report.photos) expect(await again.photos.open(photo.id)).not.toBeNull();
  }
  const handed = (await again.reports.list()).filter((report) => report.state !== "draft").map(({ id }) => id);
  expect(["all_received", "never"]).toContain((await again.sync()).state);
  const stored = Object.keys(world.office.state.reports);
  expect(stored.sort()).toEqual(handed.sort());
  expect(new Set(stored).size).toBe(stored.length);
}
