/** The service worker: it keeps the app on the phone; a new version is fetched by itself and waits until it is taken. */
import { registerSW } from "virtual:pwa-register";
import { ref, type Ref } from "vue";

export interface Updates {
  /** The whole app is on the phone; before that it opens only where there is a signal. */
  readonly kept: Ref<boolean>;
  /** A new version waits. */
  readonly ready: Ref<boolean>;
  /** Takes it; the page begins anew. Called only by the person's own press, never under an open draft. */
  take(): Promise<void>;
}

const EVERY = 6 * 60 * 60 * 1000;

export function watchUpdates(): Updates {
  const workers = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker; // absent outside https
  const kept = ref(Boolean(workers?.controller));
  void workers?.ready.then(() => (kept.value = true));
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
    kept,
    ready,
    take() {
      // The helper begins anew only where a worker was already there when the page was opened: not on the first day.
      navigator.serviceWorker.addEventListener("controllerchange", () => { location.reload(); }, { once: true }); // prettier-ignore
      return take(true);
    },
  };
}
