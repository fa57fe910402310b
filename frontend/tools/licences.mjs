import { readdir, readFile, writeFile } from "node:fs/promises";

const MODULES = new URL("../node_modules/", import.meta.url);

/** Packages whose files are copied or compiled without passing the bundler. */
const COPIED = [
  "@fontsource-variable/source-sans-3",
  "@fontsource-variable/source-serif-4",
  "@tabler/core",
  "@tabler/icons",
  "maplibre-gl",
];

/** Everything that reaches the browser, with its licence: their terms ask for it, and readers may want to know. */
export async function writeLicences(folder, bundledFiles) {
  const bundled = bundledFiles.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean);
  const names = [...new Set([...bundled, ...COPIED])].sort();
  const file = new URL("licences.txt", folder);
  await writeFile(file, (await Promise.all(names.map(licence))).join(`\n${"-".repeat(72)}\n\n`));
  return [file];
}

async function licence(name) {
  const home = new URL(`${name}/`, MODULES);
  const about = JSON.parse(await readFile(new URL("package.json", home), "utf8"));
  const text = (await readdir(home)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const terms = text
    ? await readFile(new URL(text, home), "utf8")
    : "The package names its licence and holds no text of it.";
  return `${name} ${about.version}\nLicence: ${about.license}\n\n${terms.trim()}\n`;
}
