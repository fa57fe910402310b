/** `system` follows the device; the other two are a person's own choice, remembered on this device. */
export type Theme = "system" | "light" | "dark";

const KEY = "pendamping-theme";
const ORDER: readonly Theme[] = ["system", "light", "dark"];

export function rememberedTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system"; // storage is closed to us: private mode, or the office's policy
  }
}

export function rememberTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    return; // the choice then lasts as long as the page
  }
}

export function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") root.removeAttribute("data-bs-theme");
  else root.setAttribute("data-bs-theme", theme);
}

export function nextTheme(theme: Theme): Theme {
  return ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length] ?? "system";
}
