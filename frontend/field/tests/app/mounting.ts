/** Opens one screen of the app in a document without a browser, over the core that the core's own tests use. */
import { createApp, nextTick, type Component } from "vue";
import { createMemoryHistory, createRouter, type Router } from "vue-router";

import { i18n } from "../../src/app/i18n";
import { SESSION, type Session } from "../../src/app/session";
import type { Notebook } from "../../src/core/contract";

export interface Opened {
  page: HTMLElement;
  router: Router;
  /** Waits until the screen shows what `found` looks for. */
  until<T>(found: (page: HTMLElement) => T | null | undefined | false): Promise<T>;
  close(): void;
}

const TURNS = 200;

export function open(screen: Component, props: Record<string, unknown>, notebook: Notebook): Promise<Opened> {
  return openAt("/", screen, props, { notebook: { value: notebook } } as unknown as Session);
}

/** The same where the address and the whole session matter: before any notebook is open. */
export async function openAt(
  address: string,
  screen: Component,
  props: Record<string, unknown>,
  session: Session,
): Promise<Opened> {
  const elsewhere = { render: () => null };
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: "/:rest(.*)*", component: elsewhere }],
  });
  await router.push(address);
  const page = document.createElement("div");
  document.body.append(page);
  const app = createApp(screen, props).use(i18n).use(router).provide(SESSION, session);
  app.mount(page);
  return {
    page,
    router,
    async until(found) {
      for (let turn = 0; turn < TURNS; turn += 1) {
        const shown = found(page);
        if (shown) return shown;
        await new Promise((resolve) => setTimeout(resolve, 0));
        await nextTick();
      }
      throw new Error(`not shown: ${page.textContent}`);
    },
    close() {
      app.unmount();
      page.remove();
    },
  };
}
