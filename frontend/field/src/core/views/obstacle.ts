/** Obstacles. */
import type { components } from "../../../../shared/api";
import type { Said, SendState } from "./office";

type Api = components["schemas"];

export interface ObstacleContent {
  region: string;
  theme: string;
  title: string;
  description: string;
  wanted_help: string;
  date: string;
  daily_report_id: string | null;
  level?: Api["Level"] | null; // that should act first; none: the nearest one
}

/** What its author says of it; the level is left to the ladder once the office has it. */
export type ObstacleWords = Omit<ObstacleContent, "level">;

export interface Obstacle {
  id: string;
  content: ObstacleContent;
  regionName: string;
  mine: boolean;
  state: SendState;
  office: Api["ObstacleOut"] | null; // its state, who takes care, what was said
  problem: Said | null;
}
