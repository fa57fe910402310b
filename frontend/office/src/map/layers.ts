import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";

import { isDark, STATUSES, token } from "../tokens";

export const SOURCE = "pendamping";
export const VILLAGES = "villages";
export const EVENTS = "events";
export const CHOSEN = "chosen";
const LEVELS = [0, 1, 2, 3, 4, 5];

/** A map of statuses: fills, hatches, borders of villages and kecamatan, what is chosen, and the rings of events. */
export function statusLayers(): LayerSpecification[] {
  return [
    {
      id: VILLAGES,
      type: "fill",
      source: SOURCE,
      filter: is("village"),
      paint: {
        "fill-color": [
          "case",
          ["==", ["typeof", ["get", "level"]], "number"],
          byLevel((level) => token(`level-${String(level)}`), token("sunken")),
          byStatus((code) => token(`st-${code}`), token("sunken")),
        ],
        "fill-antialias": false,
      },
    },
    pattern("tertinggal", ["==", ["get", "status"], "tertinggal"]),
    pattern("sangat_tertinggal", ["==", ["get", "status"], "sangat_tertinggal"]),
    pattern("unrated", ["==", ["get", "kind"], "kelurahan"]),
    line(
      "village-borders",
      is("village"),
      ["case", ["has", "level"], token("edge"), byStatus(() => token("paper"), token("edge"))],
      0.8,
    ),
    // In the dark the wide gap between kecamatan reads better than a bright line.
    isDark()
      ? line("districts", is("district"), token("paper"), 3)
      : line("districts", is("district"), token("ink"), 1.3),
    line(CHOSEN, nothing(), token("accent"), 3),
    {
      id: EVENTS,
      type: "circle",
      source: SOURCE,
      filter: is("event"),
      paint: {
        "circle-radius": 5.5,
        // Dark on the bright fills of both schemes.
        "circle-color": token(isDark() ? "ink" : "paper"),
        "circle-stroke-color": token(isDark() ? "paper" : "ink"),
        "circle-stroke-width": 3,
      },
    },
  ];
}

/** A map of one place: the village in its surroundings, where the report was written, and how exactly that is known. */
export function placeLayers(): LayerSpecification[] {
  return [
    { id: VILLAGES, type: "fill", source: SOURCE, filter: is("village"), paint: { "fill-color": token("sheet") } },
    line("neighbours", is("neighbour"), token("edge"), 0.8),
    line("village-borders", is("village"), token("ink-2"), 1.6),
    {
      id: "accuracy",
      type: "fill",
      source: SOURCE,
      filter: is("accuracy"),
      paint: { "fill-color": token("accent"), "fill-opacity": 0.18 },
    },
    {
      ...line("way", is("way"), token("ink-2"), 1.5),
      paint: { "line-color": token("ink-2"), "line-width": 1.5, "line-dasharray": [2, 2] },
    },
    {
      id: "point-halo",
      type: "circle",
      source: SOURCE,
      filter: is("point"),
      paint: { "circle-radius": 12, "circle-color": token("accent"), "circle-opacity": 0.18 },
    },
    {
      id: "point",
      type: "circle",
      source: SOURCE,
      filter: is("point"),
      paint: {
        "circle-radius": 5.5,
        "circle-color": token("accent"),
        "circle-stroke-color": token("sheet"),
        "circle-stroke-width": 2,
      },
    },
  ];
}

export function nothing(): ExpressionSpecification {
  return ["==", ["get", "code"], ""];
}

export function village(code: string): ExpressionSpecification {
  return ["all", is("village"), ["==", ["get", "code"], code]];
}

/** A value for each status, and one for what has none. */
function byStatus(value: (code: string) => string, none: string): ExpressionSpecification {
  return ["match", ["get", "status"], ...STATUSES.flatMap((code) => [code, value(code)]), none] as never;
}

/** The same for each level of a dimension or an indicator. */
function byLevel(value: (level: number) => string, none: string): ExpressionSpecification {
  return ["match", ["get", "level"], ...LEVELS.flatMap((level) => [level, value(level)]), none] as never;
}

function is(layer: string): ExpressionSpecification {
  return ["==", ["get", "layer"], layer];
}

function pattern(name: string, which: ExpressionSpecification): LayerSpecification {
  return {
    id: `hatch-${name}`,
    type: "fill",
    source: SOURCE,
    filter: ["all", is("village"), which],
    paint: { "fill-pattern": name },
  };
}

function line(
  id: string,
  filter: ExpressionSpecification,
  colour: string | ExpressionSpecification,
  width: number,
): LayerSpecification & { type: "line" } {
  return {
    id,
    type: "line",
    source: SOURCE,
    filter,
    layout: { "line-join": "round" },
    paint: { "line-color": colour, "line-width": width },
  };
}
