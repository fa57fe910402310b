import { drawMap } from "./map/draw";

for (const place of document.querySelectorAll<HTMLElement>(".pd-map[data-geojson]")) void drawMap(place);
