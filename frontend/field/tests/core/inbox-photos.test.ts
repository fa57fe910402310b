import { expect, test } from "vitest";

import { NoAnswer } from "../../src/core/ports";
import type { Notebook, Photo } from "../../src/core/contract";
import { OTHER } from "./fake-office";
import { handedIn, PIN, World } from "./world";

const FIRST = "0198c000-0000-7000-8000-0000000000a1";
const SECOND = "0198c000-0000-7000-8000-0000000000a2";
const SHOWN = "what the photo shows";

/** A supervisor's phone; Ratna's report of this day waits at the office with so many photos. */
async function supervisor(world: World, photos = 1): Promise<Notebook> {
  const notebook = await world.enrolled();
  const own = await handedIn(notebook);
  await notebook.sync();
  waits(world, own, FIRST, photos);
  return notebook;
}

function waits(world: World, like: string, id: string, photos: number): void {
  const report = world.office.state.reports[like];
  if (report === undefined) throw new Error("no such report");
  const attachments = Array.from({ length: photos }, (_, place) => ({
    ...{ id: `${id.slice(0, -4)}${String(place)}${id.slice(-3)}`, kind: "photo", sha256: "0".repeat(64) },
    ...{ caption: "", taken_at: null, came_late: false },
  }));
  for (const one of attachments) world.photos.set(one.id, SHOWN);
  world.office.keep("report", id, { ...report, id, author: OTHER, author_name: "Ratna", attachments });
}

/** Photos come beside everything else: nobody waits for them but the test. */
function until(notebook: Notebook, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isSo()) return;
      forget();
      resolve();
    };
    const forget = notebook.subscribe(look);
    look();
  });
}

async function photosOf(notebook: Notebook, id = FIRST): Promise<Photo[]> {
  return (await notebook.reports.get(id))?.photos ?? [];
}

test("photos of what waits come after the contact and are there without a signal, after a new start too", async () => {
  const world = new World();
  const notebook = await supervisor(world, 3);
  await notebook.inbox.photos.choose("always");
  await notebook.sync();
  await until(notebook, () => notebook.inbox.photos.stock.here === 3);
  expect(world.asked.lastIndexOf("POST photos")).toBeGreaterThan(world.asked.lastIndexOf("POST area"));
  world.signal = "none";
  const later = await (await world.phone()).unlock(notebook.accountId, PIN);
  const photos = await photosOf(later);
  expect(photos.map((one) => [one.here, one.size, later.inbox.photos.lackOf(one)])).toEqual(
    Array.from({ length: 3 }, () => [true, SHOWN.length, null]),
  );
  expect(await (await later.photos.open(photos[0]?.id ?? ""))?.text()).toBe(SHOWN);
});

test("unless chosen otherwise they wait for a line that the browser calls Wi-Fi, and say so", async () => {
  const world = new World();
  const notebook = await supervisor(world);
  await notebook.sync();
  expect(world.photosAsked).toEqual([]);
  const [photo] = await photosOf(notebook);
  expect(photo && notebook.inbox.photos.lackOf(photo)).toBe("wifi");
  world.isUnmetered = true;
  await notebook.sync();
  await until(notebook, () => notebook.inbox.photos.stock.here === 1);
});

test("asked for by hand the photos of that report come over any line, and no others", async () => {
  const world = new World();
  const notebook = await supervisor(world, 2);
  waits(world, FIRST, SECOND, 2);
  await notebook.sync();
  await notebook.inbox.photos.fetch(SECOND);
  expect((await photosOf(notebook, SECOND)).map((one) => one.here)).toEqual([true, true]);
  expect((await photosOf(notebook)).map((one) => one.here)).toEqual([false, false]);
});

test("a link that breaks costs one call: the next contact fetches what is missing, and nothing twice", async () => {
  const world = new World();
  const notebook = await supervisor(world, 6);
  let calls = 0;
  world.watch = (_method, path) => {
    if (path === "photos" && (calls += 1) === 3) throw new NoAnswer();
  };
  await notebook.sync();
  await expect(notebook.inbox.photos.fetch()).rejects.toMatchObject({ code: "network.none" });
  expect(notebook.inbox.photos.stock).toMatchObject({ all: 6, here: 3 });
  await notebook.inbox.photos.fetch();
  expect(notebook.inbox.photos.stock).toMatchObject({ all: 6, here: 6 });
  expect(world.photosAsked.flat()).toHaveLength(6);
});

test("a busy office is left alone for as long as it says", async () => {
  const world = new World();
  const notebook = await supervisor(world);
  await notebook.inbox.photos.choose("always");
  world.watch = (_method, path) => {
    world.signal = path === "area" ? "busy" : "good";
  };
  world.clock.pass(21 * 60 * 60_000); // the surroundings are asked for again, and photos after them
  await notebook.sync();
  await until(notebook, () => notebook.status.state === "busy");
  world.watch = () => undefined;
  world.signal = "good";
  const before = world.asked.length;
  expect((await notebook.sync()).state).toBe("busy");
  await expect(notebook.inbox.photos.fetch()).rejects.toMatchObject({ code: "office.busy" });
  expect(world.asked).toHaveLength(before);
  world.clock.pass(121_000);
  await notebook.sync();
  await until(notebook, () => notebook.inbox.photos.stock.here === 1);
});

test("what the person says goes first: a contact that begins between two photos is ended before the next", async () => {
  const world = new World();
  const notebook = await supervisor(world, 3);
  waits(world, FIRST, SECOND, 0);
  await notebook.inbox.photos.choose("always");
  const said: Promise<unknown>[] = [];
  world.watch = (_method, path) => {
    if (path === "photos" && !said.length) said.push(notebook.inbox.verify([SECOND]).then(() => notebook.sync()));
  };
  await notebook.sync();
  await Promise.all(said);
  await until(notebook, () => notebook.inbox.photos.stock.here === 3);
  expect(world.office.state.reports[SECOND]?.state).toBe("verified");
  const first = world.asked.indexOf("POST photos");
  const told = world.asked.indexOf("POST sync", first);
  expect(told).toBeGreaterThan(first);
  expect(world.asked.slice(first + 1, told)).not.toContain("POST area");
  expect(world.asked.filter((one) => one === "POST photos").length).toBeGreaterThan(1);
});

test("a report that leaves the inbox takes its photos along", async () => {
  const world = new World();
  const notebook = await supervisor(world);
  await notebook.sync();
  await notebook.inbox.photos.fetch(FIRST);
  const [photo] = await photosOf(notebook);
  expect(await notebook.photos.open(photo?.id ?? "")).not.toBeNull();
  await notebook.inbox.verify([FIRST]);
  await notebook.sync();
  await notebook.sync();
  expect(await photosOf(notebook)).toMatchObject([{ here: false, atOffice: true }]);
  expect(await notebook.photos.open(photo?.id ?? "")).toBeNull();
  expect(notebook.inbox.photos.stock).toMatchObject({ all: 0, bytes: 0 });
});

test("who wants none keeps none, and can still ask for those of one report", async () => {
  const world = new World();
  const notebook = await supervisor(world);
  await notebook.sync();
  await notebook.inbox.photos.fetch(FIRST);
  await notebook.inbox.photos.choose("never");
  const [photo] = await photosOf(notebook);
  expect(photo && notebook.inbox.photos.lackOf(photo)).toBe("never");
  expect(await notebook.photos.open(photo?.id ?? "")).toBeNull();
  await notebook.sync();
  expect(notebook.inbox.photos.stock.here).toBe(0);
  await notebook.inbox.photos.fetch(FIRST);
  expect(notebook.inbox.photos.stock.here).toBe(1);
});

test("what the office cannot give is said, not asked for at every contact, and tried again by hand", async () => {
  const world = new World();
  const notebook = await supervisor(world);
  world.photos.clear();
  await notebook.inbox.photos.choose("always");
  await notebook.sync();
  const [photo] = await photosOf(notebook);
  await until(notebook, () => photo !== undefined && notebook.inbox.photos.lackOf(photo) === "refused");
  await notebook.sync();
  expect(world.photosAsked).toHaveLength(1);
  world.photos.set(photo?.id ?? "", SHOWN);
  await notebook.inbox.photos.fetch(FIRST);
  expect(notebook.inbox.photos.stock.here).toBe(1);
});

test("they never take more room than is meant for them, nor the last of the phone", async () => {
  const world = new World();
  world.photoQuota = SHOWN.length + 1;
  const notebook = await supervisor(world, 5);
  await notebook.sync();
  await notebook.inbox.photos.fetch();
  const lacking = (await photosOf(notebook)).filter((one) => !one.here);
  expect(lacking.map((one) => notebook.inbox.photos.lackOf(one))).toContain("quota");
  world.free = 50 * 1024 * 1024;
  await notebook.sync();
  expect(lacking.map((one) => notebook.inbox.photos.lackOf(one))).toContain("space");
  expect(notebook.inbox.photos.stock.noRoom).toBe("space");
});
