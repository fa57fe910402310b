import { expect, test } from "vitest";

import { content, World } from "./world";

const MEETING = "0198c000-0000-7000-8000-0000000000cc";
const SEAT = "0198c000-0000-7000-8000-0000000000dd";

test("who comes is written down without a signal, by name or by the QR of the invitation", async () => {
  const world = new World();
  world.office.others.set(MEETING, {
    type: "meeting",
    id: MEETING,
    gone: false,
    meeting: {
      ...{
        id: MEETING,
        title: "Rakor Bulik",
        level: "district",
        state: "planned",
        region: "620901",
        region_name: "Bulik",
      },
      ...{ start: "09:00:00", end: "12:00:00", place: "Aula", link: "", host: "", chair: "", own_invitee: null },
      ...{ room_code: "RUANG", date: "2024-11-12" },
      invitees: [
        { id: SEAT, name: "Dinas Kesehatan", position: "Kepala", sex: "", group: "opd", code: "K0DE", present: false },
      ],
    },
  });
  world.office.trace("meeting", MEETING);
  const notebook = await world.enrolled();
  world.signal = "none";
  expect(await notebook.meetings.invitee(MEETING, "https://kantor.example/hadir/K0DE/")).toMatchObject({ id: SEAT });
  expect(await notebook.meetings.invitee(MEETING, "https://kantor.example/hadir/LAIN")).toBeNull();
  const said = { meeting: MEETING, name: "Dinas Kesehatan", sex: "f", organisation: "Kepala", invitee: SEAT } as const;
  await notebook.meetings.attend(said);
  await notebook.meetings.attend({ ...said, name: "Tamu", invitee: null });
  expect((await notebook.meetings.attendance(MEETING)).map(({ state }) => state)).toEqual(["waiting", "waiting"]);
  world.signal = "good";
  await notebook.sync();
  const commands = world.office.batches.flatMap((batch) => batch.commands);
  expect(commands.map(({ kind, body }) => [kind, (body["content"] as { method: string }).method])).toEqual([
    ["attendance.put", "qr"],
    ["attendance.put", "list"],
  ]);
});

test("what the person wrote is found again, whatever the order of the words", async () => {
  const notebook = await new World().enrolled();
  const { id } = await notebook.reports.create();
  await notebook.reports.save(id, content({ title: "Posyandu RT 01", description: "Timbang balita, PMT." }));
  expect(await notebook.search("balita POSYANDU")).toMatchObject([{ type: "report", id, where: "Pedongatan" }]);
  expect(await notebook.search("pedongatan")).toMatchObject([{ type: "village" }, { type: "report" }]);
  expect(await notebook.search("jembatan")).toEqual([]);
});
