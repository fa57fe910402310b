"""What the regulations that come with the software govern, in words."""

from collections.abc import Mapping
from typing import Final

# The words of the register itself, which are searched: Indonesian, whatever the reader's language.
GOVERNS: Final[Mapping[str, str]] = {
    "undang_undang": "Desa; pasal 112 tentang kewajiban pendampingan",
    "peraturan_pemerintah": "Jenjang dan macam tenaga pendamping, pasal 128 sampai 131",
    "pedoman_umum": "Pedoman umum pendampingan masyarakat desa",
    "juknis": "Petunjuk teknis: tugas, penempatan, laporan, dan kontrak pendamping",
    "evaluasi": "Evaluasi kinerja perorangan tenaga pendamping profesional",
    "honorarium": "Honorarium dan bantuan biaya operasional; besarnya di luar lingkup Pendamping",
    "kelurahan": "Kegiatan sarana prasarana dan pemberdayaan di kelurahan",
    "pembangunan_desa": "Pembangunan desa dan pemberdayaan masyarakat desa",
    "indeks": "Pengukuran kemajuan desa dan statusnya",
    "hari_libur": "Hari libur nasional dan cuti bersama, yaitu hari tanpa kewajiban melapor",
}
