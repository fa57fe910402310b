/** What a supervisor looks at first, as far as the phone itself can tell; the office finds the rest. */
import { useI18n } from "vue-i18n";

import type { Report } from "../../core/contract";
import { addDays, dayOf, minutesBetween } from "../words/dates";

const LATE_AFTER = 2; // days
const LONG_DAY = 10 * 60; // minutes
const LEAST_WORDS = 5;

export function useFindings(): (report: Report) => string[] {
  const { t } = useI18n();
  return ({ content, photos, awaited, createdAt, problem }) => {
    const found: string[] = [];
    if (problem) found.push(t("finding.refused"));
    if (content.kind === "field_visit" && !photos.length && !awaited) found.push(t("finding.noPhoto"));
    if (content.description.trim().split(/\s+/).length < LEAST_WORDS) found.push(t("finding.short"));
    if ((minutesBetween(content.start, content.end) ?? 0) > LONG_DAY) found.push(t("finding.long"));
    if (dayOf(new Date(createdAt)) > addDays(content.date, LATE_AFTER)) found.push(t("finding.late"));
    if (content.outside_reason) found.push(t("finding.outside"));
    return found;
  };
}
