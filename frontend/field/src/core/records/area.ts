import type { components } from "../../../../shared/api";
import type { ONLY } from "./singles";

type Api = components["schemas"];

type Sheet = Api["VillageSheetOut"];

/** The office's sheet of one village; `id` is the village's code. */
export interface VillageRow {
  id: string;
  sheet: Omit<Sheet, "works"> & Partial<Pick<Sheet, "works">>; // works: absent from older rows
}

/** Whom to ask, and which days are working days. */
export interface AroundRow {
  id: typeof ONLY;
  askedAt: string;
  reference: string; // digest of the reference data then: with another area it is asked anew
  around: Api["AroundOut"] | null;
  definitions?: Record<string, string>; // digests of the indices that the sheets speak of; absent from older rows
}
