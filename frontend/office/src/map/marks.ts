import { Marker, type Map as MapLibre } from "maplibre-gl";

import { word } from "../words";
import type { MapData, Shape, Spot } from "./data";
import { labelPoint, roundLength } from "./geometry";

const SVG = "http://www.w3.org/2000/svg";
const LONGEST_SCALE_PX = 120;
const METRES_PER_PIXEL_AT_ZOOM_0 = 78_271.51696; // at the equator, tiles of 512 pixels
const TICK_PX = 5;

/** The frame of the drawing. The picture takes over the place's words; the buttons beside it stay reachable. */
export function framePicture(element: HTMLElement): { frame: HTMLElement; picture: HTMLElement } {
  const picture = document.createElement("div");
  picture.className = "map-picture";
  picture.setAttribute("role", "img");
  for (const name of ["aria-label", "aria-labelledby"]) {
    const said = element.getAttribute(name);
    if (said) picture.setAttribute(name, said);
  }
  element.setAttribute("role", "group");
  const frame = document.createElement("div");
  frame.className = "map-frame";
  frame.append(picture);
  return { frame, picture };
}

/** Names are page text over the map, because a map without a glyph server draws no letters. */
export function addNames(
  map: MapLibre,
  districts: readonly Shape[],
  offices: readonly Spot[],
  point?: readonly [longitude: number, latitude: number],
): void {
  for (const district of districts) {
    new Marker({ element: label(district.properties.name) }).setLngLat(labelPoint(district)).addTo(map);
  }
  for (const { geometry, properties } of offices) {
    const [longitude = 0, latitude = 0] = geometry.coordinates;
    const square = document.createElement("span");
    square.className = "map-square";
    new Marker({ element: square }).setLngLat([longitude, latitude]).addTo(map);
    // The name stands on the side where the point is not.
    const below = point !== undefined && point[1] > latitude;
    new Marker({ element: label(properties.name), anchor: below ? "top" : "bottom", offset: [0, below ? 8 : -8] })
      .setLngLat([longitude, latitude])
      .addTo(map);
  }
}

export function addScaleBar(map: MapLibre, frame: HTMLElement): void {
  const bar = document.createElement("div");
  bar.className = "map-scale";
  bar.setAttribute("aria-hidden", "true");
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("fill", "none");
  svg.append(path);
  const words = document.createElement("span");
  bar.append(svg, words);
  frame.append(bar);

  const draw = (): void => {
    const latitude = (map.getCenter().lat * Math.PI) / 180;
    const metresPerPixel = (METRES_PER_PIXEL_AT_ZOOM_0 * Math.cos(latitude)) / 2 ** map.getZoom();
    const metres = roundLength(LONGEST_SCALE_PX * metresPerPixel);
    const width = Math.round(metres / metresPerPixel);
    svg.setAttribute("width", String(width));
    path.setAttribute("d", `M.5 0v${String(TICK_PX)}H${String(width - 0.5)}V0`);
    words.textContent = metres < 1000 ? `${String(metres)} m` : `${String(metres / 1000)} km`;
  };
  map.on("move", draw);
  map.once("load", draw);
}

export function addZoomButtons(map: MapLibre, frame: HTMLElement): void {
  const buttons = document.createElement("div");
  buttons.className = "map-zoom no-print";
  const add = (text: string, label: string, press: () => void): void => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn";
    button.textContent = text;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", press);
    buttons.append(button);
  };
  const calm = { animate: !matchMedia("(prefers-reduced-motion: reduce)").matches };
  add("+", word("closer"), () => {
    map.zoomIn(calm);
  });
  add("−", word("farther"), () => {
    map.zoomOut(calm);
  });
  frame.append(buttons);
}

/** Under the map: that it is a scheme, where the borders come from. */
export function notesOf(element: HTMLElement, data: MapData): HTMLElement[] {
  const source = data.attribution ?? "";
  const scheme = data.schematic ? (element.dataset["schematicNote"] ?? word("schematic")) : "";
  const text = source.includes(scheme) ? source : `${scheme} ${source}`.trim();
  if (!text) return [];
  const note = document.createElement("p");
  note.className = "map-note";
  note.textContent = text;
  return [note];
}

function label(text: string): HTMLElement {
  const element = document.createElement("span");
  element.className = "map-label";
  element.textContent = text;
  return element;
}
