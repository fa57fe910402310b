/** The opened rows of one type, in memory while the notebook is unlocked. Values are replaced, never changed. */
export class Shelf<T extends { id: string }> {
  private readonly held = new Map<string, T>();

  get(id: string): T | null {
    return this.held.get(id) ?? null;
  }

  all(): T[] {
    return [...this.held.values()];
  }

  where(fits: (one: T) => boolean): T[] {
    return this.all().filter(fits);
  }

  /** For the store alone, once the database has it. */
  hold(one: T): void {
    this.held.set(one.id, one);
  }

  drop(id: string): void {
    this.held.delete(id);
  }
}
