"""The template: every step that the villages of the kabupaten could take, with empty cells for what it costs."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from pendamping.acceleration.costs.columns import CAPACITIES, COSTS, HELP, POPULATION
from pendamping.acceleration.wording import SOURCES_IN_WORDS
from pendamping.common.tables import Value, write_xlsx
from pendamping.engine.acceleration import SOURCES
from pendamping.engine.law.index_model import IndexDefinition

Scores = Mapping[str, Mapping[str, int]]


def cost_template(index: IndexDefinition, scores: Scores, names: Mapping[str, str], years: Sequence[int]) -> bytes:
    """XLSX. Args: `scores`, `names`: by village; `years`: of the capacities that are asked for."""
    return write_xlsx(
        {
            str(COSTS): _steps(index, scores),
            str(CAPACITIES): _capacities(index, years),
            str(POPULATION): [
                [_("Kode desa"), _("Desa"), _("Penduduk")],
                *([code, name] for code, name in names.items()),
            ],
            str(HELP): [[line] for line in _help()],
        }
    )


def _steps(index: IndexDefinition, scores: Scores) -> Iterator[list[Value]]:
    yield [
        _("Kode desa"), _("Indikator"), _("Nama indikator"), _("Skor dari"), _("Skor ke"),
        _("Kegiatan menurut hasil resmi"), _("Desa dengan skor ini"), _("Pelaksana"), _("Tahun sampai berlaku"),
        *(str(SOURCES_IN_WORDS[source]) for source in SOURCES),
    ]  # fmt: skip
    for one in index.indicators:
        if not one.actionable:
            continue
        standing = Counter(own[one.id] for own in scores.values() if one.id in own)
        for low in sorted(one.scale):
            for high in sorted(one.scale):
                if low < high and standing[low]:
                    activity = one.scale[low].activity or ""
                    yield [None, one.id, one.name, low, high, activity, standing[low]]


def _capacities(index: IndexDefinition, years: Sequence[int]) -> Iterator[list[Value]]:
    yield [_("Pelaksana"), _("Tahun"), _("Tindakan")]
    for name in index.actor_names.values():
        for year in years:
            yield [name, year]


def _help() -> list[str]:
    return [
        _("Isi biaya satu tindakan di satu desa, dalam rupiah penuh, pada kolom sumber dana yang membayarnya."),
        _("Satu baris boleh dibayar beberapa sumber. Dua baris untuk langkah yang sama berarti dua cara."),
        _("Baris tanpa biaya tidak ikut rencana dalam rupiah. Tidak ada biaya yang diperkirakan."),
        _("Kode desa hanya diisi bila biayanya berbeda untuk desa itu; tambahkan baris baru di bawah."),
        _("Pelaksana yang kosong berarti pelaksana terdekat yang disebut indeks."),
        _("Tahun sampai berlaku: 0 bila tindakan sudah terhitung di indeks tahun yang sama, 1 bila tahun berikutnya."),
        _("Kemampuan: tindakan terbanyak yang sanggup dikerjakan pelaksana dalam setahun. Kosong: tidak dibatasi."),
        _("Penduduk hanya dipakai untuk menghitung warga yang terlayani. Kosong tetap dibaca belum ada."),
    ]
