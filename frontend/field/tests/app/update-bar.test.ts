// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { createApp, nextTick, ref } from "vue";

import UpdateBar from "../../src/app/components/UpdateBar.vue";
import { i18n } from "../../src/app/i18n";
import { UPDATES } from "../../src/app/updates";

test("until the whole app is on the phone, it says so; then nothing until a new version waits", async () => {
  const page = document.createElement("div");
  const updates = { kept: ref(false), ready: ref(false), take: () => Promise.resolve() };
  createApp(UpdateBar).use(i18n).provide(UPDATES, updates).mount(page);
  expect(page.querySelector("[role=status]")?.textContent).toContain("sedang disimpan di HP");
  updates.kept.value = true;
  await nextTick();
  expect(page.querySelector("[role=status]")).toBeNull();
  updates.ready.value = true;
  await nextTick();
  expect(page.querySelector("button")?.textContent).toBe("Pakai");
});
