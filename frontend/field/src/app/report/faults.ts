/** What is wrong with a report before the office sees it, by field, in words. */
import { useI18n } from "vue-i18n";

import type { Report, ReportContent } from "../../core/contract";
import { useKnown } from "../i18n/known";
import { minutesBetween, weekdayAndDay } from "../words/dates";
import { useProblems } from "../words/problems";

export type Faults = Partial<Record<keyof ReportContent, string>>;

export function useFaults(): (
  report: Report,
  content: ReportContent,
  missing: (keyof ReportContent)[],
  today: string,
) => Faults {
  const { t, locale } = useI18n();
  const known = useKnown();
  const { said } = useProblems();
  return (report, content, missing, today) => {
    const faults: Faults = {};
    const { problem } = report;
    if (problem?.field && problem.field in content) faults[problem.field as keyof ReportContent] = said(problem);
    for (const field of missing) {
      faults[field] = known(`report.missing.${field}`) ?? t("report.missing.other");
    }
    if (content.start && content.end && minutesBetween(content.start, content.end) === null) {
      faults.end = t("report.endBeforeStart");
    }
    if (content.date > today) faults.date = t("report.future", { today: weekdayAndDay(locale.value, today) });
    return faults;
  };
}
