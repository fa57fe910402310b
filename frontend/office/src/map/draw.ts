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
    if (place) addNames(map, [], spotsOf(data, "office"), place.point);
    else addNames(map, shapesOf(data, "district"), []);
    if (!place) startChoosing(map, frame, data);
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
    // The printer's copy is taken long after the last drawing.
    canvasContextAttributes: { preserveDrawingBuffer: true },
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    keyboard: false,
    // The page scrolls, not the map: with a wheel never, with one finger never.
    scrollZoom: false,
    dragPan: !touch,
    renderWorldCopies: false,
    trackResize: false,
  });
  followSize(map, picture);
  map.touchZoomRotate.disableRotation();
  map.getCanvas().tabIndex = -1;
  map.setMinZoom(map.getZoom() - 0.01);
  map.on("style.load", () => {
    for (const [name, image] of Object.entries(hatches())) map.addImage(name, image, { pixelRatio: PATTERN_RATIO });
    for (const layer of layers) map.addLayer(layer);
  });
  return map;
}

/** A sheet of paper is no new size; and a printer gets a copy, because it draws WebGL only in part. */
function followSize(map: MapLibre, picture: HTMLElement): void {
  const observer = new ResizeObserver(() => {
    if (!matchMedia("print").matches) map.resize();
  });
  const copy = document.createElement("canvas");
  copy.className = "map-copy";
  const keepCopy = (): void => {
    const drawn = map.getCanvas();
    copy.width = drawn.width;
    copy.height = drawn.height;
    copy.style.width = drawn.style.width;
    copy.getContext("2d")?.drawImage(drawn, 0, 0);
    drawn.before(copy);
  };
  observer.observe(picture);
  addEventListener("beforeprint", keepCopy);
  map.on("remove", () => {
    observer.disconnect();
    removeEventListener("beforeprint", keepCopy);
  });
}
