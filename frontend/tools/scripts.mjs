import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const SOURCES = new URL("../office/src/", import.meta.url);

/**
 * Each script stands alone: pages load one or two of them, and a shared chunk would need a hashed name inside a script.
 * `theme` runs before the first paint and the worker outside the page, so both are classic scripts.
 */
const ENTRIES = [
  { name: "theme", format: "iife" },
  { name: "office", format: "esm" },
  { name: "inbox", format: "esm" },
];

export async function buildScripts(folder) {
  return Promise.all(
    ENTRIES.map(async ({ name, format }) => {
      const file = new URL(`${name}.js`, folder);
      await build({
        entryPoints: [fileURLToPath(new URL(`${name}.ts`, SOURCES))],
        outfile: fileURLToPath(file),
        bundle: true,
        minify: true,
        format,
        target: ["chrome109", "firefox115", "safari16.4"],
        legalComments: "linked",
        logLevel: "warning",
      });
      return file;
    }),
  );
}
