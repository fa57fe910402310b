import type { Config } from "vega-lite";

import { STATUSES, token } from "../tokens";

/** By name and not by value: so a drawn chart follows the change to dark, to light, and to paper. */
const colour = (name: string): string => `var(--pd-${name})`;

const SMALL = 13;
const TEXT = 14;

/**
 * The one look of all charts: no grid, no frame, no title of its own, marks in ink.
 * A mark takes its meaning by `"style"`: rise, fall, unchanged, comparison, threshold, published, provisional.
 */
export function chartConfig(): Config {
  const [ink, second, third, edge] = [colour("ink"), colour("ink-2"), colour("ink-3"), colour("edge")];
  const font = token("sans");
  return {
    background: "transparent",
    font,
    padding: 0,
    view: { stroke: null },
    mark: { color: ink },
    bar: { color: ink },
    line: { color: ink, strokeWidth: 2 },
    point: { color: ink, size: 70, strokeWidth: 2 },
    rule: { color: edge },
    tick: { color: colour("accent"), thickness: 2 },
    text: { color: second, font, fontSize: TEXT },
    axis: {
      domainColor: edge,
      grid: false,
      labelColor: third,
      labelFont: font,
      labelFontSize: SMALL,
      labelPadding: 8,
      ticks: false,
      titleColor: third,
      titleFont: font,
      titleFontSize: SMALL,
      titleFontWeight: 600,
    },
    header: { labelColor: ink, labelFont: font, labelFontSize: TEXT, labelFontWeight: 600, title: null },
    legend: {
      labelColor: second,
      labelFont: font,
      labelFontSize: TEXT,
      orient: "bottom",
      symbolStrokeWidth: 1,
      symbolType: "square",
      title: null,
    },
    range: {
      category: [ink, colour("accent"), third],
      status: STATUSES.map((code) => colour(`st-${code}`)),
    },
    style: {
      rise: { color: colour("accent") },
      fall: { color: colour("alert"), strokeDash: [5, 3] },
      unchanged: { color: ink, opacity: 0.22 },
      comparison: { color: colour("accent"), strokeWidth: 2 },
      threshold: { color: edge, strokeDash: [1, 3] },
      published: { fill: ink, stroke: ink, opacity: 1 },
      provisional: { fill: colour("paper"), stroke: ink, opacity: 1 },
    },
  };
}
