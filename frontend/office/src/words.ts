/** Words of the scripts come from `<html data-word-…>`, so that they follow the language of the page. */
const INDONESIAN = {
  loading: "Memuat…",
  copied: "Tersalin",
  cancel: "Batal",
  noChart: "Bagan tidak dapat digambar di peramban ini. Tabelnya tetap lengkap.",
  noMap: "Peta tidak dapat digambar di peramban ini. Daftarnya tetap lengkap.",
  schematic: "Peta skematik, bukan batas.",
  closer: "Perbesar",
  farther: "Perkecil",
  unreachable: "Kantor belum menjawab. Coba lagi sebentar lagi.",
  confirm: "Lanjutkan",
  system: "sistem",
  light: "terang",
  dark: "gelap",
} as const;

export type Word = keyof typeof INDONESIAN;

export function word(name: Word): string {
  const fromPage = document.documentElement.getAttribute(`data-word-${name}`);
  return fromPage ?? INDONESIAN[name];
}
