/** The service worker: a new version is fetched by itself and waits until the person takes it. */
import { registerSW } from "virtual:pwa-register";
import { ref, type Ref } from "vue";

export interface Updates {
  /** A new version waits. */
  readonly ready: Ref<boolean>;
  /** Takes it; the page begins anew. Called only by the person's own press, never under an open draft. */
  take(): Promise<void>;
}

const EVERY = 6 * 60 * 60 * 1000;

export function watchUpdates(): Updates {
  const ready = ref(false);
  const take = registerSW({
    onNeedRefresh() {
      ready.value = true;
    },
    onRegisteredSW(_address, registration) {
      if (registration) setInterval(() => void registration.update().catch(() => undefined), EVERY);
    },
  });
  return {
    ready,
    take() {
      // The helper begins anew only where a worker was already there when the page was opened: not on the first day.
      navigator.serviceWorker.addEventListener("controllerchange", () => { location.reload(); }, { once: true }); // prettier-ignore
      return take(true);
    },
  };
}
