"""One JSON document as the ministry's open API answers `rumusan/<code>/<year>`."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from pendamping.common.json_text import json_fault
from pendamping.engine.law.definitions import definition
from pendamping.indices.reading.figures import (
    Unreadable,
    code_of,
    index_of,
    name_of,
    score_of,
    status_of,
    year_of,
)
from pendamping.indices.schemas import FaultyRow, PublishedResult


def read_document(place: str, content: bytes) -> PublishedResult | FaultyRow:
    """The result in one document, or why there is none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return FaultyRow(place, _("bukan teks UTF-8. Simpan lagi seperti yang diunduh"))
    try:
        document = json.loads(text, parse_float=Decimal, parse_constant=_refuse_constant)
        return _result(place, text, document)
    except Unreadable as error:
        return FaultyRow(place, str(error))
    except (ValueError, RecursionError) as error:
        return FaultyRow(place, _("bukan JSON hasil IDM (%(reason)s)") % {"reason": json_fault(error)})


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _result(place: str, text: str, document: object) -> PublishedResult:
    data = _mapping(document, "mapData")
    summary = _mapping(data, "SUMMARIES")
    identity = _first(data, "IDENTITAS")
    year = year_of(_text(summary, "TAHUN"))
    scores, totals = _rows(data)
    return PublishedResult(
        code=code_of(_text(identity, "id_desa")),
        name=name_of(_text(identity, "nama_desa")),
        district_name=_text(identity, "nama_kecamatan")[:120],
        regency_name=_text(identity, "nama_kab_kota")[:120],
        year=year,
        value=index_of("SKOR_SAAT_INI", _text(summary, "SKOR_SAAT_INI")),
        status=status_of(_text(summary, "STATUS")),
        target_status=status_of(_text(summary, "TARGET_STATUS")),
        iks=totals.get("iks"),
        ike=totals.get("ike"),
        ikl=totals.get("ikl"),
        scores=scores,
        text=text,
        place=place,
    )


@cache
def _cells() -> tuple[dict[int, str], dict[str, str], dict[int, str]]:
    """Indicator by ROW_CELL and by its published name; dimension by the ROW_CELL of its total."""
    idm = definition("idm")
    return (
        {one.published_cell: one.id for one in idm.indicators if one.published_cell},
        {one.published_name: one.id for one in idm.indicators if one.published_name},
        {one.total_cell: one.id for one in idm.dimensions if one.total_cell},
    )


def _rows(data: Mapping[str, object]) -> tuple[dict[str, int], dict[str, Decimal | None]]:
    """The scores of the indicators and the totals of the dimensions.

    Five rows close the dimensions and the whole; they have no NO. One label ends in a blank.
    """
    by_cell, by_name, total_cells = _cells()
    scores: dict[str, int] = {}
    totals: dict[str, Decimal | None] = {}
    rows = data.get("ROW")
    for row in rows if isinstance(rows, list) else ():
        if not isinstance(row, dict):
            raise Unreadable(_("baris di dalam ROW tidak berbentuk hasil indikator"))
        cell = row.get("ROW_CELL")
        if cell in total_cells:
            totals[total_cells[cell]] = index_of(total_cells[cell].upper(), _text(row, "SKOR"))
        elif row.get("NO") is not None:
            indicator = by_cell.get(cell or 0) or by_name.get(_text(row, "INDIKATOR"))
            if indicator is None:
                raise Unreadable(_("indikator “%(name)s” tidak dikenal") % {"name": _text(row, "INDIKATOR")[:60]})
            if indicator in scores:
                raise Unreadable(_("indikator %(name)s ada dua kali") % {"name": indicator})
            scores[indicator] = score_of(indicator, _text(row, "SKOR"))
    return scores, totals


def _mapping(parent: object, key: str) -> Mapping[str, Any]:
    inner = parent.get(key) if isinstance(parent, dict) else None
    if not isinstance(inner, dict):
        raise Unreadable(_("bukan hasil IDM: tidak ada %(key)s") % {"key": key})
    return inner


def _first(parent: Mapping[str, object], key: str) -> Mapping[str, Any]:
    inner = parent.get(key)
    if not isinstance(inner, Sequence) or not inner or not isinstance(inner[0], dict):
        raise Unreadable(_("bukan hasil IDM: tidak ada %(key)s") % {"key": key})
    return inner[0]


def _text(row: Mapping[str, object], key: str) -> str:
    """A text or number as trimmed text; anything else, null included, is ""."""
    value = row.get(key)
    return str(value).strip() if isinstance(value, (str, int, Decimal)) and not isinstance(value, bool) else ""
