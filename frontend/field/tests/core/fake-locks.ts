/** The locks that all tabs of one browser share, as far as the app asks for them. */
export class FakeLocks implements Pick<LockManager, "request"> {
  private readonly held = new Map<string, () => void>();

  async request<T>(name: string, how: LockOptions | LockGrantedCallback<T>, then?: LockGrantedCallback<T>): Promise<T> {
    if (typeof how === "function" || then === undefined) throw new TypeError("asked without options");
    if (this.held.has(name) && !how.steal) return then(null);
    this.held.get(name)?.();
    const stolen = new Promise<never>((_resolve, reject) => {
      this.held.set(name, () => {
        reject(new DOMException("", "AbortError"));
      });
    });
    const mine = this.held.get(name);
    try {
      return await Promise.race([then({ name, mode: "exclusive" }), stolen]);
    } finally {
      if (this.held.get(name) === mine) this.held.delete(name);
    }
  }
}
