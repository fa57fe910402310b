"""Goals, units, sources and reasons in the words of the pages, the workbook and the paper."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pendamping.engine.acceleration import ACTIONS, Block, Goal, Obstacle, Unit

Words = Mapping[str, str | Promise]

GOALS: Final[Words] = {
    Goal.MOST_VILLAGES: _("Sebanyak mungkin desa naik dengan dana yang ada"),
    Goal.LEAST_COST: _("Semua desa mencapai target dengan biaya terkecil"),
    Goal.MOST_POINTS: _("Sebanyak mungkin poin indeks dengan dana yang ada"),
}
UNITS: Final[Words] = {
    Unit.RUPIAH: _("Rupiah, menurut tabel biaya"),
    Unit.ACTIONS: _("Jumlah tindakan, tanpa biaya"),
}
SOURCES_IN_WORDS: Final[Words] = {
    "dana_desa": _("Dana Desa"),
    "kabupaten": _("APBD kabupaten"),
    "provinsi": _("APBD provinsi"),
    "pusat": _("APBN"),
    "csr": _("CSR"),
    ACTIONS: _("Jumlah tindakan"),
}
BLOCKS: Final[Words] = {
    Block.SCORES: _("skor indikatornya belum lengkap, jadi poinnya tidak diketahui"),
    Block.UNPRICED: _("dapat mencapai target bila langkah yang belum punya biaya ikut dihitung"),
    Block.TIME: _("dapat mencapai target bila waktunya lebih panjang"),
    Block.EXCLUDED: _("dapat mencapai target bila indikator yang dikecualikan ikut dihitung"),
    Block.SCALE: _("tidak mencapai target meski semua yang dapat diusahakan sudah bernilai tertinggi"),
}
OBSTACLES: Final[Words] = {
    Obstacle.BUDGET: _("anggaran"),
    Obstacle.CAPACITY: _("kemampuan pelaksana"),
    Obstacle.BASIC_SHARE: _("bagian paling sedikit untuk layanan dasar"),
    Obstacle.MOST_OF_ONE: _("batas bagian satu indikator"),
    Obstacle.TOGETHER: _("beberapa batas bersama-sama"),
}
