/** A village's sheet as the office tells it: IDM 2024 published, with its own computation beside. */
import { readFileSync } from "node:fs";

import type { components } from "../../../shared/api";

type Api = components["schemas"];
const LAW = new URL("../law/idm.json", import.meta.url);

export const idm = (JSON.parse(readFileSync(LAW, "utf-8")) as { definition: Api["DefinitionOut"] }).definition;

/** Every indicator is full but for `scores`; `own` says the same but for `ownScores`. */
export function sheetWith(scores: Record<string, number>, ownScores: Record<string, number>): Api["VillageSheetOut"] {
  const full = Object.fromEntries(idm.indicators.map((one) => [one.id, one.max_score]));
  return {
    ...{ code: "6209012001", digest: "d1", name: "Batu Tunggal", kind: "desa", district: "Bulik", regency: "Lamandau" },
    ...{ province: "Kalimantan Tengah", latitude: null, longitude: null, valid_from: null, groups: [], people: [] },
    ...{ visits: [], visits_by_month: {}, works: [] },
    index: [
      {
        ...{ index: "idm", year: 2024, source: "Hasil uji", is_sample: true, status: "berkembang", value: "0.7056" },
        dimensions: { iks: "0.8", ike: "0.45", ikl: "0.8667" },
        scores: { ...full, ...scores },
        own: { points: 4500, status: "maju", scores: { ...full, ...scores, ...ownScores }, missing: [] },
      },
    ],
  };
}
