/** The version of the Python package: app and office of one installation are of one make. */
import { readFileSync } from "node:fs";

const SOURCE = new URL("../../src/pendamping/__init__.py", import.meta.url);

/** @returns {string} */
export function appVersion() {
  const found = /__version__ = "([^"]+)"/.exec(readFileSync(SOURCE, "utf-8"));
  if (!found?.[1]) throw new Error("src/pendamping/__init__.py names no version");
  return found[1];
}
