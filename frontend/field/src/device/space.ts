/** How much room is left, and whether the browser may clear it. */

export interface Space {
  readonly free: number; // bytes
  readonly kept: boolean; // the browser has promised not to clear it by itself
}

/** Asks that what is stored here stays; browsers answer by themselves or ask the person. */
export async function askToKeep(): Promise<boolean> {
  const storage = storageOf();
  return storage?.persist ? storage.persist() : false;
}

export async function spaceLeft(): Promise<Space | null> {
  const storage = storageOf();
  if (!storage?.estimate) return null;
  const { quota = 0, usage = 0 } = await storage.estimate();
  return { free: Math.max(0, quota - usage), kept: storage.persisted ? await storage.persisted() : false };
}

/** Absent in old browsers and outside https. */
function storageOf(): Partial<StorageManager> | undefined {
  return (navigator as { storage?: Partial<StorageManager> }).storage;
}
