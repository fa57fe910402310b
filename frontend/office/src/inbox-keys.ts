/**
 * The keyboard of the verification inbox. Every act is a link or a form of the page; a key only presses it.
 * Elements are looked up at every key, because htmx may have exchanged them.
 */
export function startInbox(root: Document): void {
  root.addEventListener("keydown", (event) => {
    const act = actOf(event, root);
    if (act?.() === true) event.preventDefault();
  });
  root.addEventListener("click", (event) => {
    const pressed = (event.target as Element).closest("[data-inbox]")?.getAttribute("data-inbox");
    const done =
      (pressed === "help" && showShortcuts(root)) ||
      (pressed === "open-return" && openReturn(root)) ||
      (pressed === "close-return" && closeReturn(root));
    if (done) event.preventDefault();
  });
  part(root, "root")?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}

/** An act answers whether there was something to do; if not, the key keeps its usual meaning. */
type Act = () => boolean;

function actOf(event: KeyboardEvent, root: Document): Act | undefined {
  if (event.isComposing || root.querySelector("dialog[open]")) return undefined;
  const returning = returnForm(root)?.hidden === false;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return returning ? () => sendReturn(root) : undefined;
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.key === "Escape")
    return returning ? () => closeReturn(root) || press(part(root, "close-return")) : undefined;
  if (isTyping(event.target)) return undefined;
  if (event.key === "?") return () => showShortcuts(root);
  // While a return is being written, a stray letter must neither verify nor leave the page.
  if (returning) return undefined;
  switch (event.key.toLowerCase()) {
    case "j":
      return () => follow(root, 1);
    case "k":
      return () => follow(root, -1);
    case "v":
      return () => press(part(root, "verify"));
    case "r":
      return () => openReturn(root) || press(part(root, "open-return"));
    default:
      return undefined;
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !["radio", "checkbox", "button", "submit"].includes(target.type);
}

function follow(root: Document, direction: 1 | -1): boolean {
  const items = [...root.querySelectorAll<HTMLElement>("[data-inbox=item]")];
  const here = items.findIndex((item) => item.hasAttribute("aria-current"));
  return press(items[here === -1 ? 0 : here + direction] ?? null);
}

function openReturn(root: Document): boolean {
  const form = returnForm(root);
  if (!form?.hidden) return false;
  form.hidden = false;
  toggleActs(root, false);
  const text = form.querySelector<HTMLElement>("textarea, input[type=text]");
  text?.focus();
  text?.scrollIntoView({ block: "nearest" });
  return true;
}

/** Closes without losing what was written: the text stays in the form. False where only the server knows the acts. */
function closeReturn(root: Document): boolean {
  const form = returnForm(root);
  if (!form || !part(root, "acts")) return false;
  form.hidden = true;
  toggleActs(root, true);
  part(root, "open-return")?.focus();
  return true;
}

function sendReturn(root: Document): boolean {
  returnForm(root)?.requestSubmit();
  return true;
}

function showShortcuts(root: Document): boolean {
  const dialog = part(root, "shortcuts");
  if (!(dialog instanceof HTMLDialogElement)) return false;
  dialog.showModal();
  return true;
}

function toggleActs(root: Document, shown: boolean): void {
  const acts = part(root, "acts");
  if (acts) acts.hidden = !shown;
}

function press(element: HTMLElement | null): boolean {
  element?.click();
  return element !== null;
}

function returnForm(root: Document): HTMLFormElement | null {
  return root.querySelector<HTMLFormElement>("form[data-inbox=return]");
}

function part(root: Document, name: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-inbox=${name}]`);
}
