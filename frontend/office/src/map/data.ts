import type { Feature, FeatureCollection, Geometry, Polygon, MultiPolygon, Point, Position } from "geojson";

/** What the server sends: shapes with a `layer` each, and two words about all of them. */
export interface Properties {
  layer: "village" | "district" | "event" | "office" | "neighbour";
  code: string;
  name: string;
  status?: string | null;
  /** In the place of a status: 0 (lowest) to 5, null without a figure. */
  level?: number | null;
  kind?: "desa" | "kelurahan";
  href?: string;
}

export type MapData = FeatureCollection<Geometry, Properties> & { attribution?: string; schematic?: boolean };
export type Shape = Feature<Polygon | MultiPolygon, Properties>;
export type Spot = Feature<Point, Properties>;

/** West, south, east, north. */
export type Box = [number, number, number, number];

export async function loadMapData(address: string): Promise<MapData> {
  const answer = await fetch(address, { headers: { Accept: "application/geo+json, application/json" } });
  if (!answer.ok) throw new Error(`${address} answered ${String(answer.status)}`);
  return (await answer.json()) as MapData;
}

export function shapesOf(data: MapData, layer: Properties["layer"]): Shape[] {
  return data.features.filter(
    (feature): feature is Shape => feature.properties.layer === layer && isArea(feature.geometry),
  );
}

export function spotsOf(data: MapData, layer: Properties["layer"]): Spot[] {
  return data.features.filter(
    (feature): feature is Spot => feature.properties.layer === layer && feature.geometry.type === "Point",
  );
}

export function boxOf(features: readonly Feature<Geometry, Properties>[]): Box | undefined {
  const positions = features.flatMap(({ geometry }) => positionsOf(geometry));
  if (positions.length === 0) return undefined;
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of positions) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

function isArea(geometry: Geometry): geometry is Polygon | MultiPolygon {
  return geometry.type === "Polygon" || geometry.type === "MultiPolygon";
}

function positionsOf(geometry: Geometry): Position[] {
  switch (geometry.type) {
    case "Point":
      return [geometry.coordinates];
    case "Polygon":
      return geometry.coordinates.flat();
    case "MultiPolygon":
      return geometry.coordinates.flat(2);
    default:
      return [];
  }
}
