/** What just happened, or went wrong, said once at the top of the page until the person closes it or goes on. */
import { reactive } from "vue";

export const notice = reactive({
  text: "",
  error: null as unknown,
  say(text: string): void {
    notice.text = text;
    notice.error = null;
  },
  fail(error: unknown): void {
    notice.text = "";
    notice.error = error;
  },
  clear(): void {
    notice.text = "";
    notice.error = null;
  },
});
