import type { Polygon, Position } from "geojson";

import type { Shape } from "./data";

const EARTH_RADIUS_M = 6_371_008.8;
const ROWS = 15;
const CORNERS = 48;

/** Where a name fits best: in the middle of the widest row of the largest part, rather near the middle than at an end. */
export function labelPoint(shape: Shape): [number, number] {
  const ring = largestRing(shape);
  const heights = ring.map(([, y = 0]) => y);
  const [south, north] = [Math.min(...heights), Math.max(...heights)];
  let best = { worth: -1, point: [ring[0]?.[0] ?? 0, south] as [number, number] };
  for (let row = 1; row <= ROWS; row += 1) {
    const part = row / (ROWS + 1);
    const y = south + part * (north - south);
    for (const [left, right] of crossings(ring, y)) {
      const worth = (right - left) * Math.sqrt(part * (1 - part));
      if (worth > best.worth) best = { worth, point: [(left + right) / 2, y] };
    }
  }
  return best.point;
}

/** A circle on the ground as a polygon; good for the few kilometres of an accuracy. */
export function circle([longitude, latitude]: [number, number], radius: number): Polygon {
  const north = (radius / EARTH_RADIUS_M) * (180 / Math.PI);
  const east = north / Math.cos((latitude * Math.PI) / 180);
  const ring = Array.from({ length: CORNERS + 1 }, (_, corner): Position => {
    const angle = (2 * Math.PI * corner) / CORNERS;
    return [longitude + east * Math.cos(angle), latitude + north * Math.sin(angle)];
  });
  return { type: "Polygon", coordinates: [ring] };
}

/** The round length that fills at most this width: 1, 2 or 5 times a power of ten, in metres. */
export function roundLength(atMost: number): number {
  const power = 10 ** Math.floor(Math.log10(atMost));
  return power * ([5, 2].find((step) => step * power <= atMost) ?? 1);
}

function largestRing({ geometry }: Shape): Position[] {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const rings = polygons.map(([outer = []]) => outer);
  return rings.reduce((largest, ring) => (area(ring) > area(largest) ? ring : largest), []);
}

function area(ring: readonly Position[]): number {
  let doubled = 0;
  ring.forEach(([x = 0, y = 0], place) => {
    const [nextX = 0, nextY = 0] = ring[(place + 1) % ring.length] ?? [];
    doubled += x * nextY - nextX * y;
  });
  return Math.abs(doubled) / 2;
}

/** The stretches of a row that lie inside the ring, from left to right. */
function crossings(ring: readonly Position[], row: number): [number, number][] {
  const xs: number[] = [];
  ring.forEach(([x1 = 0, y1 = 0], place) => {
    const [x2 = 0, y2 = 0] = ring[(place + 1) % ring.length] ?? [];
    if (y1 > row !== y2 > row) xs.push(x1 + ((row - y1) / (y2 - y1)) * (x2 - x1));
  });
  xs.sort((a, b) => a - b);
  const pairs: [number, number][] = [];
  for (let place = 0; place + 1 < xs.length; place += 2) pairs.push([xs[place] ?? 0, xs[place + 1] ?? 0]);
  return pairs;
}
