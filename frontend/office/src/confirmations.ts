import { word } from "./words";

/**
 * Asks before a form with `data-confirm` (on the form or on the pressed button) is sent.
 * Where `<dialog>` is unknown the form is sent at once: the server asks again for what cannot be undone.
 */
export function startConfirmations(root: Document): void {
  root.addEventListener(
    "submit",
    (event) => {
      const form = event.target as HTMLFormElement;
      const button = event.submitter;
      const asking = button?.hasAttribute("data-confirm") ? button : form;
      const question = asking.getAttribute("data-confirm");
      if (question === null || form.dataset["confirmed"] !== undefined) {
        delete form.dataset["confirmed"];
        return;
      }
      if (typeof HTMLDialogElement === "undefined") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      ask(question, asking.getAttribute("data-confirm-label") ?? button?.textContent.trim() ?? word("confirm"), () => {
        form.dataset["confirmed"] = "";
        form.requestSubmit(button);
      });
    },
    { capture: true },
  );
}

function ask(question: string, label: string, goOn: () => void): void {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  const text = document.createElement("p");
  text.textContent = question;
  text.id = "confirm-question";
  dialog.setAttribute("aria-labelledby", text.id);
  const go = button(label, "btn btn-primary");
  const cancel = button(word("cancel"), "btn");
  const actions = document.createElement("div");
  actions.className = "actions";
  actions.append(go, cancel);
  dialog.append(text, actions);

  go.addEventListener("click", () => {
    dialog.close();
    goOn();
  });
  cancel.addEventListener("click", () => {
    dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  cancel.focus();
}

function button(label: string, classes: string): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.className = classes;
  element.textContent = label;
  return element;
}
