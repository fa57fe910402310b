// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";

import { startCaptions } from "../src/captions";
import { startLocating } from "../src/locating";

const PAGE = `
  <button data-locate data-locate-waiting="Mencari titik…" data-locate-found="Titik tercatat, ketelitian ±{metres} m."
          data-locate-missing="Titik tidak ditemukan."></button><span data-locate-answer></span>
  <input name="latitude"><input name="longitude"><input name="accuracy_m">
  <input type="file" data-photo-captions="Keterangan" multiple>`;

const value = (name: string) => document.querySelector<HTMLInputElement>(`[name=${name}]`)?.value;
const answer = () => document.querySelector("[data-locate-answer]")?.textContent;
type Find = (take: PositionCallback, refuse: () => void) => void;
const finding = (getCurrentPosition: Find) => ({ getCurrentPosition }) as unknown as Geolocation;
const press = () => document.querySelector<HTMLButtonElement>("[data-locate]")?.click();

beforeEach(() => {
  document.body.innerHTML = PAGE;
});

test("a point fills the fields and is said with its accuracy", () => {
  const found = { coords: { latitude: -1.90342, longitude: 111.30211, accuracy: 14.4 } } as GeolocationPosition;
  startLocating(
    document,
    finding((take) => {
      take(found);
    }),
  );
  press();
  expect([value("latitude"), value("longitude"), value("accuracy_m")]).toEqual(["-1.903420", "111.302110", "14"]);
  expect(answer()).toBe("Titik tercatat, ketelitian ±14 m.");
});

test("without a point nothing is filled and the button can be pressed again", () => {
  startLocating(
    document,
    finding((_take, refuse) => {
      refuse();
    }),
  );
  press();
  expect(value("latitude")).toBe("");
  expect(answer()).toBe("Titik tidak ditemukan.");
  expect(document.querySelector<HTMLButtonElement>("[data-locate]")?.disabled).toBe(false);
});

test("every chosen photo has its caption, in the order of the files", () => {
  startCaptions(document);
  const chooser = document.querySelector("input[type=file]");
  if (!chooser) throw new Error("no chooser");
  Object.defineProperty(chooser, "files", { value: [new File([], "a.jpg"), new File([], "b.jpg")] });
  chooser.dispatchEvent(new Event("change"));
  const names = [...document.querySelectorAll(".attached label")].map((one) => one.textContent.trim());
  expect(names).toEqual(["Keterangan a.jpg", "Keterangan b.jpg"]);
  expect(document.querySelectorAll("[name=photo_caption]")).toHaveLength(2);
});
