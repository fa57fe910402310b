/** The fields of a report by name, and their values in words, for two versions side by side. */
import { useI18n } from "vue-i18n";

import type { ReportContent } from "../../core/contract";
import { useLive } from "../session";
import { useCodes } from "../words/codes";
import { hours, longDay } from "../words/dates";
import { decimals, whole } from "../words/numbers";

type Field = keyof ReportContent;
const PLACES = 6; // of a degree: a decimetre

const NAMES: Readonly<Record<Field, string>> = {
  region: "region",
  kind: "kind",
  date: "date",
  start: "start",
  end: "end",
  category: "category",
  themes: "theme",
  title: "heading",
  description: "description",
  result: "result",
  problem: "problem",
  follow_up: "followUp",
  recommendation: "recommendation",
  participants_f: "women",
  participants_m: "men",
  parties_met: "partiesMet",
  place: "place",
  latitude: "latitude",
  longitude: "longitude",
  accuracy_m: "accuracy",
  outside_reason: "outsideReason",
  linked_objects: "links",
  plan_item_id: "plan",
};

export function useFieldWords(): {
  name: (field: Field) => string;
  words: (field: Field, content: ReportContent) => string;
} {
  const { t, locale } = useI18n();
  const { label } = useCodes();
  const villages = useLive((book) => book.villages.list());

  function words(field: Field, content: ReportContent): string {
    switch (field) {
      case "region":
        return villages.value?.find((one) => one.code === content.region)?.name ?? content.region;
      case "kind":
        return t(`kind.${content.kind}`);
      case "date":
        return content.date && longDay(locale.value, content.date);
      case "start":
      case "end":
        return hours(content[field]);
      case "category":
        return content.category && label("category", content.category);
      case "themes":
        return content.themes.map((code) => label("theme", code)).join(", ");
      case "linked_objects":
        return content.linked_objects.map((one) => `${t(`link.${one.kind}`)}: ${one.label}`).join("\n");
      case "plan_item_id":
        return content.plan_item_id ? t("report.planned") : "";
      case "latitude":
      case "longitude":
        return content[field] === null ? "" : decimals(locale.value, content[field], PLACES);
      case "accuracy_m":
        return content.accuracy_m === null ? "" : whole(locale.value, Math.round(content.accuracy_m));
      default:
        return String(content[field] ?? "");
    }
  }

  return { name: (field) => t(`report.${NAMES[field]}`), words };
}
