import type { Feature, Geometry } from "geojson";

import { boxOf, shapesOf, spotsOf, type Box, type MapData, type Properties } from "./data";
import { circle } from "./geometry";

/** Around the point, at least this much of the land is shown. */
const AROUND_M = 4000;
const METRES_PER_DEGREE = 111_195;

/** Where a report says that it was written. */
export interface Place {
  point: [longitude: number, latitude: number] | undefined;
  accuracy: number;
  box: Box | undefined;
}

/** `data-point="111.3021,-1.9034"` makes a map of one place; an empty value says that no place was recorded. */
export function readPlace(element: HTMLElement, data: MapData): Place | undefined {
  const written = element.dataset["point"];
  if (written === undefined) return undefined;
  const [longitude, latitude] = written.split(",").map(Number);
  const known = longitude !== undefined && latitude !== undefined && Number.isFinite(longitude + latitude);
  const point: Place["point"] = known && written !== "" ? [longitude, latitude] : undefined;
  return { point, accuracy: Number(element.dataset["accuracy"] ?? 0), box: around(point, data) };
}

/** The data with the point, its accuracy, and the way from it to the village's office. */
export function withPlace(data: MapData, { point, accuracy }: Place): MapData {
  if (!point) return data;
  const added: Feature<Geometry, { layer: string }>[] = [
    { type: "Feature", properties: { layer: "point" }, geometry: { type: "Point", coordinates: point } },
  ];
  if (accuracy > 0) {
    added.push({ type: "Feature", properties: { layer: "accuracy" }, geometry: circle(point, accuracy) });
  }
  for (const { geometry } of spotsOf(data, "office")) {
    const way: Geometry = { type: "LineString", coordinates: [geometry.coordinates, point] };
    added.push({ type: "Feature", properties: { layer: "way" }, geometry: way });
  }
  return { ...data, features: [...data.features, ...(added as Feature<Geometry, Properties>[])] };
}

function around(point: Place["point"], data: MapData): Box | undefined {
  if (!point) return boxOf(shapesOf(data, "village"));
  const north = AROUND_M / METRES_PER_DEGREE;
  const east = north / Math.cos((point[1] * Math.PI) / 180);
  const offices = boxOf(spotsOf(data, "office")) ?? [...point, ...point];
  return [
    Math.min(point[0] - east, offices[0]),
    Math.min(point[1] - north, offices[1]),
    Math.max(point[0] + east, offices[2]),
    Math.max(point[1] + north, offices[3]),
  ];
}
