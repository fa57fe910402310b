/** Puts the app together: the phone's core, the texts, the screens. */
import { createApp } from "vue";

import { browserPorts, startPhone } from "../core";
import { keepReader } from "../device/codes";
import { isUnmetered } from "../device/line";
import { spaceLeft } from "../device/space";
import { watchUpdates } from "../device/updates";
import App from "./App.vue";
import { i18n, speakAsRemembered } from "./i18n";
import { notice } from "./notice";
import { makeRouter } from "./router";
import { makeSession, SESSION, type Session } from "./session";
import StartFailure from "./StartFailure.vue";
import { UPDATES } from "./updates";
import { VERSION } from "./version";
import "./styles/tokens.css";
import "./styles/base.css";

const LOCKED_AFTER = 15 * 60_000; // in the background; a shared phone is put down open

export async function start(where: string): Promise<void> {
  const updates = watchUpdates();
  await speakAsRemembered();
  try {
    const session = makeSession(await startPhone(browserPorts(VERSION, spaceLeft, isUnmetered)));
    const app = createApp(App).use(i18n).use(makeRouter(session)).provide(SESSION, session).provide(UPDATES, updates);
    app.config.errorHandler = (error) => { notice.fail(error); }; // prettier-ignore
    watchDevice(session);
    app.mount(where);
    void keepReader();
  } catch (error) {
    createApp(StartFailure, { error }).use(i18n).provide(UPDATES, updates).mount(where);
  }
}

/** Hints of the device: neither says that the office can be reached, only that asking again may be worth it. */
function watchDevice(session: Session): void {
  let hiddenAt = 0;
  window.addEventListener("unhandledrejection", (event) => { notice.fail(event.reason); }); // prettier-ignore
  window.addEventListener("online", () => session.notebook.value?.hint());
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      hiddenAt = Date.now();
    } else if (hiddenAt && Date.now() - hiddenAt > LOCKED_AFTER) {
      void session.lock();
    } else {
      session.notebook.value?.hint();
    }
  });
}
