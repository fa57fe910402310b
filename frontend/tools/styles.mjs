import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { transform } from "esbuild";
import { compile, NodePackageImporter } from "sass";

const SOURCE = new URL("../office/styles/office.scss", import.meta.url);

export async function buildStyles(folder) {
  const { css } = compile(fileURLToPath(SOURCE), {
    importers: [new NodePackageImporter(fileURLToPath(new URL("../", import.meta.url)))],
    quietDeps: true,
  });
  const { code } = await transform(css, {
    loader: "css",
    minify: true,
    target: ["chrome109", "firefox115", "safari16.4"],
  });
  const file = new URL("office.css", folder);
  await writeFile(file, code);
  return [file];
}
