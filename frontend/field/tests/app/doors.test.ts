// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from "vitest";

import EnrolScreen from "../../src/app/screens/EnrolScreen.vue";
import UnlockScreen from "../../src/app/screens/UnlockScreen.vue";
import { LAST_ACCOUNT, makeSession, UNSENT, type Session } from "../../src/app/session";
import { PIN, World } from "../core/world";
import { openAt, type Opened } from "./mounting";

let world: World;
let session: Session;
let opened: Opened;

beforeEach(async () => {
  localStorage.clear();
  world = new World();
  session = makeSession(await world.phone());
});

afterEach(() => {
  opened.close();
});

async function enrolling(hash = world.office.link().split("#")[1] ?? ""): Promise<void> {
  opened = await openAt(`/daftar#${hash}`, EnrolScreen, {}, session);
}

/** Of a phone on which Sari is enrolled and locked. */
async function unlocking(to = ""): Promise<void> {
  await session.phone.enrol(world.office.link(), PIN, "HP Sari");
  await session.phone.lock();
  opened = await openAt(`/masuk${to}`, UnlockScreen, {}, session);
  await opened.until((page) => page.querySelector(".figure"));
}

function fields(kind: string): HTMLInputElement[] {
  return [...opened.page.querySelectorAll<HTMLInputElement>(`input[type=${kind}]`)];
}

async function send(...pins: string[]): Promise<void> {
  pins.forEach((pin, place) => {
    const field = fields("password")[place] as HTMLInputElement;
    field.value = pin;
    field.dispatchEvent(new Event("input"));
  });
  await opened.until(() => true);
  opened.page.querySelector("form")?.dispatchEvent(new Event("submit"));
}

const says = (text: string): Promise<boolean> => opened.until((page) => page.textContent.includes(text));
const isAt = (path: string): Promise<boolean> => opened.until(() => opened.router.currentRoute.value.fullPath === path);

test.each([
  ["4829", "4829", "PIN paling sedikit 6 angka."],
  [PIN, "482916", "Kedua PIN tidak sama."],
  ["123456", "123456", "PIN ini mudah ditebak."],
])("a PIN that will not do uses no link up: %s, %s", async (pin, again, said) => {
  await enrolling();
  await send(pin, again);
  await says(said);
  expect(world.asked).toEqual([]);
  await send(PIN, PIN);
  await isAt("/");
});

test("a link that was used already is refused in the office's words, and what was typed stays", async () => {
  await enrolling("bukan-tautan-yang-diberikan-kantor-kepada-siapa-pun");
  await send(PIN, PIN);
  await says("Tautan sudah dipakai.");
  expect(fields("password").map((one) => one.value)).toEqual([PIN, PIN]);
});

test("without a signal the link stays good", async () => {
  await enrolling();
  world.signal = "none";
  await send(PIN, PIN);
  await says("Kantor tidak terjangkau.");
  world.signal = "good";
  await send(PIN, PIN);
  await isAt("/");
  expect(session.notebook.value?.person.account).toBe("sari");
});

test("a phone whose storage was cleared says so, and how much had not reached the office", async () => {
  localStorage.setItem(LAST_ACCOUNT, "akun yang tidak ada lagi");
  localStorage.setItem(UNSENT, "3");
  await enrolling("");
  await says("Ruang aplikasi di HP ini telah dikosongkan");
  await says("3 kiriman belum sampai di kantor");
});

test("the right PIN opens what was asked for", async () => {
  await unlocking("?to=/laporan");
  await send(PIN);
  await isAt("/laporan");
});

test("a wrong PIN is said and taken away; after several ones its owner waits", async () => {
  await unlocking();
  await send("482916");
  await says("PIN tidak cocok.");
  expect(fields("password").map((one) => one.value)).toEqual([""]);
  for (let tries = 0; tries < 10 && !opened.page.textContent.includes("Tunggu"); tries += 1) {
    await send("482916");
    await opened.until((page) => page.querySelector<HTMLInputElement>("input[type=password]")?.value === "");
  }
  await says("Tunggu");
  expect(opened.page.querySelector<HTMLButtonElement>("button.main")?.disabled).toBe(true);
});
