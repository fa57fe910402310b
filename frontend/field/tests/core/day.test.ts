import { expect, test } from "vitest";

import { content, handedIn, PIN, World } from "./world";

test("a day's report goes from the draft to the office's signed list", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const { id, state } = await notebook.reports.create();
  expect(state).toBe("draft");
  await notebook.reports.save(id, content());
  expect((await notebook.reports.submit(id)).state).toBe("waiting");
  const status = await notebook.sync();
  expect(status.state).toBe("all_received");
  expect((await notebook.reports.get(id))?.state).toBe("received");
  expect((await notebook.holdings()).days).toMatchObject([{ date: "2024-11-12", submitted: 1, waitingReports: 0 }]);
});

test("what was typed is there after the app was killed, and only with the PIN", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const { id } = await notebook.reports.create();
  await notebook.reports.save(id, content({ description: "Belum selesai" }));
  const phone = await world.phone();
  await expect(phone.unlock(notebook.accountId, "111222")).rejects.toMatchObject({ code: "pin.wrong" });
  const again = await phone.unlock(notebook.accountId, PIN);
  expect((await again.reports.get(id))?.content.description).toBe("Belum selesai");
});

test("a lost answer doubles nothing", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  const id = await handedIn(notebook);
  world.signal = "answer_lost";
  expect((await notebook.sync()).state).toBe("no_signal");
  expect((await notebook.reports.get(id))?.editable).toBe(false);
  world.signal = "good";
  await notebook.sync();
  expect((await notebook.reports.get(id))?.state).toBe("received");
  expect(Object.keys(world.office.state.reports)).toEqual([id]);
});

test("without a signal everything is kept, and said", async () => {
  const world = new World();
  const notebook = await world.enrolled();
  await handedIn(notebook);
  world.signal = "none";
  expect(await notebook.sync()).toMatchObject({ state: "no_signal", waiting: 1 });
  expect(await notebook.outbox.list()).toMatchObject([{ kind: "report.put", state: "waiting" }]);
});

test("an unfinished report is not handed over, and says which fields are missing", async () => {
  const notebook = await new World().enrolled();
  const { id } = await notebook.reports.create({ kind: "field_visit" });
  await notebook.reports.save(id, content({ kind: "field_visit", region: "", end: "08:00", problem: "Hujan" }));
  await expect(notebook.reports.submit(id)).rejects.toMatchObject({
    code: "record.unfinished",
    facts: { fields: ["region", "end", "result", "follow_up", "recommendation"] },
  });
});

test("a used link is refused in the office's words, and nothing is left behind", async () => {
  const world = new World();
  const phone = await world.phone();
  const link = world.office.link();
  world.office.links.clear();
  await expect(phone.enrol(link, PIN, "HP")).rejects.toMatchObject({
    code: "link.refused",
    said: "Tautan sudah dipakai.",
  });
  expect(await phone.accounts()).toEqual([]);
});

test("the office says which monthly report is due, and the phone remembers it without a signal", async () => {
  const world = new World();
  world.office.monthDue = {
    month: "2024-10",
    page: "/bulanan/x/2024-10/",
    hand_in_by: "2024-11-03",
    is_returned: false,
  };
  const notebook = await world.enrolled();
  world.signal = "none";
  await notebook.sync();
  expect(await notebook.monthDue()).toMatchObject({ month: "2024-10", hand_in_by: "2024-11-03" });
  world.signal = "good";
  world.office.monthDue = null;
  await notebook.sync();
  expect(await notebook.monthDue()).toBeNull();
});
