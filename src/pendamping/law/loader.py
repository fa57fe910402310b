"""Reads the dated files beside it and answers what held on a day; a file that says something unknown is refused."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from pendamping.law.parsing import LawFile

FOLDER = Path(__file__).parent
Unit = Literal["desa", "km", "hari", "jam", "tahun", "baris", "posisi", "daftar", "bit", "poin"]


class NotInForce(LookupError):
    """A day before the first dated value."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(_Strict):
    regulation: str | None  # null: a default of this project, no rule of law
    article: str | None
    copy_at: str | None = Field(alias="copy")  # an address, or a file beside this one


class Checked(_Strict):
    by: str
    date: date


class Entry(_Strict):
    """One line of a list: a code for records, a label for people."""

    id: str
    label_id: str
    label_en: str


class Rule(_Strict):
    """One figure or list through time. `param`: an installation or a decree may say otherwise."""

    name_id: str
    unit: Unit
    param: bool
    source: Source
    checked: Checked | None  # null: nobody compared it with the source yet
    values: dict[date, Decimal | tuple[Entry, ...]] = Field(min_length=1)

    @model_validator(mode="after")
    def checked_against_a_source(self) -> "Rule":
        if self.checked and None in {self.source.regulation, self.source.article, self.source.copy_at}:
            raise ValueError("checked harus null selama sumber, pasal, atau salinannya belum ada")
        return self

    def on(self, day: date) -> Decimal | tuple[Entry, ...]:
        """The value in force on `day`.

        Raises:
            NotInForce: the first entry is later than `day`.
        """
        in_force = [start for start in self.values if start <= day]
        if not in_force:
            raise NotInForce(f"{self.name_id}: belum ada nilai untuk {day}, yang pertama {min(self.values)}")
        return self.values[max(in_force)]


class Regulation(_Strict):
    """One regulation that records point to; old records keep the one that was in force on their date."""

    id: str
    title: str
    kind: str
    number: int
    year: int
    subject: Literal["undang_undang", "peraturan_pemerintah", "pedoman_umum", "juknis", "evaluasi", "honorarium",
                     "kelurahan", "pembangunan_desa", "indeks", "hari_libur"]  # fmt: skip
    effective_from: date | None  # null: not yet looked up; then only the year is known
    effective_to: date | None
    replaced_by: str | None


def figure(name: str, *, on: date) -> Decimal:
    """The figure of `law/<name>.yaml` in force on a day.

    >>> figure("penempatan/batas_desa_pld", on=date(2024, 6, 30))
    Decimal('4')
    """
    value = rule(name).on(on)
    if isinstance(value, tuple):
        raise TypeError(f"law/{name}.yaml: berisi daftar, bukan angka")
    return value


def entries(name: str, *, on: date) -> tuple[Entry, ...]:
    """The list of `law/<name>.yaml` in force on a day."""
    value = rule(name).on(on)
    if not isinstance(value, tuple):
        raise TypeError(f"law/{name}.yaml: berisi angka, bukan daftar")
    return value


@cache
def rule(name: str) -> Rule:
    return Rule.model_validate(_read(name, TypeAdapter(Rule)))


@cache
def regulations() -> tuple[Regulation, ...]:
    return tuple(_read("peraturan", TypeAdapter(tuple[Regulation, ...])))


def regulation_on(subject: str, day: date) -> Regulation | None:
    """The regulation on a subject that was in force on a day; where only the year is known, from its first day."""
    known = [one for one in regulations() if one.subject == subject]
    in_force = [one for one in known if _start(one) <= day and (one.effective_to is None or one.effective_to >= day)]
    return max(in_force, key=_start, default=None)


def _start(regulation: Regulation) -> date:
    return regulation.effective_from or date(regulation.year, 1, 1)


def _read(name: str, shape: TypeAdapter[Any]) -> Any:
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return LawFile(f"law/{name}.yaml", text).shaped(shape)
