import type { Config } from "vega-lite";

import look from "../../../../src/pendamping/web/chart_look.json";
import { token } from "../tokens";

/**
 * The one look of all charts: no grid, no frame, no title of its own, marks in ink. Printed charts read the same file.
 * A mark takes its meaning by `"style"`: rise, fall, unchanged, comparison, threshold, published, provisional.
 */
export function chartConfig(): Config {
  return painted(look.config) as Config;
}

/** `@ink` becomes a colour by name and not by value: so a drawn chart follows the change to dark, to light, to paper. */
function painted(value: unknown): unknown {
  if (typeof value === "string" && value.startsWith("@"))
    return value === "@sans" ? token("sans") : `var(--pd-${value.slice(1)})`;
  if (Array.isArray(value)) return value.map(painted);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, painted(one)]));
  return value;
}
