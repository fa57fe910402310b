import type { components } from "../../../../shared/api";
import type { ObstacleContent, ObstacleWords } from "../contract";

export type OfficeObstacle = components["schemas"]["ObstacleOut"];

export interface ObstacleRecord {
  id: string;
  office: OfficeObstacle | null;
  mine: { content: ObstacleContent; at: string; baseVersion: number | null } | null;
  revision: number;
  generation: number;
}

export function obstacleContentOf(said: OfficeObstacle | ObstacleContent): ObstacleWords {
  const { region, theme, title, description, wanted_help, date, daily_report_id } = said;
  return { region, theme, title, description, wanted_help, date, daily_report_id };
}

export function shownObstacle({ mine, office }: ObstacleRecord): ObstacleContent | null {
  return mine?.content ?? (office && obstacleContentOf(office));
}
