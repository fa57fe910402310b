/** Where a record is on its way, in the exact words of the field app. */
import { useI18n } from "vue-i18n";

import type { Report, Said, SendState, Shipment, Status } from "../../core/contract";
import type { IconName } from "../components/icons";
import { clock, dayOf, shortDay } from "./dates";
import { useProblems } from "./problems";

export interface StateWords {
  text: string;
  icon: IconName;
  alert: boolean;
}

const ICONS: Readonly<Record<SendState, IconName>> = {
  draft: "pencil",
  waiting: "device-mobile",
  sending: "cloud-up",
  partly: "cloud-check",
  received: "cloud-check",
  verified: "circle-check",
  returned: "arrow-back-up",
  refused: "alert-triangle",
  conflict: "alert-triangle",
  aside: "device-mobile",
};
const ALERTS: readonly SendState[] = ["returned", "refused", "conflict"];

/** To be mended or decided by the author. */
export const needsAuthor = (state: SendState): boolean => ALERTS.includes(state);

export function useStateWords(): {
  ofReport: (report: Report, reason: (code: string) => string) => StateWords;
  ofShipment: (shipment: Shipment) => StateWords;
  of: (state: SendState, problem: Said | null) => StateWords;
} {
  const { t, locale } = useI18n();
  const { said } = useProblems();
  const words = (state: SendState, text: string): StateWords => ({
    text,
    icon: ICONS[state],
    alert: needsAuthor(state),
  });

  function of(state: SendState, problem: Said | null): StateWords {
    if (state === "refused") return words(state, t("state.refused", { why: sentence(problem ? said(problem) : "") }));
    return words(state, t(`state.${state}`));
  }

  function ofReport(report: Report, reason: (code: string) => string): StateWords {
    const { state, photos } = report;
    const there = photos.filter((one) => one.atOffice).length;
    switch (state) {
      case "draft":
        return words(
          state,
          report.savedAt ? t("state.savedAt", { at: clock(locale.value, report.savedAt) }) : t("state.draft"),
        );
      case "waiting":
        return words(
          state,
          [t("state.waiting"), photos.length ? t("state.photos", photos.length) : ""].join(" ").trim(),
        );
      case "partly":
        return words(state, t("state.partlyOf", { there, all: photos.length }));
      case "received":
        return words(
          state,
          report.receivedAt
            ? t("state.receivedAt", { at: when(locale.value, report.receivedAt) })
            : t("state.received"),
        );
      case "verified":
        return words(state, verified(report));
      case "returned": {
        const why = report.returned?.note ?? "";
        return words(state, t("state.returnedFor", { why: sentence(why || reason(report.returned?.code ?? "")) }));
      }
      default:
        return of(state, report.problem);
    }
  }

  function verified(report: Report): string {
    if (!report.checkedBy || !report.checkedAt) return t("state.verified");
    return t("state.verifiedBy", {
      who: report.checkedBy,
      day: shortDay(locale.value, dayOf(new Date(report.checkedAt))),
    });
  }

  function ofShipment(shipment: Shipment): StateWords {
    const { state, photos } = shipment;
    if (state === "partly") return words(state, t("state.partlyOf", { there: photos.sent, all: photos.all }));
    if (state === "waiting" && photos.all)
      return words(state, `${t("state.waiting")} ${t("state.photos", photos.all)}`);
    return of(state, shipment.problem);
  }

  return { ofReport, ofShipment, of };
}

/** A moment of today as a time, an older one with its day. */
export function when(locale: string, moment: string): string {
  const day = dayOf(new Date(moment));
  return day === dayOf(new Date()) ? clock(locale, moment) : `${shortDay(locale, day)} ${clock(locale, moment)}`;
}

/** Without its full stop, for the middle of a sentence. */
const sentence = (text: string): string => text.replace(/\.\s*$/, "");

export interface StripWords {
  strong: string;
  rest: string;
  icon: IconName;
  alert: boolean;
}

/** The strip under the title: the only place that speaks of the connection. */
export function useStripWords(): (status: Status) => StripWords {
  const { t, locale } = useI18n();
  return (status) => {
    const safe = status.waiting ? t("strip.safe", status.waiting) : t("strip.allReceived");
    const words = (icon: IconName, strong: string, rest = "", alert = false): StripWords => ({
      icon,
      strong,
      rest,
      alert,
    });
    switch (status.state) {
      case "never":
        return words("cloud-off", t("strip.never"), status.waiting ? safe : "");
      case "syncing":
        return status.of
          ? words("cloud-up", t("strip.sending", { sent: Math.min(status.sent + 1, status.of), of: status.of }))
          : words("cloud-up", t("strip.asking"));
      case "all_received":
        return status.refused
          ? words("alert-triangle", t("strip.refused", status.refused))
          : words("cloud-check", t("strip.allReceived"));
      case "waiting":
        return words("device-mobile", t("strip.waiting"), safe);
      case "no_signal":
        return words(
          "cloud-off",
          status.since ? t("strip.noSignalSince", { at: when(locale.value, status.since) }) : t("strip.noSignal"),
          safe,
        );
      case "busy":
        return words("clock", t("strip.busy"), t("strip.triesAgain"));
      case "restored":
        return words("cloud-up", t("strip.restored", status.forgotten), t("strip.sendsAgain"));
      case "revoked":
        return words("lock", t("strip.revoked"), t("strip.canHandOver", status.waiting), true);
      case "no_role":
        return words("lock", t("strip.noRole"), safe, true);
      case "outdated":
        return words("refresh", t("strip.outdated"), safe, true);
    }
  };
}
