/** Texts of meetings and who came. */
export default {
  meeting: {
    title: "Rapat koordinasi",
    meetings: "Daftar hadir",
    none: "Tidak ada rapat di HP ini.",
    absent: "Rapat ini tidak ada di HP ini.",
    actions: "Tindak lanjut",
    noActions: "Tidak ada tindak lanjut untuk wilayah Anda.",
    due: "Batas {day}",
    done: "Selesai",
  },
  attendance: {
    scan: "Pindai undangan",
    name: "Nama",
    nameMissing: "Tulis namanya.",
    sex: "Jenis kelamin",
    sexMissing: "Pilih laki-laki atau perempuan.",
    organisation: "Dari",
    add: "Catat hadir",
    present: "Hadir: {count} ({men} laki-laki, {women} perempuan)",
    scanned: "Undangan {name} terbaca. Pilih jenis kelamin, lalu catat.",
    already: "{name} sudah tercatat hadir.",
    unknownCode: "Kode ini bukan undangan rapat ini. Tulis namanya saja.",
  },
};
