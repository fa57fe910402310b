"""The map "which field feeds which paper", read off the definitions of the papers and of their parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, get_args, get_type_hints

from django.apps import apps
from django.db.models import Field
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pendamping.reports.models import IssuedDocument
from pendamping.reports.schemas.feeds import FEEDS
from pendamping.reports.storing import PAPERS

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
}
# Keys that no form shows under a name of their own.
UNNAMED: Mapping[str, str | Promise] = {
    "region": _("wilayah"),
    "author": _("penulis"),
    "stored": _("berkas foto"),
    "value": _("nilai"),
}


@dataclass(frozen=True, slots=True)
class FedField:
    label: str
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldGroup:
    name: str
    rows: tuple[FedField, ...]


def fields_and_papers() -> list[FieldGroup]:
    """By the record that a field belongs to, in the order of its model; the papers in the order of their kinds."""
    feeds: dict[str, list[str]] = {}
    for kind, paper in PAPERS.items():
        label = str(IssuedDocument.Kind(kind).label)
        for source in sorted(set(sources_of(paper))):
            feeds.setdefault(source, []).append(label)
    groups: dict[str, list[tuple[int, FedField]]] = {}
    for source, papers in feeds.items():
        name, field, place = _field(source)
        groups.setdefault(name, []).append((place, FedField(field, tuple(papers))))
    return [
        FieldGroup(name, tuple(row[1] for row in sorted(rows, key=lambda row: row[0])))
        for name, rows in sorted(groups.items(), key=lambda group: -len(group[1]))
    ]


def sources_of(part: type) -> Iterator[str]:
    """Every stored field that a paper, or a part of one, is made of."""
    for names in FEEDS.get(part, {}).values():
        yield from names
    for inner in parts_of(part):
        yield from sources_of(inner)


def parts_of(part: type) -> Iterator[type]:
    """The dataclasses that stand in the fields of this one, in tuples and beside None too."""
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
    label = str(UNNAMED.get(name) or field.verbose_name)
    return str(RECORDS.get(f"{app}.{model_name}", model_name)), label, field.creation_counter
