"""The map "which field feeds which paper", read off the definitions of the papers and of their parts."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, get_args, get_type_hints

from django.apps import apps
from django.db.models import Field
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pendamping.reports.schemas.feeds import FEEDS, PARTS

RECORDS: Mapping[str, str | Promise] = {
    "fieldwork.DailyReport": _("Laporan harian"),
    "fieldwork.ReportAttachment": _("Foto laporan harian"),
    "fieldwork.WorkPlanItem": _("Rencana kerja"),
    "fieldwork.Leave": _("Izin"),
    "people.Person": _("Pendamping"),
    "people.Contract": _("Kontrak"),
    "people.Assignment": _("Penempatan"),
    "people.AssignmentArea": _("Wilayah penempatan"),
    "indices.VillageAnswer": _("Jawaban kuesioner indeks"),
    "indices.OfficialResult": _("Hasil indeks resmi"),
    "indices.OwnResult": _("Hasil indeks hitungan sendiri"),
    "meetings.Meeting": _("Rapat"),
    "meetings.AgendaItem": _("Acara rapat"),
    "meetings.Invitee": _("Undangan rapat"),
    "meetings.Attendance": _("Daftar hadir rapat"),
    "meetings.Decision": _("Keputusan rapat"),
    "meetings.Action": _("Tindak lanjut"),
    "meetings.GivenAward": _("Piagam yang diserahkan di rapat"),
    "meetings.SignedContract": _("SPK yang ditandatangani di rapat"),
    "obstacles.Obstacle": _("Kendala"),
    "villages.Work": _("Kegiatan desa"),
    "villages.WorkProgress": _("Kemajuan kegiatan desa"),
    "evaluation.Evaluation": _("Penilaian"),
    "evaluation.Score": _("Nilai dari penilai"),
    "evaluation.Notice": _("Pemberitahuan penilaian"),
    "evaluation.PersonalLetter": _("Surat kepada pendamping"),
    "awards.Award": _("Penghargaan"),
    "awards.Candidate": _("Calon penghargaan"),
    "cases.Case": _("Perkara"),
    "regions.Region": _("Wilayah"),
}
# Keys that no form shows under a name of their own.
UNNAMED: Mapping[str, str | Promise] = {
    "region": _("wilayah"),
    "author": _("penulis"),
    "stored": _("berkas foto"),
    "plan_item": _("rencana yang dikerjakan"),
    "value": _("nilai"),
    "scores": _("skor indikator"),
    "host": _("tuan rumah"),
    "organisation": _("lembaga"),
    "person": _("pendamping"),
    "contract": _("kontrak"),
    "witnesses": _("saksi"),
    "source": _("sumber"),
    "kind": _("jenis"),
    "sent_at": _("disampaikan"),
    "delivered_at": _("dibuka penerima"),
    "responded_at": _("waktu tanggapan"),
    "replied_at": _("waktu jawaban"),
    "decided_at": _("waktu putusan"),
    "decided_on": _("tanggal keputusan"),
    "decided_by": _("diputuskan oleh"),
}


@dataclass(frozen=True, slots=True)
class FedField:
    label: str
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldGroup:
    name: str
    rows: tuple[FedField, ...]


@dataclass(frozen=True, slots=True)
class FedPaper:
    name: str
    groups: tuple[FieldGroup, ...]


def fields_and_papers(papers: Mapping[str, Iterable[str]]) -> list[FieldGroup]:
    """By the record that a field belongs to, in the order of its model; `papers`: name → every field it is made of."""
    feeds: dict[str, list[str]] = {}
    for name, sources in papers.items():
        for source in sorted(set(sources)):
            feeds.setdefault(source, []).append(name)
    groups: dict[str, list[tuple[int, FedField]]] = {}
    for source, fed in feeds.items():
        name, field, place = _field(source)
        groups.setdefault(name, []).append((place, FedField(field, tuple(fed))))
    return [
        FieldGroup(name, tuple(row[1] for row in sorted(rows, key=lambda row: row[0])))
        for name, rows in sorted(groups.items(), key=lambda group: -len(group[1]))
    ]


def fields_matching(groups: Sequence[FieldGroup], text: str) -> list[FieldGroup]:
    """Fields that are called so, whose record is, or that feed a paper which is."""
    wanted = text.casefold()
    found = [
        FieldGroup(group.name, tuple(row for row in group.rows if _says(wanted, group.name, row.label, *row.papers)))
        for group in groups
    ]
    return [group for group in found if group.rows]


def papers_matching(groups: Sequence[FieldGroup], names: Iterable[str], text: str) -> list[FedPaper]:
    """The other way round: a paper that is called so with all its fields, others with the fields that are."""
    wanted = text.casefold()
    found = []
    for name in names:
        is_asked = _says(wanted, name)
        fed = [
            FieldGroup(
                group.name,
                tuple(
                    row
                    for row in group.rows
                    if name in row.papers and (is_asked or _says(wanted, group.name, row.label))
                ),
            )
            for group in groups
        ]
        found.append(FedPaper(name, tuple(group for group in fed if group.rows)))
    return [paper for paper in found if paper.groups]


def _says(wanted: str, *words: str) -> bool:
    return any(wanted in one.casefold() for one in words)


def sources_of(part: Callable[..., Any]) -> Iterator[str]:
    """Every stored field that a paper, or a part of one, is made of."""
    for names in FEEDS.get(part, {}).values():
        yield from names
    for inner in parts_of(part):
        yield from sources_of(inner)


def parts_of(part: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """What a function says that it writes; the dataclasses in the fields of one, in tuples and beside None too."""
    yield from PARTS.get(part, ())
    if isinstance(part, type) and is_dataclass(part):
        hints = get_type_hints(part)
        for one in fields(part):
            yield from _dataclasses_in(hints[one.name])


def _dataclasses_in(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for inner in get_args(hint):
        yield from _dataclasses_in(inner)


def _field(source: str) -> tuple[str, str, int]:
    """The record and the field as people call them, and its place in the model."""
    app, model_name, name = source.split(".")
    model = apps.get_model(app, model_name)
    field: Field[Any, Any] = model._meta.get_field(name)
    is_made_up = isinstance(field.verbose_name, str) and field.verbose_name == name.replace("_", " ")  # by Django
    label = str(UNNAMED[name] if is_made_up else field.verbose_name)
    return str(RECORDS[f"{app}.{model_name}"]), label, field.creation_counter
