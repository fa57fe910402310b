// @vitest-environment happy-dom
import { afterEach, expect, test } from "vitest";

import ConflictScreen from "../../src/app/screens/ConflictScreen.vue";
import type { Notebook } from "../../src/core/contract";
import { content, handedIn, World } from "../core/world";
import { open, type Opened } from "./mounting";

let opened: Opened | null = null;

afterEach(() => opened?.close());

/** The office and this phone change the same returned report. */
async function inConflict(): Promise<{ world: World; notebook: Notebook; id: string }> {
  const world = new World();
  const notebook = await world.enrolled();
  const id = await handedIn(notebook);
  await notebook.sync();
  world.office.change(id, { state: "returned" });
  await notebook.sync();
  await notebook.reports.save(id, content({ description: "Diubah di HP", participants_f: 30 }));
  world.office.change(id, { description: "Diubah di kantor", participants_f: 14, checked_by: "Budi" });
  await notebook.reports.submit(id);
  await notebook.sync();
  return { world, notebook, id };
}

async function shown(notebook: Notebook, id: string): Promise<HTMLFieldSetElement[]> {
  opened = await open(ConflictScreen, { id }, notebook);
  return opened.until((page) => {
    const fields = [...page.querySelectorAll("fieldset")];
    return fields.length > 0 && fields;
  });
}

const side = (field: HTMLFieldSetElement | undefined, of: "mine" | "theirs"): HTMLInputElement =>
  field?.querySelector(`input[value=${of}]`) as HTMLInputElement;

function press(words: string): void {
  const button = [...(opened?.page.querySelectorAll("button") ?? [])].find((one) => one.textContent.trim() === words);
  button?.click();
}

test("both sides are shown field by field, the own one chosen; what is equal is folded", async () => {
  const { notebook, id } = await inConflict();
  const fields = await shown(notebook, id);
  const said = fields.map((one) => [
    one.querySelector("legend")?.textContent,
    ...[...one.querySelectorAll(".value")].map((value) => value.textContent),
  ]);
  expect(said).toEqual([
    ["Apa yang dikerjakan", "Diubah di HP", "Diubah di kantor"],
    ["Peserta perempuan", "30", "14"],
  ]);
  expect(fields.map((one) => side(one, "mine").checked)).toEqual([true, true]);
  const fold = opened?.page.querySelector("details");
  expect(fold?.open).toBe(false);
  expect(fold?.querySelector("summary")?.textContent).toBe("21 isian lain sama.");
  expect(fold?.querySelector("dl")?.textContent).toContain("BLT tahap 3");
  expect(fold?.querySelector("dl")?.textContent).not.toContain("Diubah");
});

test("what is chosen is kept on the phone and goes to the office", async () => {
  const { world, notebook, id } = await inConflict();
  const [description] = await shown(notebook, id);
  side(description, "theirs").click();
  press("Pakai pilihan ini");
  await opened?.until(() => opened?.router.currentRoute.value.path === `/laporan/${id}`);
  expect((await notebook.reports.get(id))?.content).toMatchObject({
    ...{ description: "Diubah di kantor", participants_f: 30 },
  });
  expect(await notebook.reports.conflict(id)).toBeNull();
  await notebook.sync();
  expect(world.office.state.reports[id]).toMatchObject({ description: "Diubah di kantor", participants_f: 30 });
});

test("a report that is no longer in conflict leads back to it", async () => {
  const notebook = await new World().enrolled();
  const id = await handedIn(notebook);
  opened = await open(ConflictScreen, { id }, notebook);
  await opened.until((page) => page.textContent.includes("Isian ini tidak lagi berbeda."));
});
