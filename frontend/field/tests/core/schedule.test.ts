import { afterEach, describe, expect, test, vi } from "vitest";

import { NoAnswer } from "../../src/core/ports";
import { backoff, monthEndDelay } from "../../src/core/sync/backoff";
import { fetchNetwork } from "../../src/core/sync/network";
import { handedIn, World } from "./world";

const MINUTE = 60_000;

test("after a change the phone calls by itself, and again and again while there is no answer", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  notebook.start();
  world.clock.pass(5_000);
  await notebook.sync();
  world.signal = "none";
  await handedIn(notebook);
  const waits: number[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    waits.push(world.clock.dueIn[0] ?? 0);
    world.clock.pass(world.clock.dueIn[0] ?? 0);
    await notebook.sync();
  }
  expect(waits[0]).toBeLessThanOrEqual(2_000);
  expect(waits.slice(1).every((wait, turn) => wait >= 2_500 * 2 ** turn && wait <= 7_500 * 2 ** turn)).toBe(true);
  notebook.stop();
  expect(world.clock.dueIn).toEqual([]);
});

test("failures make longer waits, never above a good quarter of an hour, never the same on all phones", () => {
  expect(backoff(1, 0)).toBe(2_500);
  expect(backoff(1, 0.5)).toBe(5_000);
  expect(backoff(4, 0.5)).toBe(40_000);
  expect(backoff(500, 1)).toBe(1.5 * 15 * MINUTE);
});

test("around the turn of the month automatic calls spread themselves, in between they do not", () => {
  expect(monthEndDelay(new Date(2024, 10, 30), 0.5)).toBe(10 * MINUTE);
  expect(monthEndDelay(new Date(2024, 11, 2), 1)).toBe(20 * MINUTE);
  expect(monthEndDelay(new Date(2024, 10, 15), 1)).toBe(0);
});

describe("the network", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  const asked = { method: "POST", url: "https://kantor.example/api/sync", headers: {}, body: "{}" } as const;

  test("gives up where a connection stays silent", async () => {
    vi.useFakeTimers();
    const silent = fetchNetwork((_url, init) => {
      return new Promise((_resolve, reject) => {
        init?.signal?.addEventListener("abort", () => {
          reject(new DOMException("", "AbortError"));
        });
      });
    });
    const answer = expect(silent(asked)).rejects.toBeInstanceOf(NoAnswer);
    await vi.advanceTimersByTimeAsync(50_000);
    await answer;
  });

  test("takes no page of a Wi-Fi portal for the office's answer", async () => {
    const portal = fetchNetwork(() =>
      Promise.resolve(new Response("<h1>Selamat datang</h1>", { headers: { "Content-Type": "text/html" } })),
    );
    expect(await portal(asked)).toMatchObject({ status: 200, json: null });
  });

  test("takes half an answer for none", async () => {
    const cut = fetchNetwork(() =>
      Promise.resolve(new Response('{"answers": [', { headers: { "Content-Type": "application/json" } })),
    );
    await expect(cut(asked)).rejects.toBeInstanceOf(NoAnswer);
  });
});
