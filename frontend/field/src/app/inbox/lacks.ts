/** Why a photo of a report that waits is not on this phone. */
import { useI18n } from "vue-i18n";

import type { PhotoLack } from "../../core/contract";
import { useNotebook } from "../session";
import { bytes } from "../words/numbers";
import { useKnown } from "../i18n/known";

export function useLacks(): (lack: PhotoLack) => string {
  const { locale } = useI18n();
  const known = useKnown();
  const { quota } = useNotebook().inbox.photos.stock;
  return (lack) => known(`lack.${lack}`, { quota: bytes(locale.value, quota) }) ?? "";
}
