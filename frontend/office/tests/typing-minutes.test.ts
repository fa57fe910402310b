// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { startMinutes } from "../src/typing-minutes";

const FORM = `<form action="/catatan/" data-minutes data-minutes-saved="Tersimpan" data-minutes-failed="Belum menjawab">
  <textarea name="base">Pembukaan.</textarea><textarea name="text">Pembukaan.</textarea><p data-minutes-state></p></form>`;

function fields(): { form: HTMLFormElement; text: HTMLTextAreaElement; base: HTMLTextAreaElement; state: Element } {
  document.body.innerHTML = FORM;
  const form = document.querySelector("form");
  const text = form?.querySelector<HTMLTextAreaElement>("[name=text]");
  const base = form?.querySelector<HTMLTextAreaElement>("[name=base]");
  const state = form?.querySelector("p");
  if (!form || !text || !base || !state) throw new Error("the form of this test is not whole");
  return { form, text, base, state };
}

function type(field: HTMLTextAreaElement, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function answer(text: string): Response {
  return new Response(JSON.stringify({ text }), { status: 200 });
}

describe("minutes typed by several people", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("sends what was typed with what it began from, and shows everybody's lines", async () => {
    const { form, text, base, state } = fields();
    const send = vi.fn<typeof fetch>(() => Promise.resolve(answer("Pembukaan.\nDari dua orang.")));
    startMinutes(form, send);
    type(text, "Pembukaan.\nDari satu.");
    await vi.advanceTimersByTimeAsync(1300);
    const sent = send.mock.calls[0]?.[1]?.body as FormData;
    expect([sent.get("base"), sent.get("text")]).toEqual(["Pembukaan.", "Pembukaan.\nDari satu."]);
    expect([text.value, base.value]).toEqual(["Pembukaan.\nDari dua orang.", "Pembukaan.\nDari dua orang."]);
    expect(state.textContent).toBe("Tersimpan");
  });

  it("keeps what is typed while an answer is on its way", async () => {
    const { form, text, base } = fields();
    let settle: (response: Response) => void = () => undefined;
    const send = vi.fn<typeof fetch>(() => new Promise((resolve) => (settle = resolve)));
    startMinutes(form, send);
    type(text, "Satu.");
    await vi.advanceTimersByTimeAsync(1300);
    type(text, "Satu. Dua.");
    settle(answer("Satu.\nDari lain."));
    await vi.advanceTimersByTimeAsync(0);
    expect([text.value, base.value]).toEqual(["Satu. Dua.", "Satu."]);
    await vi.advanceTimersByTimeAsync(1300);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it.each([
    ["Satu.\nDua.\nTiga.", "Satu.\nDua.\nTiga.\nBaru.", "Satu.\nDua."],
    ["Satu.\nDua.\nTiga.", "Baru.\nSatu.\nDua.\nTiga.", "Baru.\nSatu.\nDua."],
    ["Satu.\nDua.\nTiga.", "Baru.\nSatu.\nDua.\nTiga.\nBaru juga.", "Baru.\nSatu.\nDua."],
  ])("leaves the cursor behind the words of the writer: %j, %j", async (mine, merged, before) => {
    const { form, text } = fields();
    startMinutes(form, () => Promise.resolve(answer(merged)));
    type(text, mine);
    text.setSelectionRange("Satu.\nDua.".length, "Satu.\nDua.".length);
    await vi.advanceTimersByTimeAsync(1300);
    expect(text.value.slice(0, text.selectionStart)).toBe(before);
  });

  it("keeps the text and asks again when the office does not answer", async () => {
    const { form, text, state } = fields();
    const send = vi.fn<typeof fetch>(() => Promise.reject(new Error("tanpa sinyal")));
    startMinutes(form, send);
    type(text, "Satu.");
    await vi.advanceTimersByTimeAsync(1300);
    expect([text.value, state.textContent]).toEqual(["Satu.", "Belum menjawab"]);
    await vi.advanceTimersByTimeAsync(5100);
    expect(send).toHaveBeenCalledTimes(2);
  });
});
