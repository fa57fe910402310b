/** What stands beside the connection: the clock, the room on the phone, the office's signature. */
import { useI18n } from "vue-i18n";

import type { Warning } from "../../core/contract";
import { bytes } from "./numbers";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export function useWarningWords(): (warning: Warning) => string {
  const { t, locale } = useI18n();

  /** "12 jam", "25 menit", "366 hari" */
  function difference(milliseconds: number): string {
    const size = Math.abs(milliseconds);
    if (size >= 2 * DAY) return t("length.days", Math.round(size / DAY));
    if (size >= HOUR) return t("length.hours", Math.round(size / HOUR));
    return t("length.minutes", Math.max(1, Math.round(size / 60_000)));
  }

  return ({ code, facts }) => {
    switch (code) {
      case "clock.wrong":
        return t("warning.clock", { by: difference(Number(facts["skewMs"] ?? 0)) });
      case "space.low":
        return t("warning.spaceLow", { free: bytes(locale.value, Number(facts["free"] ?? 0)) });
      case "space.full":
        return t("warning.spaceFull");
      case "space.cleared":
        return t("warning.cleared", Number(facts["photos"] ?? 0));
      case "space.not_kept":
        return t("warning.notKept");
      case "statement.key_changed":
        return t("warning.keyChanged");
      case "statement.wrong":
        return t("warning.wrongSignature");
    }
  };
}
