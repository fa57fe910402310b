import type { components } from "../../../../shared/api";
import type { WorkProgressContent } from "../contract";

/** A work of an own village as the office tells it. */
export interface WorkRecord {
  id: string;
  office: components["schemas"]["WorkOut"] | null;
  mine: null;
  revision: number;
  generation: number;
}

/** How far a work is, as it was written down here. */
export interface WorkProgressRecord {
  id: string;
  work: string;
  content: WorkProgressContent;
}
