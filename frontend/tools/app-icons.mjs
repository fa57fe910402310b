/** The field app's icons: the brand mark on white, drawn from its own SVG at build time, so that no picture is kept twice. */
import { readFile } from "node:fs/promises";
import { crc32, deflateSync } from "node:zlib";

const MARK = new URL("../../src/pendamping/web/static/web/mark.svg", import.meta.url);
const MARK_SHARE = 0.56; // of the icon's side: inside the circle that a launcher may cut out
const RECT =
  /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" rx="([\d.]+)" fill="#([0-9A-Fa-f]{6})"\/>/g;

/** A Vite plugin that emits one PNG per size; `names` is {pixels: file name}. */
export function appIcons(names) {
  return {
    name: "app-icons",
    async generateBundle() {
      const bars = barsOf(await readFile(MARK, "utf8"));
      for (const [pixels, fileName] of Object.entries(names)) {
        this.emitFile({ type: "asset", fileName, source: png(Number(pixels), draw(bars, Number(pixels))) });
      }
    },
  };
}

function barsOf(svg) {
  const bars = [...svg.matchAll(RECT)].map(([, x, y, width, height, radius, fill]) => ({
    ...{ x: Number(x), y: Number(y), width: Number(width), height: Number(height), radius: Number(radius) },
    colour: [0, 2, 4].map((place) => parseInt(fill.slice(place, place + 2), 16)),
  }));
  if (bars.length === 0) throw new Error("mark.svg has no <rect> as app-icons.mjs reads them");
  return bars;
}

/** RGB rows, each with PNG's filter byte 0 in front. */
function draw(bars, pixels) {
  const rows = Buffer.alloc(pixels * (pixels * 3 + 1), 255);
  const scale = 20 / (pixels * MARK_SHARE); // units of the mark's 20 × 20 view box per pixel
  for (let row = 0; row < pixels; row++) {
    rows[row * (pixels * 3 + 1)] = 0;
    for (let column = 0; column < pixels; column++) {
      const [x, y] = [column, row].map((place) => (place + 0.5 - pixels / 2) * scale + 10);
      for (const bar of bars) {
        const cover = Math.min(1, Math.max(0, 0.5 - outside(bar, x, y) / scale));
        if (cover > 0)
          bar.colour.forEach((value, at) => {
            const place = row * (pixels * 3 + 1) + 1 + column * 3 + at;
            rows[place] = Math.round(rows[place] * (1 - cover) + value * cover);
          });
      }
    }
  }
  return rows;
}

/** How far a point lies outside a rounded rectangle; negative inside. */
function outside({ x, y, width, height, radius }, px, py) {
  const dx = Math.abs(px - x - width / 2) - width / 2 + radius;
  const dy = Math.abs(py - y - height / 2) - height / 2 + radius;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
}

function png(pixels, rows) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(pixels, 0);
  header.writeUInt32BE(pixels, 4);
  header.set([8, 2], 8); // eight bits, red green blue
  const parts = [chunk("IHDR", header), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), ...parts]);
}

function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body) >>> 0, 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
