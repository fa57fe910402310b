import { readFile, writeFile } from "node:fs/promises";

const OUTLINES = new URL("../node_modules/@tabler/icons/icons/outline/", import.meta.url);

/** Names as in Tabler Icons. A page uses one by `<use href=".../icons.svg#printer">`. */
const ICONS = [
  "alert-triangle",
  "calendar",
  "check",
  "chevron-down",
  "chevron-left",
  "chevron-right",
  "copy",
  "download",
  "edit",
  "info-circle",
  "map-pin",
  "menu-2",
  "plus",
  "printer",
  "search",
  "trash",
  "upload",
  "x",
];

/** One sprite: symbols inherit size, stroke and colour from the page's `.icon`. */
export async function writeIcons(folder) {
  const symbols = await Promise.all(ICONS.map(symbol));
  const file = new URL("icons.svg", folder);
  await writeFile(file, `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`);
  return [file];
}

async function symbol(name) {
  const source = await readFile(new URL(`${name}.svg`, OUTLINES), "utf8");
  const shapes = [...source.matchAll(/<(?:path|circle|line|rect|polyline)[^>]*\/>/g)].map(([shape]) => shape);
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.join("")}</symbol>`;
}
