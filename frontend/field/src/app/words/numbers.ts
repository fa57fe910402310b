/** Figures as the office writes them: "1.250", "0,7056", "96 kB". */

const name = (locale: string): string => (locale === "id" ? "id-ID" : "en-GB");

export const whole = (locale: string, value: number): string => new Intl.NumberFormat(name(locale)).format(value);

export const decimals = (locale: string, value: number | string, places: number): string =>
  new Intl.NumberFormat(name(locale), { minimumFractionDigits: places, maximumFractionDigits: places }).format(
    Number(value),
  );

/** Bytes as kB below a megabyte, as MB or GB with one decimal above. */
export function bytes(locale: string, size: number): string {
  if (size < 1_000_000) return `${whole(locale, Math.max(1, Math.round(size / 1000)))} kB`;
  if (size < 1_000_000_000) return `${decimals(locale, size / 1_000_000, 1)} MB`;
  return `${decimals(locale, size / 1_000_000_000, 1)} GB`;
}

/** "6209042008" → "62.09.04.2008" */
export const regionCode = (code: string): string =>
  code.replace(/^(\d{2})(\d{2})?(\d{2})?(\d{4})?$/, (_all, ...parts: (string | undefined)[]) =>
    parts
      .slice(0, 4)
      .filter((part) => part)
      .join("."),
  );
