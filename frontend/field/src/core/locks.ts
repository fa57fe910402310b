import type { Locks } from "./ports";

/**
 * The browser's own locks: one that is held ends with its tab, however that ends. A browser without them grants
 * everything: the store then notices at its next write that another tab has opened the notebook.
 */
export function webLocks(manager: Pick<LockManager, "request"> | undefined): Locks {
  return {
    take(name, steal, onLost) {
      if (manager === undefined) return Promise.resolve(() => Promise.resolve());
      return new Promise((resolve, reject) => {
        let isHeld = false;
        const ended = manager
          .request(name, steal ? { steal } : { ifAvailable: true }, (lock) => {
            if (lock === null) {
              resolve(null);
              return undefined;
            }
            isHeld = true;
            return new Promise<void>((release) => {
              resolve(() => {
                release();
                return ended;
              });
            });
          })
          .then(
            () => undefined,
            (error: unknown) => {
              if (isHeld) onLost();
              else reject(error instanceof Error ? error : new Error(String(error)));
            },
          );
      });
    },
  };
}
