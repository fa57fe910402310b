import { applyTheme, rememberedTheme } from "./theme-choice";

applyTheme(rememberedTheme());
document.documentElement.classList.add("has-script");
