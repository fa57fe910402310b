/** What stands in the office after a text was sent: the work of everybody who types. */
interface Stored {
  text: string;
}

const AFTER_TYPING_MS = 1200;
const LOOK_AGAIN_MS = 8000;
const RETRY_MS = 5000;

/**
 * Sends what is typed into one item's notes, with the text that it began from; the office puts both together. What was
 * typed while an answer was on its way is kept, and sent from the text that it began from in its turn.
 */
export function startMinutes(form: HTMLFormElement, send: typeof fetch): void {
  const text = form.querySelector<HTMLTextAreaElement>("textarea[name=text]");
  const base = form.querySelector<HTMLTextAreaElement>("textarea[name=base]");
  const state = form.querySelector<HTMLElement>("[data-minutes-state]");
  if (!text || !base) return;
  let timer = 0;
  let sending = false;

  const later = (wait: number): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void exchange(), wait);
  };
  const say = (words: string | undefined): void => {
    if (state) state.textContent = words ?? "";
  };

  text.addEventListener("input", () => {
    say(form.dataset.minutesWaiting);
    later(AFTER_TYPING_MS);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    later(0);
  });
  window.addEventListener("beforeunload", (event) => {
    if (text.value !== base.value) event.preventDefault();
  });
  later(LOOK_AGAIN_MS);

  async function exchange(): Promise<void> {
    if (sending || !text || !base) return;
    sending = true;
    const sent = text.value;
    const stored = await ask(send, form);
    sending = false;
    if (!stored) {
      say(form.dataset.minutesFailed);
      later(RETRY_MS);
      return;
    }
    if (text.value === sent) {
      show(text, stored.text);
      base.value = stored.text;
      say(stored.text ? form.dataset.minutesSaved : "");
      later(LOOK_AGAIN_MS);
    } else {
      base.value = sent; // what is typed now began from what was sent
      later(AFTER_TYPING_MS);
    }
  }
}

/** Another's lines come in without moving the writer's cursor from its words. */
function show(field: HTMLTextAreaElement, merged: string): void {
  if (field.value === merged) return;
  const place = placeIn(merged, field.value.slice(0, field.selectionStart), field.value.slice(field.selectionStart));
  field.value = merged;
  field.setSelectionRange(place, place);
}

/** Where in the merged text the cursor belongs that stood between these two parts; lines may be new on both sides. */
function placeIn(merged: string, before: string, after: string): number {
  if (merged.startsWith(before)) return before.length;
  if (merged.endsWith(after)) return merged.length - after.length;
  const begun = before.slice(before.lastIndexOf("\n") + 1); // of the line that is being written
  const line = `\n${merged}`.indexOf(`\n${begun}`);
  return line < 0 ? Math.max(0, merged.length - after.length) : line + begun.length;
}

async function ask(send: typeof fetch, form: HTMLFormElement): Promise<Stored | null> {
  try {
    const answer = await send(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    });
    return answer.ok ? ((await answer.json()) as Stored) : null;
  } catch {
    return null; // no connection; what was typed stays in its field
  }
}
