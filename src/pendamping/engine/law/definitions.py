"""Finds the index folders and reads them; nothing here, or in any other code, knows the name of a folder."""

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from pendamping.engine.law.checks import check
from pendamping.engine.law.files import (
    FILES,
    OPTIONAL,
    ActorsFile,
    AnswersFile,
    FaultsFile,
    IndexFile,
    IndicatorsFile,
    LawPage,
    StatusFile,
)
from pendamping.engine.law.index_model import Answer, IndexDefinition, Indicator, Step
from pendamping.engine.law.units import Unit, read_units
from pendamping.law.parsing import LawFault, LawFile

OUR_FOLDER = Path(str(files("pendamping"))) / "law"
OWN_FOLDER = "PENDAMPING_LAW_DIR"  # an installation's own folders, beside ours


class NoSuchIndex(LookupError):
    """No folder describes an index of this id."""

    def __init__(self, id_: str, known: Sequence[str]) -> None:
        super().__init__(f"Tidak ada indeks {id_}. Yang ada: {', '.join(known)}.")
        self.id, self.known = id_, known


def definition(index_id: str) -> IndexDefinition:
    """The index of this id, read once.

    Raises:
        NoSuchIndex: no folder has it.
        LawFault: a file of its folder does not read as it should.
    """
    return _definition(index_id, os.environ.get(OWN_FOLDER))


@cache
def _definition(index_id: str, own: str | None) -> IndexDefinition:
    for folder in _folders(own):
        if _id_of(folder) == index_id:
            return read_definition(folder)
    raise NoSuchIndex(index_id, [_id_of(folder) for folder in _folders(own)])


def definitions() -> Sequence[IndexDefinition]:
    """Every index that is described, the oldest first.

    Raises:
        LawFault: a file does not read as it should, or two folders describe the same index.
    """
    found: dict[str, Path] = {}
    for folder in _folders(os.environ.get(OWN_FOLDER)):
        id_ = _id_of(folder)
        if id_ in found:
            there = _name(found[id_])
            raise LawFault(_name(folder / "index.yaml"), 1, f"indeks {id_} sudah ada di {there}", "Beri id yang lain")
        found[id_] = folder
    return sorted((read_definition(folder) for folder in found.values()), key=lambda one: (one.first_year, one.id))


def _folders(own: str | None) -> Iterator[Path]:
    """Ours first, so that a fault in an own folder never hides the law."""
    for root in (OUR_FOLDER, Path(own)) if own else (OUR_FOLDER,):
        yield from sorted(path.parent for path in root.glob("*/index.yaml"))


@cache
def _id_of(folder: Path) -> str:
    index: IndexFile = _page(folder, "index")[0]
    return index.id


def _name(path: Path) -> str:
    """How a file is named to people: ours from law/ on."""
    return path.relative_to(OUR_FOLDER.parent).as_posix() if path.is_relative_to(OUR_FOLDER) else str(path)


def _page(folder: Path, name: str) -> tuple[Any, LawFile]:
    """One file in its shape, and where its parts stand."""
    path = folder / f"{name}.yaml"
    try:
        file = LawFile(_name(path), path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LawFault(_name(path), 1, "berkas belum ada", "Tulis berkas ini; lihat docs/law-format.md") from None
    except UnicodeDecodeError as error:
        raise LawFault(_name(path), 1, "bukan teks UTF-8", "Simpan sebagai teks UTF-8") from error
    return file.shaped(TypeAdapter(FILES[name])), file


@cache
def read_definition(folder: Path) -> IndexDefinition:
    """The index that one folder describes.

    Raises:
        LawFault: a file of the folder does not read as it should.
    """
    names = [name for name in FILES if name not in OPTIONAL or (folder / f"{name}.yaml").exists()]
    read = {name: _page(folder, name) for name in names}
    pages: dict[str, LawPage] = {name: page for name, (page, _file) in read.items()}
    units = read_units(OUR_FOLDER / "units.yaml")
    check(pages, {name: file for name, (_page, file) in read.items()}, units)
    return _assembled(pages, units)


def _assembled(pages: Mapping[str, Any], units: Mapping[str, Unit]) -> IndexDefinition:
    index: IndexFile = pages["index"]
    status: StatusFile = pages["status"]
    indicators: IndicatorsFile = pages["indicators"]
    answers: AnswersFile | None = pages.get("answers")
    actors: ActorsFile | None = pages.get("actors")
    faults: FaultsFile | None = pages.get("faults")
    return IndexDefinition(
        id=index.id,
        name=index.name,
        label=index.label,
        legal_basis=index.source.regulation,
        source=index.source,
        checked=index.checked,
        first_year=index.first_year,
        last_year=index.last_year,
        successor=index.successor,
        top_points=index.top_points,
        lowest_score=index.lowest_score,
        value=index.value,
        bands=status.values[max(status.values)],
        dimensions=index.dimensions,
        groups=index.groups,
        answers=_answers(answers, index, units) if answers else {},
        contradictions=answers.contradictions if answers else (),
        indicators=_indicators(indicators, index),
        actor_names={code: one.name for code, one in actors.actors.items()} if actors else {},
        faults={one.id: one for one in faults.faults} if faults else {},
        shown_wrongly=faults.shown_wrongly if faults else (),
        series_breaks=faults.series_breaks if faults else (),
    )


def _answers(page: AnswersFile, index: IndexFile, units: Mapping[str, Unit]) -> dict[str, Answer]:
    found = {}
    for id_, entry in page.answers.items():
        unit = units.get(entry.unit or "")
        label = index.units.get(entry.unit or "", unit.label if unit else "")
        more = {"id": id_, "unit_label": label, "usual_max": unit.usual_max if unit else None}
        found[id_] = Answer.model_validate(dict(entry) | more, by_name=True)
    return found


def _indicators(page: IndicatorsFile, index: IndexFile) -> list[Indicator]:
    dimension_of = {group.id: group.dimension for group in index.groups}
    seen: dict[str, int] = {}
    found = []
    for number, entry in enumerate(page.indicators, start=1):
        dimension = dimension_of[entry.group]
        seen[dimension] = seen.get(dimension, 0) + 1
        scale = {
            score: Step.model_validate(dict(step) | {"score": score}, by_name=True)
            for score, step in entry.scale.items()
        }
        more = {"number": number, "order": seen[dimension], "dimension": dimension, "scale": scale}
        found.append(Indicator.model_validate(dict(entry) | more, by_name=True))
    return found
