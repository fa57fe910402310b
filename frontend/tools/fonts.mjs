import { copyFile, mkdir } from "node:fs/promises";

const MODULES = new URL("../node_modules/", import.meta.url);

const WEB = [
  "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
  "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
];

/** The fonts of the documents; the last two print what people type on phones: emoji, and greetings in Arabic script. */
const DOCUMENTS = [
  ["source-sans/TTF/SourceSans3-Regular.ttf"],
  ["source-sans/TTF/SourceSans3-It.ttf"],
  ["source-sans/TTF/SourceSans3-Semibold.ttf"],
  ["source-serif/TTF/SourceSerif4-Semibold.ttf"],
  ["source-sans/LICENSE.md", "OFL-SourceSans3.md"],
  ["source-serif/LICENSE.md", "OFL-SourceSerif4.md"],
  ["@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf"],
  ["@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf"],
  ["@expo-google-fonts/noto-emoji/LICENSE_FONT", "OFL-NotoEmoji.txt"],
  ["@expo-google-fonts/noto-sans-arabic/LICENSE_FONT", "OFL-NotoSansArabic.txt"],
];

export async function copyWebFonts(folder) {
  return copyAll(
    WEB.map((path) => [path]),
    new URL("fonts/", folder),
  );
}

export async function copyDocumentFonts(folder) {
  return copyAll(DOCUMENTS, folder);
}

async function copyAll(files, folder) {
  await mkdir(folder, { recursive: true });
  return Promise.all(
    files.map(async ([path, name = path.split("/").at(-1)]) => {
      const target = new URL(name, folder);
      await copyFile(new URL(path, MODULES), target);
      return target;
    }),
  );
}
