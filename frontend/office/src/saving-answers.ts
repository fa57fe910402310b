/** What the office answers to one answer: why it was refused, or that it is stored; and where the village stands. */
export interface Said {
  error: string;
  saved?: string;
  seen?: string; // the stamp of the answer that the office holds now
  notes?: Record<string, string[]>;
  standing?: string;
}

const RETRY_AFTER_MS = 5000;
const REFUSED = 422;

/** Sends each answer as soon as its field is left, one after the other, and again until the office has it. */
export function startQuestionnaire(root: HTMLElement, send: typeof fetch): void {
  const address = root.dataset.questionnaire ?? "";
  const waiting = new Map<string, HTMLElement>(); // by question; the newest answer of each is what counts
  let running = false;

  root.addEventListener("change", (event) => {
    const question = (event.target as Element).closest<HTMLElement>("[data-question]");
    if (!question) return;
    keepNoneApart(question, event.target as HTMLInputElement);
    waiting.set(question.dataset.question ?? "", question);
    if (!running) void sendWaiting();
  });
  root.addEventListener("submit", (event) => {
    event.preventDefault(); // Enter in a field: its change sends it
  });
  window.addEventListener("beforeunload", (event) => {
    if (waiting.size) event.preventDefault();
  });

  async function sendWaiting(): Promise<void> {
    running = true;
    for (let next = firstOf(waiting); next; next = firstOf(waiting)) {
      const [id, question] = next;
      waiting.delete(id);
      say(root, root.dataset.wordSaving ?? "");
      const said = await ask(send, address, answerOf(question));
      if (said) show(root, question, said);
      else {
        if (!waiting.has(id)) waiting.set(id, question);
        say(root, root.dataset.wordUnsaved ?? "");
        await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS));
      }
    }
    running = false;
  }
}

function firstOf<Key, Value>(map: Map<Key, Value>): [Key, Value] | undefined {
  return map.entries().next().value;
}

/** The fields of one question as its form would send them. */
export function answerOf(question: HTMLElement): FormData {
  const data = new FormData();
  const id = question.dataset.question ?? "";
  data.append("question", id);
  const token = question.closest("form")?.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]");
  data.append("csrfmiddlewaretoken", token?.value ?? "");
  for (const field of question.querySelectorAll<HTMLInputElement>("input")) {
    if (field.type === "text" || field.type === "hidden" || field.checked) data.append(field.name, field.value);
  }
  return data;
}

/** "None of them" and the others of a group of check boxes exclude each other. */
function keepNoneApart(question: HTMLElement, changed: HTMLInputElement): void {
  if (changed.type !== "checkbox" || !changed.checked) return;
  const isNone = changed.hasAttribute("data-none");
  for (const box of question.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) {
    if (box !== changed && (isNone || box.hasAttribute("data-none"))) box.checked = false;
  }
}

/** Null: the office did not answer, so that the answer has to be sent again. */
async function ask(send: typeof fetch, address: string, answer: FormData): Promise<Said | null> {
  try {
    const response = await send(address, { method: "POST", body: answer, headers: { Accept: "application/json" } });
    return response.ok || response.status === REFUSED ? ((await response.json()) as Said) : null;
  } catch {
    return null;
  }
}

function show(root: HTMLElement, question: HTMLElement, said: Said): void {
  const error = question.querySelector<HTMLElement>("[data-error]");
  if (error) {
    error.hidden = !said.error;
    const words = error.querySelector("span");
    if (words) words.textContent = said.error;
  }
  for (const field of question.querySelectorAll("input")) {
    if (said.error) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
  const seen = question.querySelector<HTMLInputElement>("input[type=hidden]");
  if (seen && said.seen !== undefined) seen.value = said.seen;
  say(root, said.saved || said.error);
  if (said.notes) showNotes(root, said.notes);
  const standing = root.querySelector("[data-standing]");
  if (standing && said.standing) standing.innerHTML = said.standing; // drawn by our own server, as in the page
}

function showNotes(root: HTMLElement, notes: Record<string, string[]>): void {
  for (const question of root.querySelectorAll<HTMLElement>("[data-question]")) {
    const items = (notes[question.dataset.question ?? ""] ?? []).map((note) => {
      const item = document.createElement("li");
      item.textContent = note;
      return item;
    });
    question.querySelector("[data-notes]")?.replaceChildren(...items);
  }
}

function say(root: HTMLElement, words: string): void {
  const place = root.querySelector("[data-saved]");
  if (place) place.textContent = words;
}
