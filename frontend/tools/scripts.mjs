import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const SOURCES = new URL("../office/src/", import.meta.url);

/**
 * Each script stands alone: pages load one or two of them, and a shared chunk would need a hashed name inside a script.
 * `theme` runs before the first paint, so it is a classic script. MapLibre's worker is a file of its own, because the
 * policy of the pages allows no worker from a blob.
 */
const ENTRIES = [
  { name: "theme", format: "iife" },
  { name: "office" },
  { name: "inbox" },
  { name: "report-form" },
  { name: "questionnaire" },
  { name: "statement" },
  { name: "minutes" },
  { name: "map" },
  { name: "map-worker", source: "maplibre-gl/dist/maplibre-gl-worker.mjs" },
  { name: "chart" },
];

/** Answers with what it wrote and what went into it. */
export async function buildScripts(folder) {
  const built = await Promise.all(
    ENTRIES.map(async ({ name, format = "esm", source = fileURLToPath(new URL(`${name}.ts`, SOURCES)) }) => {
      const file = new URL(`${name}.js`, folder);
      const { metafile } = await build({
        entryPoints: [source],
        absWorkingDir: fileURLToPath(new URL("../", import.meta.url)),
        outfile: fileURLToPath(file),
        bundle: true,
        minify: true,
        format,
        target: ["chrome109", "firefox115", "safari16.4"],
        legalComments: "none", // licences.txt has them whole
        metafile: true,
        logLevel: "warning",
      });
      return { file, inputs: Object.keys(metafile.inputs) };
    }),
  );
  return { files: built.map(({ file }) => file), inputs: built.flatMap(({ inputs }) => inputs) };
}
