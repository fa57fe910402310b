"""The columns of a roster and the words that their cells may hold."""

from collections.abc import Mapping
from functools import cache

from django.conf import settings
from django.db.models.enums import Choices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from pendamping.common.tables import Column
from pendamping.common.text import squash
from pendamping.people.models import Assignment, Person, Tier

ROW = "row"
COLUMNS = (
    Column("name", _("Nama"), also=("Nama lengkap",)),
    Column("nik", _("NIK"), also=("Nomor KTP", "No KTP"), required=False),
    Column("sex", _("Jenis kelamin"), also=("L/P", "JK"), required=False),
    Column("phone", _("Nomor HP"), also=("No HP", "Telepon", "HP"), required=False),
    Column("email", _("Surel"), also=("Email",), required=False),
    Column("education", _("Pendidikan"), also=("Pendidikan terakhir",), required=False),
    Column("npwp", _("NPWP"), required=False),
    Column("domicile", _("Kode domisili"), also=("Domisili",), required=False),
    Column("organisation", _("Lembaga"), required=False),
    Column("tier", _("Jenjang"), also=("Jabatan",)),
    Column("regions", _("Kode wilayah tugas"), also=("Kode wilayah", "Lokasi tugas")),
    Column("start", _("Mulai tugas"), also=("Mulai", "TMT")),
    Column("end", _("Sampai"), also=("Selesai tugas",), required=False),
    Column("kind", _("Jenis penempatan"), required=False),
    Column("letter_number", _("Nomor SPT atau SK"), also=("Nomor SPT", "Nomor SK", "Nomor surat"), required=False),
    Column("speciality", _("Bidang"), also=("Bidang keahlian", "Peran KPMD"), required=False),
    Column("funding", _("Sumber dana"), required=False),
    Column("contract_number", _("Nomor SPK"), also=("Nomor kontrak",), required=False),
    Column("contract_start", _("SPK mulai"), required=False),
    Column("contract_end", _("SPK sampai"), required=False),
    Column("commitment_officer", _("PPK"), required=False),
    Column("note", _("Catatan"), also=("Alasan",), required=False),
    Column(ROW, _("Nomor baris impor"), required=False),  # ties a mended row to the one it replaces
)
_CHOICES: Mapping[str, type[Choices]] = {
    "sex": Person.Sex,
    "education": Person.Education,
    "tier": Tier,
    "kind": Assignment.Kind,
    "funding": Assignment.Funding,
}
# What people write besides the value and its label, by column and value.
_ALSO: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "sex": {"f": ("P", "Pr", "Wanita"), "m": ("L", "Lk", "Laki laki", "Pria")},
    "education": {
        "smp": ("SLTP",),
        "sma": ("SMK", "SLTA", "MA"),
        "d3": ("D1", "D2", "Diploma III"),
        "s1": ("D4", "Sarjana"),
    },
    "tier": {
        "TAPM_KAB": ("TAPM", "TAPM Kab", "TAPM Kabupaten", "TA", "Tenaga Ahli"),
        "TAPM_PROV": ("TAPM Prov",),
        "THIRD_PARTY": ("Pihak III",),
        "KELURAHAN_FACILITATOR": ("Pendamping Kelurahan",),
    },
    "kind": {"acting": ("Plt", "Pjs"), "temporary_cover": ("Pengampu",)},
}


def heads() -> dict[str, str]:
    """What each column is called in the reader's language."""
    return {column.name: str(column.header) for column in COLUMNS}


def labels(column: str) -> list[str]:
    """What the cells of a column with choices may say, in the reader's language; none: anything."""
    return [str(label) for label in _CHOICES[column].labels] if column in _CHOICES else []


@cache
def known_columns() -> tuple[Column, ...]:
    """The columns with their names in every language, for a file may come from a colleague."""
    return tuple(
        Column(column.name, column.header, (*column.also, *_in_every_language(column.header)), column.required)
        for column in COLUMNS
    )


@cache
def words(column: str) -> Mapping[str, str]:
    """Everything that a cell may say for each choice, squashed, in every language → the value."""
    found = {squash(word): value for value, words in _ALSO.get(column, {}).items() for word in words}
    for value, label in _CHOICES[column].choices:
        found |= {squash(word): value for word in (str(value), *_in_every_language(label))}
    return found


def _in_every_language(text: object) -> tuple[str, ...]:
    said = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            said.append(str(text))
    return tuple(said)
