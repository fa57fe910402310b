/** Prints what a phone fetches when the field app is installed, packed as the office sends it; fails above the budget. */
import { readFile } from "node:fs/promises";
import { brotliCompressSync, gzipSync } from "node:zlib";

const BUILT = new URL("../../src/pendamping/web/static/lapangan/", import.meta.url);
const BUDGET = 200 * 1024; // bytes, brotli: the design's 200 kB for the first load
const SHOWN = 8; // of the largest

const worker = await readFile(new URL("sw.js", BUILT), "utf8");
const precached = [...worker.matchAll(/url:\s*"([^"]+)"/g)].map(([, name]) => name);
if (precached.length === 0) throw new Error("sw.js lists no files as field-sizes.mjs reads them");
const files = await Promise.all([...precached, "sw.js"].map(measured));
files.sort((one, other) => other.brotli - one.brotli);
for (const one of files.slice(0, SHOWN)) print(`lapangan/${one.name}`, one);
print(`lapangan: all ${files.length} files of the first load`, total(files));
print("lapangan: scripts and styles before the first screen", total(await Promise.all((await entry()).map(measured))));
const { brotli } = total(files);
if (brotli > BUDGET) {
  console.error(
    `The first load is ${kilobytes(brotli - BUDGET).trim()} above its budget of ${kilobytes(BUDGET).trim()}.`,
  );
  process.exitCode = 1;
}

async function entry() {
  const page = await readFile(new URL("index.html", BUILT), "utf8");
  return ["index.html", ...[...page.matchAll(/(?:src|href)="\/lapangan\/(assets\/[^"]+)"/g)].map(([, name]) => name)];
}

async function measured(name) {
  const content = await readFile(new URL(name, BUILT));
  return { name, size: content.length, gzip: gzipSync(content).length, brotli: brotliCompressSync(content).length };
}

function total(all) {
  const sum = (what) => all.reduce((so_far, one) => so_far + one[what], 0);
  return { size: sum("size"), gzip: sum("gzip"), brotli: sum("brotli") };
}

function print(name, { size, gzip, brotli: packed }) {
  console.log(`${name.padEnd(52)} ${kilobytes(size)}  gzip ${kilobytes(gzip)}  brotli ${kilobytes(packed)}`);
}

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1).padStart(7)} kB`;
}
