"""The sheets and columns of the workbook, the same for writing and reading."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from pendamping.acceleration.wording import SOURCES_IN_WORDS
from pendamping.common.tables import Column
from pendamping.engine.acceleration import SOURCES

COSTS: Final = _("Biaya")
CAPACITIES: Final = _("Kemampuan")
POPULATION: Final = _("Penduduk")
HELP: Final = _("Petunjuk")

VILLAGE: Final = Column("region", _("Kode desa"), required=False)
STEP: Final = (
    VILLAGE,
    Column("indicator", _("Indikator")),
    Column("score_from", _("Skor dari")),
    Column("score_to", _("Skor ke")),
    Column("agency", _("Pelaksana"), required=False),
    Column("years", _("Tahun sampai berlaku"), required=False),
    *(Column(source, SOURCES_IN_WORDS[source], required=False) for source in SOURCES),
)
CAPACITY: Final = (Column("agency", _("Pelaksana")), Column("year", _("Tahun")), Column("actions", _("Tindakan")))
PEOPLE: Final = (Column("region", _("Kode desa")), Column("people", _("Penduduk")))
