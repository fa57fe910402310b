import { applyTheme, nextTheme, rememberedTheme, rememberTheme } from "./theme-choice";
import { word } from "./words";

export function startThemeSwitch(root: Document): void {
  const name = (): void => {
    for (const place of root.querySelectorAll("[data-theme-name]")) place.textContent = word(rememberedTheme());
  };
  root.addEventListener("click", (event) => {
    if (!(event.target as Element).closest("[data-theme-switch]")) return;
    const theme = nextTheme(rememberedTheme());
    rememberTheme(theme);
    applyTheme(theme);
    name();
    root.dispatchEvent(new Event("pd:theme"));
  });
  name();
}
