import { expect, test } from "vitest";

import type { Shape } from "../src/map/data";
import { circle, labelPoint, roundLength } from "../src/map/geometry";

function shape(...rings: [number, number][][]): Shape {
  return {
    type: "Feature",
    properties: { layer: "district", code: "62.09.01", name: "Lamandau" },
    geometry: { type: "MultiPolygon", coordinates: rings.map((ring) => [ring]) },
  };
}

test("a name stands in the wide part of the largest piece", () => {
  const island: [number, number][] = [[50, 50], [51, 50], [51, 51], [50, 51], [50, 50]]; // prettier-ignore
  // An L: a narrow tower on the left of a broad foot.
  const land: [number, number][] = [[0, 0], [10, 0], [10, 4], [2, 4], [2, 10], [0, 10], [0, 0]]; // prettier-ignore
  const [x, y] = labelPoint(shape(island, land));
  expect(x).toBe(5);
  expect(y).toBeGreaterThan(0);
  expect(y).toBeLessThan(4);
});

test.each([
  [1499, 1000],
  [4999, 2000],
  [50_000, 50_000],
  [90, 50],
])("at most %i m is drawn as %i m", (atMost, drawn) => {
  expect(roundLength(atMost)).toBe(drawn);
});

test("a circle on the ground is as wide as it is high", () => {
  const [ring = []] = circle([111.3, -1.9], 1000).coordinates;
  const height = Math.max(...ring.map(([, y = 0]) => y)) + 1.9;
  expect(height * 111_195).toBeCloseTo(1000, 0);
  const width = Math.max(...ring.map(([x = 0]) => x)) - 111.3;
  expect(width * 111_195 * Math.cos((1.9 * Math.PI) / 180)).toBeCloseTo(1000, 0);
});
