// @vitest-environment happy-dom
import { beforeEach, expect, test, vi, type Mock } from "vitest";

import { answerOf, startQuestionnaire } from "../src/saving-answers";

const PAGE = `
  <div id="root" data-questionnaire="/jawaban/" data-word-saving="Menyimpan…" data-word-unsaved="Belum tersimpan.">
    <div data-standing>0 dari 2</div><p data-saved></p>
    <form><input type="hidden" name="csrfmiddlewaretoken" value="rahasia">
      <div data-question="doctor_count"><input id="seen" type="hidden" name="seen:doctor_count" value="a"><input id="doctors" type="text" name="doctor_count" value="2">
        <p data-error hidden><span></span></p><ul data-notes></ul></div>
      <div data-question="disaster_kinds">
        <input id="flood" type="checkbox" name="disaster_kinds" value="flood">
        <input id="slide" type="checkbox" name="disaster_kinds" value="landslide">
        <input id="none" type="checkbox" name="disaster_kinds" value="-" data-none>
        <p data-error hidden><span></span></p><ul data-notes></ul></div>
    </form>
  </div>`;

function byId(id: string): HTMLInputElement {
  return document.getElementById(id) as HTMLInputElement;
}

function question(id: string): HTMLElement {
  return document.querySelector<HTMLElement>(`[data-question=${id}]`) as HTMLElement;
}

function change(id: string): void {
  byId(id).dispatchEvent(new Event("change", { bubbles: true }));
}

function answering(...answers: (object | null)[]): Mock<typeof fetch> {
  const send = vi.fn<typeof fetch>();
  for (const answer of answers) {
    if (answer) send.mockResolvedValueOnce(new Response(JSON.stringify(answer)));
    else send.mockRejectedValueOnce(new TypeError("no connection"));
  }
  return send;
}

beforeEach(() => {
  document.body.innerHTML = PAGE;
});

test("an answer is sent with its question and its token", () => {
  byId("flood").checked = byId("slide").checked = true;
  const sent = answerOf(question("disaster_kinds"));
  expect(sent.get("question")).toBe("disaster_kinds");
  expect(sent.getAll("disaster_kinds")).toEqual(["flood", "landslide"]);
  expect(sent.get("csrfmiddlewaretoken")).toBe("rahasia");
});

test("what the office stored is said, with its notes and the new standing", async () => {
  const said = {
    error: "",
    saved: "Tersimpan 09.41",
    seen: "b",
    notes: { doctor_count: ["Periksa"] },
    standing: "1 dari 2",
  };
  startQuestionnaire(byId("root"), answering(said));
  change("doctors");
  await vi.waitFor(() => {
    expect(document.querySelector("[data-saved]")?.textContent).toBe("Tersimpan 09.41");
  });
  expect(document.querySelector("[data-standing]")?.textContent).toBe("1 dari 2");
  expect(answerOf(question("doctor_count")).get("seen:doctor_count")).toBe("b");
  expect(question("doctor_count").querySelector("[data-notes]")?.textContent).toBe("Periksa");
});

test("a refused answer says why beside its field, until it is mended", async () => {
  const refused = { error: "Terbaca “dua”.", saved: "" };
  startQuestionnaire(byId("root"), answering(refused, { error: "", saved: "Tersimpan 09.42" }));
  change("doctors");
  const error = question("doctor_count").querySelector<HTMLElement>("[data-error]");
  await vi.waitFor(() => {
    expect(error?.hidden).toBe(false);
  });
  expect(error?.textContent).toBe("Terbaca “dua”.");
  expect(byId("doctors").getAttribute("aria-invalid")).toBe("true");
  change("doctors");
  await vi.waitFor(() => {
    expect(error?.hidden).toBe(true);
  });
});

test("without a connection the answer waits and is sent again", async () => {
  vi.useFakeTimers();
  const send = answering(null, { error: "", saved: "Tersimpan 09.43" });
  startQuestionnaire(byId("root"), send);
  change("doctors");
  await vi.advanceTimersByTimeAsync(100);
  expect(document.querySelector("[data-saved]")?.textContent).toBe("Belum tersimpan.");
  await vi.advanceTimersByTimeAsync(5000);
  expect(send).toHaveBeenCalledTimes(2);
  expect(document.querySelector("[data-saved]")?.textContent).toBe("Tersimpan 09.43");
  vi.useRealTimers();
});

test("none of them and the others exclude each other", () => {
  startQuestionnaire(byId("root"), answering({ error: "" }, { error: "" }));
  byId("flood").checked = byId("none").checked = true;
  change("none");
  expect(byId("flood").checked).toBe(false);
  byId("slide").checked = true;
  change("slide");
  expect(byId("none").checked).toBe(false);
});
