import type { InjectionKey } from "vue";

import type { Updates } from "../device/updates";

/** A new version of the app, where one waits. */
export const UPDATES: InjectionKey<Updates> = Symbol("updates");
