import { word } from "./words";

const QUIET_MS = 400;

/** Says *Memuat…* once a request takes longer than a person notices, and says so when none arrives. */
export function startWaitingNote(root: Document): void {
  const note = root.createElement("p");
  note.className = "loading-note";
  note.setAttribute("role", "status");
  root.body.append(note);

  let running = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  root.addEventListener("htmx:beforeRequest", () => {
    running += 1;
    if (running > 1) return;
    timer = setTimeout(() => (note.textContent = word("loading")), QUIET_MS);
  });
  root.addEventListener("htmx:afterRequest", () => {
    running = Math.max(0, running - 1);
    if (running > 0) return;
    clearTimeout(timer);
    note.textContent = "";
  });
  for (const failure of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    root.addEventListener(failure, () => (note.textContent = word("unreachable")));
  }
}
