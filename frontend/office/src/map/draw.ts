import { Map as MapLibre, setWorkerUrl, type LayerSpecification } from "maplibre-gl";

import { onThemeChange } from "../tokens";
import { word } from "../words";
import { boxOf, loadMapData, shapesOf, spotsOf, type Box, type MapData } from "./data";
import { SOURCE, placeLayers, statusLayers } from "./layers";
import { addNames, addScaleBar, addZoomButtons, framePicture, notesOf } from "./marks";
import { hatches, PATTERN_RATIO } from "./patterns";
import { readPlace, withPlace } from "./place";
import { startChoosing } from "./choosing";

const MARGIN_PX = 12;

/** Draws what `data-geojson` names into the element; without WebGL, or without the data, a calm sentence stands there. */
export async function drawMap(element: HTMLElement): Promise<void> {
  try {
    if (!document.createElement("canvas").getContext("webgl2")) throw new Error("no WebGL");
    setWorkerUrl(new URL(element.dataset["worker"] ?? "", document.baseURI).href);
    const data = await loadMapData(element.dataset["geojson"] ?? "");
    let map = show(element, data);
    onThemeChange(() => {
      map.remove();
      map = show(element, data);
    });
  } catch (error) {
    console.warn(error);
    const note = document.createElement("p");
    note.className = "calm-note";
    note.textContent = element.dataset["unavailable"] ?? word("noMap");
    element.classList.add("is-unavailable");
    element.replaceChildren(note);
  }
}

function show(element: HTMLElement, data: MapData): MapLibre {
  const place = readPlace(element, data);
  const layers = place ? placeLayers() : statusLayers();
  const shown = place ? withPlace(data, place) : data;
  const box = place ? place.box : boxOf(data.features);
  const { frame, picture } = framePicture(element);
  element.replaceChildren(frame, ...notesOf(element, data));
  const map = createMap(picture, layers, shown, box);
  map.once("load", () => {
    addNames(map, place ? spotsOf(data, "office") : [], place ? [] : shapesOf(data, "district"));
    if (!place) startChoosing(map, frame, data, element.dataset["selected"]);
  });
  addScaleBar(map, frame);
  addZoomButtons(map, frame);
  return map;
}

function createMap(picture: HTMLElement, layers: LayerSpecification[], data: MapData, box: Box | undefined): MapLibre {
  const touch = matchMedia("(pointer: coarse)").matches;
  const map = new MapLibre({
    container: picture,
    style: { version: 8, sources: { [SOURCE]: { type: "geojson", data: data, tolerance: 0.2 } }, layers: [] },
    ...(box ? { bounds: box, fitBoundsOptions: { padding: MARGIN_PX } } : {}),
    attributionControl: false,
    fadeDuration: 0,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    keyboard: false,
    // The page scrolls, not the map: with a wheel never, with one finger never.
    scrollZoom: false,
    dragPan: !touch,
    renderWorldCopies: false,
  });
  map.touchZoomRotate.disableRotation();
  map.getCanvas().tabIndex = -1;
  map.setMinZoom(map.getZoom() - 0.01);
  map.on("style.load", () => {
    for (const [name, image] of Object.entries(hatches())) map.addImage(name, image, { pixelRatio: PATTERN_RATIO });
    for (const layer of layers) map.addLayer(layer);
  });
  return map;
}
