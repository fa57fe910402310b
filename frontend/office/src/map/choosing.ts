import type { Map as MapLibre, MapGeoJSONFeature, MapMouseEvent } from "maplibre-gl";

import type { MapData, Properties } from "./data";
import { CHOSEN, EVENTS, nothing, village, VILLAGES } from "./layers";

/** Pointing names a village, pressing opens it; a link of the list beside the map marks its village. */
export function startChoosing(map: MapLibre, frame: HTMLElement, data: MapData): void {
  const tip = document.createElement("p");
  tip.className = "map-tip";
  tip.hidden = true;
  frame.append(tip);

  const mark = (code?: string): void => {
    map.setFilter(CHOSEN, code ? village(code) : nothing());
  };
  const leave = (): void => {
    tip.hidden = true;
    map.getCanvas().style.cursor = "";
    mark();
  };
  map.on("mousemove", (event) => {
    const found = at(map, event);
    if (!found) {
      leave();
      return;
    }
    mark(found.code);
    tip.textContent = found.name;
    tip.hidden = false;
    tip.style.left = `${String(Math.min(event.point.x + 14, frame.clientWidth - tip.offsetWidth))}px`;
    tip.style.top = `${String(Math.max(0, event.point.y - 34))}px`;
    map.getCanvas().style.cursor = found.href ? "pointer" : "";
  });
  map.on("mouseout", leave);
  map.on("click", (event) => {
    const href = at(map, event)?.href;
    if (href) location.assign(href);
  });

  const known = new Set(data.features.map(({ properties }) => properties.code));
  for (const link of document.querySelectorAll<HTMLElement>("[data-map-code]")) {
    const code = link.dataset["mapCode"] ?? "";
    if (!known.has(code)) continue;
    for (const enter of ["mouseenter", "focus"])
      link.addEventListener(enter, () => {
        mark(code);
      });
    for (const out of ["mouseleave", "blur"])
      link.addEventListener(out, () => {
        mark();
      });
  }
}

/** The event ring under the pointer, or else the village. */
function at(map: MapLibre, { point }: MapMouseEvent): Properties | undefined {
  const found: MapGeoJSONFeature | undefined =
    map.queryRenderedFeatures(point, { layers: [EVENTS] })[0] ??
    map.queryRenderedFeatures(point, { layers: [VILLAGES] })[0];
  return found?.properties as Properties | undefined;
}
