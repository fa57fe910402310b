/** A colour of the stylesheet, as the page shows it now. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--pd-${name}`).trim();
}

export const STATUSES = ["sangat_tertinggal", "tertinggal", "berkembang", "maju", "mandiri"] as const;

export function isDark(): boolean {
  return getComputedStyle(document.documentElement).colorScheme === "dark";
}

/** Calls when light and dark change, by the person or by the device. */
export function onThemeChange(redraw: () => void): void {
  document.addEventListener("pd:theme", redraw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
}
