/** Every text of the app; Indonesian is the source, English is fetched when somebody chooses it. */
import { createI18n } from "vue-i18n";

import id from "./id";

export type Texts = typeof id;
export type Language = "id" | "en";

declare module "vue-i18n" {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- how vue-i18n is told the keys
  export interface DefineLocaleMessage extends Texts {}
}

const REMEMBERED = "language";

export const i18n = createI18n<[Texts], Language, false>({
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the default until version 12
  legacy: false,
  locale: "id",
  fallbackLocale: "id",
  messages: { id } as Record<Language, Texts>,
});

/** Throws where the language is not on this phone and cannot be fetched now. */
export async function speak(language: Language): Promise<void> {
  if (language === "en") i18n.global.setLocaleMessage("en", (await import("./en")).default);
  i18n.global.locale.value = language;
  document.documentElement.lang = language;
  localStorage.setItem(REMEMBERED, language);
}

/** At the start of the app: after an update without a signal that is Indonesian, until the new texts can be fetched. */
export async function speakAsRemembered(): Promise<void> {
  await speak(remembered()).catch(() => undefined);
}

export const remembered = (): Language => (localStorage.getItem(REMEMBERED) === "en" ? "en" : "id");
