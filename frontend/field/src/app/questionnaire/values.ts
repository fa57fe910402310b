/** Answers as people write them, and back. Decimals stay texts, so that nothing is rounded on its way. */
import type { AnswerValue, Question } from "../../core/contract";

/** "1.250" → 1250, "30,5" → "30.5"; null for what is no such number. */
export function readNumber(text: string, type: Question["type"]): number | string | null {
  const figures = text.trim().replace(/\s/g, "");
  if (type === "integer") {
    const plain = /^\d{1,3}(\.\d{3})+$/.test(figures) ? figures.replace(/\./g, "") : figures;
    return /^\d{1,12}$/.test(plain) ? Number(plain) : null;
  }
  const grouped = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(figures) ? figures.replace(/\./g, "") : figures;
  return /^\d{1,12}([.,]\d{1,6})?$/.test(grouped) ? grouped.replace(",", ".") : null;
}

export function inWords(question: Question, value: AnswerValue, locale: string, t: (key: string) => string): string {
  const option = (id: string): string => question.options.find((one) => one.id === id)?.label ?? id;
  if (typeof value === "boolean") return t(value ? "questionnaire.yes" : "questionnaire.no");
  if (Array.isArray(value)) return value.map(option).join(", ");
  if (question.type === "choice") return option(String(value));
  return locale === "id" ? String(value).replace(".", ",") : String(value);
}
