/** "2 jam 30 menit" */
import { useI18n } from "vue-i18n";

export function useLength(): (minutes: number) => string {
  const { t } = useI18n();
  return (minutes) => {
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    return [hours ? t("length.hours", hours) : "", rest ? t("length.minutes", rest) : ""].filter(Boolean).join(" ");
  };
}
