"""Reads the dated files beside it and answers what held on a day; a file that says something unknown is refused."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

FOLDER = Path(__file__).parent
Unit = Literal["desa", "km", "hari", "jam", "tahun", "baris", "posisi", "daftar"]


class LawProblem(ValueError):
    """A file of law/ that cannot be used: names the file, the line, the key, and what to write instead."""


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
            LawProblem: the first entry is later than `day`.
        """
        in_force = [start for start in self.values if start <= day]
        if not in_force:
            raise LawProblem(f"{self.name_id}: belum ada nilai untuk {day}, yang pertama {min(self.values)}")
        return self.values[max(in_force)]


class Regulation(_Strict):
    """One regulation that records point to; old records keep the one that was in force on their date."""

    id: str
    title: str
    kind: str
    number: int
    year: int
    subject: Literal["undang_undang", "peraturan_pemerintah", "pedoman_umum", "juknis", "evaluasi", "honorarium",
                     "kelurahan", "pembangunan_desa", "indeks"]  # fmt: skip
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
        raise LawProblem(f"law/{name}.yaml: berisi daftar, bukan angka")
    return value


def entries(name: str, *, on: date) -> tuple[Entry, ...]:
    """The list of `law/<name>.yaml` in force on a day."""
    value = rule(name).on(on)
    if not isinstance(value, tuple):
        raise LawProblem(f"law/{name}.yaml: berisi angka, bukan daftar")
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
    return parse(text, shape, f"law/{name}.yaml")


def parse(text: str, shape: TypeAdapter[Any], file: str) -> Any:
    """The content of one file in its shape.

    Raises:
        LawProblem: not YAML, a key twice, a key nobody knows, or a value that does not fit.
    """
    try:
        tree = yaml.compose(text, yaml.SafeLoader)
        _refuse_twice(tree, file)
        return shape.validate_python(yaml.safe_load(text))
    except yaml.YAMLError as error:
        raise LawProblem(f"{file}: bukan YAML yang benar. {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise LawProblem(f"{file}, baris {_line(tree, first['loc'])}, {key}: {first['msg']}") from error


def _refuse_twice(node: yaml.Node | None, file: str) -> None:
    """YAML itself keeps the last of two equal keys and says nothing."""
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                raise LawProblem(f"{file}, baris {key.start_mark.line + 1}: kunci {key.value} ada dua kali")
            seen.add(key.value)
            _refuse_twice(value, file)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_twice(item, file)


def _line(node: yaml.Node | None, path: tuple[int | str, ...]) -> int:
    """The line of the deepest part of `path` that the file has."""
    line = 1
    for part in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
        elif isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == str(part)), None)
            if found is None:
                return line
            line, node = found[0].start_mark.line + 1, found[1]
            continue
        else:
            return line
        line = node.start_mark.line + 1
    return line
