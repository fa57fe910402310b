import { formatLocale, timeFormatLocale } from "vega";

import look from "../../../../src/pendamping/web/chart_look.json";

/** Numbers and dates as offices in Indonesia write them, whatever the language of the page. */
export function writeAsInIndonesia(): void {
  formatLocale(look.numbers);
  timeFormatLocale(look.times);
}
