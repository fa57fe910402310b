/** Saves every change at once, one save after the other, the newest state last; nothing typed is ever behind. */
import { onBeforeUnmount, ref, type Ref } from "vue";

export interface Saver<T> {
  /** When the newest state was stored; null before the first save. */
  readonly savedAt: Ref<string | null>;
  readonly failure: Ref<unknown>;
  /** Call after each change. */
  changed(state: T): void;
  /** Settles once everything typed is stored. */
  settled(): Promise<void>;
}

export function useSaver<T>(save: (state: T) => Promise<unknown>): Saver<T> {
  const savedAt = ref<string | null>(null);
  const failure = ref<unknown>(null);
  let waiting: { state: T } | null = null;
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (waiting) {
      const { state } = waiting;
      waiting = null;
      try {
        await save(state);
        savedAt.value = new Date().toISOString();
        failure.value = null;
      } catch (error) {
        failure.value = error;
      }
    }
    running = null;
  }

  function settled(): Promise<void> {
    return running ?? Promise.resolve();
  }

  onBeforeUnmount(() => void settled());
  return {
    savedAt,
    failure,
    changed(state) {
      waiting = { state };
      running ??= run();
    },
    settled,
  };
}
