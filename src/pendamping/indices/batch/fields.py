"""What a table of villages may say of an index, column by column, and how one cell of it is read."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import partial

import polars as pl
from django.utils.translation import gettext as _

from pendamping.engine.index.checking import GROUPED, WITH_POINT, AnswerRefused, read_answer
from pendamping.engine.law.index_model import Answer, IndexDefinition, Indicator
from pendamping.indices.reading.figures import Unreadable, code_of, status_of, year_of

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NOTHING = {"", "-"}
TYPES = {
    "integer": pl.Int64(),
    "decimal": pl.Float64(),
    "boolean": pl.Boolean(),
    "choice": pl.String(),
    "choices": pl.List(pl.String),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its name in the engine, its head in files, and how a cell is read."""

    name: str
    head: str
    also: tuple[str, ...]
    dtype: pl.DataType
    read: Callable[[object], object]  # raises Unreadable; None for an empty cell
    required: bool = False


def fields_of(index: IndexDefinition, *, results: bool) -> list[Field]:
    """`results`: with what publications state beside the scores; else with the answers."""
    fields = [
        Field("region", "kode", ("kode_desa", "id_desa", "code"), pl.String(), _code, required=True),
        Field("year", "tahun", ("year",), pl.Int16(), _year, required=True),
    ]
    for one in index.indicators:
        also = (one.key,) if one.key else ()
        fields.append(Field(one.id, one.id, also, pl.Int8(), partial(_score, one, index.lowest_score)))
    if results:
        return [*fields, *_published(index)]
    fields += [Field(one.id, one.id, (), TYPES[one.type], partial(_answer, one)) for one in index.answers.values()]
    return fields + [Field(id_, id_, (), pl.Int32(), partial(_points, most)) for id_, most in totals_of(index).items()]


def totals_of(index: IndexDefinition) -> Mapping[str, int]:
    """The dimensions and groups that results state in points; those of a mean of dimensions are printed as shares."""
    if index.value.formula != "share_of_points":
        return {}
    groups = {one.id: one.max_sum for one in index.groups if one.max_sum is not None}
    return {one.id: one.max_sum for one in index.dimensions} | groups


def value_head(index: IndexDefinition) -> str:
    """The column of the whole index: idm, indeks_desa."""
    return index.id.replace("-", "_")


def _published(index: IndexDefinition) -> Sequence[Field]:
    figures = {one.id: one.id for one in index.dimensions} | {"value": value_head(index)}
    figures |= {"minimum": "skor_minimal", "addition": "penambahan"}
    figures |= {f"nilai_{one.id}": f"nilai_{one.id}" for one in index.indicators}
    statuses = {"status": "status", "target": "target_status"}
    return [
        *(Field(name, head, (), pl.Float64(), partial(_figure, head)) for name, head in figures.items()),
        *(Field(name, head, (), pl.String(), _status) for name, head in statuses.items()),
    ]


def _text(raw: object) -> str:
    return str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw).strip()


def _code(raw: object) -> str:
    return code_of(_text(raw))


def _year(raw: object) -> int:
    return year_of(_text(raw))


def _status(raw: object) -> str | None:
    return status_of(_text(raw)) or None


def _score(indicator: Indicator, lowest: int, raw: object) -> int | None:
    text = _text(raw)
    if text in NOTHING:
        return None
    known = sorted(indicator.scale) or list(range(lowest, indicator.max_score + 1))
    whole = text.removesuffix(".0")
    if not whole.isdecimal() or int(whole) not in known:
        shown = ", ".join(str(one) for one in known)
        raise Unreadable(
            _("Terbaca “%(text)s”. Skor indikator ini: %(scores)s.") % {"text": text[:40], "scores": shown}
        )
    return int(whole)


def _points(most: int, raw: object) -> int | None:
    text = _text(raw)
    if text in NOTHING:
        return None
    if not text.isdecimal() or int(text) > most:
        raise Unreadable(_("Terbaca “%(text)s”. Tulis poin 0 sampai %(most)s.") % {"text": text[:40], "most": most})
    return int(text)


def _figure(head: str, raw: object) -> float | None:
    text = _text(raw).replace(",", ".")
    if text in NOTHING:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise Unreadable(_("Terbaca “%(text)s”. Kolom %(head)s berisi angka.") % {"text": text[:40], "head": head})
    return float(number)


def _answer(answer: Answer, raw: object) -> object:
    """As in a form; a machine's decimal point is understood where it can mean nothing else."""
    said = raw
    if isinstance(raw, str):
        if DAY.fullmatch(raw):
            said = date.fromisoformat(raw)
        elif WITH_POINT.fullmatch(raw) and not GROUPED.fullmatch(raw):
            said = float(raw)
    try:
        return read_answer(said, answer)
    except AnswerRefused as refused:
        raise Unreadable(refused.fault.sentence(_)) from refused
