/** What a `ConfirmSheet` can be asked by the screen that holds it. */
export interface Asking {
  ask: () => Promise<boolean>;
}
