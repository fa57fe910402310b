// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";

import { startInbox } from "../src/inbox-keys";

const PAGE = `
  <div data-inbox="root">
    <a href="#1" id="first" data-inbox="item">Rina, 11 November</a>
    <a href="#2" id="second" data-inbox="item" aria-current="true">Darius, 10 November</a>
    <a href="#3" id="third" data-inbox="item">Norhayati, 8 November</a>
    <div data-inbox="acts">
      <a href="?kembalikan=1" data-inbox="open-return">Kembalikan…</a>
      <button id="verify" type="button" data-inbox="verify">Verifikasi</button>
    </div>
    <form data-inbox="return" hidden>
      <label><input type="radio" name="reason" id="reason">Foto tidak sesuai</label>
      <textarea id="note"></textarea>
      <a href="?" id="back" data-inbox="close-return">Batal</a>
      <button>Kembalikan</button>
    </form>
  </div>`;

let pressed: string[];

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no #${id}`);
  return found;
}

function form(): HTMLFormElement {
  const found = document.querySelector("form");
  if (!found) throw new Error("no form");
  return found;
}

function key(name: string, options: KeyboardEventInit = {}, target: EventTarget = document.body): boolean {
  const event = new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...options });
  target.dispatchEvent(event);
  return event.defaultPrevented;
}

startInbox(document);
document.addEventListener("click", (event) => {
  event.preventDefault();
  pressed.push((event.target as HTMLElement).id);
});
document.addEventListener("submit", (event) => {
  event.preventDefault();
  pressed.push("sent");
});

beforeEach(() => {
  document.body.innerHTML = PAGE;
  pressed = [];
});

test("J follows the next report, K the one before, in capitals too", () => {
  key("j");
  key("K");
  expect(pressed).toEqual(["third", "first"]);
});

test("J on the last report leaves the key alone", () => {
  element("second").removeAttribute("aria-current");
  element("third").setAttribute("aria-current", "true");
  expect(key("j")).toBe(false);
  expect(pressed).toEqual([]);
});

test("V presses the page's own button", () => {
  key("v");
  expect(pressed).toEqual(["verify"]);
});

test("R opens the return form with the cursor in its text", () => {
  key("r");
  expect(form().hidden).toBe(false);
  expect(document.activeElement?.id).toBe("note");
});

test("letters stay letters while the return is written", () => {
  key("r");
  expect(key("v", {}, element("note"))).toBe(false);
  key("j", {}, element("reason"));
  key("v");
  expect(pressed).toEqual([]);
});

test("Ctrl+Enter sends the open return form, and only that", () => {
  key("Enter", { ctrlKey: true });
  expect(pressed).toEqual([]);
  key("r");
  key("Enter", { ctrlKey: true }, element("note"));
  expect(pressed).toEqual(["sent"]);
});

test("Escape closes the return form and keeps what was written", () => {
  key("r");
  (element("note") as HTMLTextAreaElement).value = "Mohon foto baru.";
  key("Escape", {}, element("note"));
  expect(form().hidden).toBe(true);
  expect((element("note") as HTMLTextAreaElement).value).toBe("Mohon foto baru.");
});

test("without acts to show again, Escape follows the page's own way back", () => {
  form().hidden = false;
  document.querySelector("[data-inbox=acts]")?.remove();
  key("Escape");
  expect(pressed).toEqual(["back"]);
});

test("shortcuts of the browser are not ours", () => {
  expect(key("r", { ctrlKey: true })).toBe(false);
  expect(key("v", { altKey: true })).toBe(false);
  expect(pressed).toEqual([]);
});
