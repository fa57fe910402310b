/**
 * Builds everything that the office pages load, under fixed names: Django's manifest storage adds the hashes.
 * `--watch` rebuilds on every change of a source file, `--sizes` prints what was written.
 */
import { watch } from "node:fs";
import { mkdir, rm, stat, readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

import { copyDocumentFonts, copyWebFonts } from "./fonts.mjs";
import { writeIcons } from "./icons.mjs";
import { writeLicences } from "./licences.mjs";
import { buildScripts } from "./scripts.mjs";
import { buildStyles } from "./styles.mjs";

const BUILD = new URL("../../src/pendamping/web/static/web/build/", import.meta.url);
const DOCUMENT_FONTS = new URL("../../src/pendamping/reports/fonts/", import.meta.url);
const SOURCES = new URL("../office/", import.meta.url);

async function buildAll() {
  await rm(BUILD, { recursive: true, force: true });
  await mkdir(BUILD, { recursive: true });
  const scripts = await buildScripts(BUILD);
  const others = [
    writeLicences(BUILD, scripts.inputs),
    writeIcons(BUILD),
    copyWebFonts(BUILD),
    copyDocumentFonts(DOCUMENT_FONTS),
  ];
  const written = [...scripts.files, ...(await Promise.all(others)).flat()];
  // Last, because `make` takes this file as the sign that everything was built.
  written.push(...(await buildStyles(BUILD)));
  if (process.argv.includes("--sizes")) await printSizes(written);
}

async function printSizes(files) {
  for (const file of files) {
    const { size } = await stat(file);
    const packed = gzipSync(await readFile(file)).length;
    console.log(`${file.pathname.split("/").at(-1).padEnd(44)} ${kilobytes(size)}  gzip ${kilobytes(packed)}`);
  }
}

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1).padStart(7)} kB`;
}

await buildAll();

if (process.argv.includes("--watch")) {
  let waiting;
  watch(SOURCES, { recursive: true }, () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => buildAll().catch((error) => console.error(error.message)), 100);
  });
}
