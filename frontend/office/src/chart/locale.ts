import { formatLocale, timeFormatLocale } from "vega";

const NUMBERS = { decimal: ",", thousands: ".", grouping: [3], currency: ["Rp", ""], minus: "−" };

const TIMES = {
  dateTime: "%A, %e %B %Y %H.%M",
  date: "%e %b %Y",
  time: "%H.%M",
  periods: ["", ""],
  days: ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"],
  shortDays: ["Min", "Sen", "Sel", "Rab", "Kam", "Jum", "Sab"],
  months: [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
  ],
  shortMonths: ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
};

/** Numbers and dates as offices in Indonesia write them, whatever the language of the page. */
export function writeAsInIndonesia(): void {
  formatLocale(NUMBERS);
  timeFormatLocale(TIMES);
}
