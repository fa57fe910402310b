/** Prints what the field app's first load fetches, packed as the office sends it, and fails above the budget. */
import { readdir, readFile } from "node:fs/promises";
import { brotliCompressSync, gzipSync } from "node:zlib";

const BUILT = new URL("../../src/pendamping/web/static/lapangan/", import.meta.url);
const BUDGET = 200 * 1024; // bytes, gzip: the design's 200 kB
const SHELL = /\.(html|js|css)$/;

let [packed, brotli] = [0, 0];
for (const name of (await readdir(BUILT, { recursive: true })).filter((one) => SHELL.test(one)).sort()) {
  const content = await readFile(new URL(name, BUILT));
  const [zipped, smaller] = [gzipSync(content).length, brotliCompressSync(content).length];
  packed += zipped;
  brotli += smaller;
  console.log(`lapangan/${name.padEnd(35)} ${kilobytes(content.length)}  gzip ${kilobytes(zipped)}`);
}
console.log(`${"lapangan, whole shell".padEnd(44)} gzip ${kilobytes(packed)}  brotli ${kilobytes(brotli)}`);
if (packed > BUDGET) {
  console.error(`The field app's shell is ${kilobytes(packed - BUDGET)} above its budget of ${kilobytes(BUDGET)}.`);
  process.exitCode = 1;
}

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1).padStart(7)} kB`;
}
