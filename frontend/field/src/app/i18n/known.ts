/** The text of a key that came from outside: null where the app has none for it. */
import { useI18n } from "vue-i18n";

export function useKnown(): (key: string, facts?: Record<string, unknown>) => string | null {
  const i18n = useI18n();
  return (key, facts = {}) => (i18n.te(key, "id") ? i18n.t(key, facts) : null);
}
