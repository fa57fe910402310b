/** The sheet of a village and its works. */
import type { components } from "../../../../shared/api";
import type { Said, SendState, Village } from "./office";
import type { Report } from "./report";

type Api = components["schemas"];

/** What the phone keeps of one village besides its reports; `sheet` is the office's answer as it came, null before it came. */
export interface VillageSheet {
  village: Village;
  sheet: Omit<Api["VillageSheetOut"], "works"> | null;
  index: IndexYear[]; // newest first
  lastVisits: Report[];
}

/** One year of an index in one village, as published and as the office computed it from the village's answers. */
export interface IndexYear {
  id: string; // of the index
  label: string; // "IDM"
  year: number;
  source: string; // "" where nothing was published
  status: string;
  value: string | null;
  own: { status: string } | null;
  dimensions: IndexDimension[]; // none while the definition is not on this phone
}

export interface IndexDimension {
  id: string;
  name: string;
  value: string | null; // as published
  open: VillageIndicator[]; // below their highest score, in the order of the publication
  done: VillageIndicator[];
}

export interface VillageIndicator {
  id: string;
  name: string;
  score: number | null; // as published
  own: number | null; // as computed
  max: number;
  wording: string; // the law's, of the published score; of the computed one where nothing was published
}

export interface WorkProgressContent {
  date: string;
  percent: number;
  is_stopped: boolean;
  note: string;
}

export interface WorkSight extends WorkProgressContent {
  id: string;
  by: string; // "": written here
  state: SendState;
  problem: Said | null;
}

export interface Work {
  id: string;
  office: Api["WorkOut"];
  percent: number; // with what was written here
  standing: Api["WorkState"];
  isLate: boolean; // its planned end is over
  sights: WorkSight[]; // how far it was, newest first
}
