/** What just happened, or went wrong, said once at the top of the page until the person closes it or goes on. */
import { reactive } from "vue";

interface Notice {
  text: string;
  error: unknown;
  say: (text: string) => void;
  fail: (error: unknown) => void;
  clear: () => void;
  /** A screen was left: what was said for the next one stays for that one. */
  turn: () => void;
}

let isFresh = false;

export const notice: Notice = reactive<Notice>({
  text: "",
  error: null,
  say(text) {
    notice.text = text;
    notice.error = null;
    isFresh = true;
  },
  fail(error) {
    notice.text = "";
    notice.error = error;
    isFresh = false;
  },
  clear() {
    notice.text = "";
    notice.error = null;
  },
  turn() {
    if (!isFresh) notice.clear();
    isFresh = false;
  },
});
