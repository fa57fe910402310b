/** The labels of the code lists, in the language that is spoken. */
import { useI18n } from "vue-i18n";

import type { CodeEntry } from "../../core/contract";
import type { Option } from "../components/option";
import { useNotebook } from "../session";

export function useCodes(): {
  label: (list: string, code: string) => string;
  /** What is offered; a retired entry only where it is chosen already. */
  options: (list: string, chosen?: readonly string[]) => Option[];
} {
  const notebook = useNotebook();
  const { locale } = useI18n();
  const inLanguage = (entry: CodeEntry): string => (locale.value === "en" && entry.label_en) || entry.label;
  return {
    label: (list, code) => {
      const found = notebook.codes(list).find((one) => one.code === code);
      return found ? inLanguage(found) : code;
    },
    options: (list, chosen = []) =>
      notebook
        .codes(list)
        .filter((one) => !one.retired || chosen.includes(one.code))
        .map((one) => ({ value: one.code, label: inLanguage(one) })),
  };
}
