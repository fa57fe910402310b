/** The phone and the unlocked notebook, as the screens reach them. */
import {
  computed,
  inject,
  onScopeDispose,
  shallowRef,
  triggerRef,
  watch,
  type ComputedRef,
  type InjectionKey,
  type ShallowRef,
  type WatchSource,
} from "vue";

import type { Notebook, Phone, Status } from "../core/contract";

export interface Session {
  readonly phone: Phone;
  readonly notebook: Readonly<ShallowRef<Notebook | null>>;
  open(notebook: Notebook): void;
  lock(): Promise<void>;
}

/** Where this browser remembers whose notebook was open last. */
export const LAST_ACCOUNT = "account";
/** Where it remembers how much of that had not reached the office: read when everything else was cleared. */
export const UNSENT = "unsent";

export const SESSION: InjectionKey<Session> = Symbol("session");

export function makeSession(phone: Phone): Session {
  const notebook = shallowRef<Notebook | null>(phone.current);
  phone.subscribe(() => {
    if (phone.isTaken) notebook.value = phone.current;
  });
  return {
    phone,
    notebook,
    open(unlocked) {
      notebook.value = unlocked;
      localStorage.setItem(LAST_ACCOUNT, unlocked.accountId);
      const count = (): void => { localStorage.setItem(UNSENT, String(unlocked.status.waiting)); }; // prettier-ignore
      unlocked.subscribe(count);
      count();
      unlocked.start();
    },
    async lock() {
      notebook.value?.stop();
      notebook.value = null;
      await phone.lock();
    },
  };
}

export function useSession(): Session {
  const session = inject(SESSION);
  if (!session) throw new Error("the app was mounted without a session");
  return session;
}

/** The notebook of the screen's person; the router lets nobody reach a screen without one. */
export function useNotebook(): Notebook {
  const unlocked = useSession().notebook.value;
  if (!unlocked) throw new Error("this screen needs an unlocked notebook");
  return unlocked;
}

/** What `read` finds, read again whenever the notebook or one of `sources` changes; undefined until the first answer. */
export function useLive<T>(
  read: (notebook: Notebook) => Promise<T>,
  sources: WatchSource[] = [],
): Readonly<ShallowRef<T | undefined>> {
  const notebook = useNotebook();
  const found = shallowRef<T>();
  let asked = 0;
  const again = async (): Promise<void> => {
    const mine = ++asked;
    const answer = await read(notebook);
    if (mine === asked) found.value = answer; // an older question may be answered later
  };
  onScopeDispose(notebook.subscribe(() => void again()));
  watch(sources, again);
  void again();
  return found;
}

/** Connection, what waits, warnings: as the strip says it. */
export function useStatus(): ComputedRef<Status> {
  const notebook = useNotebook();
  const status = shallowRef(notebook.status);
  onScopeDispose(
    notebook.subscribe(() => {
      status.value = notebook.status;
      triggerRef(status);
    }),
  );
  return computed(() => status.value);
}
