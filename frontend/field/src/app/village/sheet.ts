/** The parts of the office's village sheet that are shown; whatever an older office does not say is empty. */
export interface Sheet {
  kind: string;
  regency: string;
  groups: string[];
  people: { name: string; tier_label: string; start: string; end: string | null }[];
  visits: { date: string; author: string; title: string; result: string; follow_up: string }[];
}

export function sheetOf(said: Record<string, unknown>): Sheet {
  const empty: Sheet = { kind: "", regency: "", groups: [], people: [], visits: [] };
  return { ...empty, ...(said as Partial<Sheet>) };
}
