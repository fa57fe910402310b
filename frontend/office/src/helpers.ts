import { word } from "./words";

const COPIED_FOR_MS = 2000;

/** The small acts of a page: copy, print, show a password, send filters on change. */
export function startHelpers(root: Document): void {
  root.addEventListener("click", (event) => {
    const pressed = (event.target as Element).closest<HTMLElement>("[data-copy], [data-print], [data-reveal]");
    if (!pressed) return;
    if (pressed.hasAttribute("data-print")) print();
    else if (pressed.hasAttribute("data-copy")) void copy(pressed, pressed.getAttribute("data-copy") ?? "");
    else reveal(pressed, pressed.getAttribute("data-reveal") ?? "");
  });
  root.addEventListener("change", (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>("form[data-submit-on-change]");
    form?.requestSubmit();
  });
}

async function copy(button: HTMLElement, text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  const before = button.textContent;
  button.textContent = word("copied");
  setTimeout(() => (button.textContent = before), COPIED_FOR_MS);
}

function reveal(button: HTMLElement, id: string): void {
  const field = document.getElementById(id);
  if (!(field instanceof HTMLInputElement)) return;
  const shown = field.type === "text";
  field.type = shown ? "password" : "text";
  const other = button.getAttribute("data-reveal-hide") ?? "";
  button.setAttribute("data-reveal-hide", button.textContent);
  button.textContent = other;
  button.setAttribute("aria-pressed", String(!shown));
}
