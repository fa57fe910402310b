"""What the files of an index folder must agree on; the first disagreement is told with file, line and mend."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from pendamping.engine.law.conditions import NUMERIC, Value, probes, scores_at
from pendamping.engine.law.entries import AnswerEntry, Condition, IndicatorEntry
from pendamping.engine.law.files import IndexFile, StatusFile
from pendamping.engine.law.units import Unit
from pendamping.law.parsing import LawFile, Path

Disagreement = tuple[str, Path, str, str]  # page, place, what, mend


def check(pages: Mapping[str, Any], files: Mapping[str, LawFile], units: Mapping[str, Unit]) -> None:
    """
    Raises:
        LawFault: two places of the folder contradict each other, or a name leads nowhere.
    """
    for page, place, what, mend in _disagreements(pages, units):
        raise files[page].fault(place, what, mend)


def _disagreements(pages: Mapping[str, Any], units: Mapping[str, Unit]) -> Iterator[Disagreement]:
    index: IndexFile = pages["index"]
    indicators: list[IndicatorEntry] = list(pages["indicators"].indicators)
    answers: Mapping[str, AnswerEntry] = pages["answers"].answers if "answers" in pages else {}
    yield from _house(index)
    yield from _statuses(pages["status"], index.top_points)
    yield from _answers(answers, {*units, *index.units})
    yield from _indicators(indicators, index, pages)
    yield from _sums(index, indicators)
    for number, one in enumerate(indicators):
        yield from _scale(number, one, answers, index.lowest_score)
    if "answers" in pages:
        yield from _contradictions(pages, answers)
    if "faults" in pages:
        yield from _faults(pages, {one.id for one in indicators})


def _twice(page: str, key: str, ids: Iterable[str]) -> Iterator[Disagreement]:
    seen: set[str] = set()
    for number, id_ in enumerate(ids):
        if id_ in seen:
            yield page, (key, number, "id"), f"{id_} ada dua kali", "Beri id yang lain"
        seen.add(id_)


def _house(index: IndexFile) -> Iterator[Disagreement]:
    dimensions = {one.id for one in index.dimensions}
    groups = {one.id for one in index.groups}
    yield from _twice("index", "dimensions", (one.id for one in index.dimensions))
    yield from _twice("index", "groups", (one.id for one in index.groups))
    for number, group in enumerate(index.groups):
        if group.dimension not in dimensions:
            yield "index", ("groups", number, "dimension"), *_unknown(group.dimension, dimensions)
        if group.within is not None and group.within not in groups:
            yield "index", ("groups", number, "within"), *_unknown(group.within, groups)
    shares = [one.max_sum * one.weight for one in index.dimensions]
    if sum(shares) != index.top_points:
        mend = "Sesuaikan top_points, max_sum, atau weight"
        yield "index", ("top_points",), f"{index.top_points}, padahal semua dimensi berjumlah {sum(shares)}", mend
    if index.value.formula == "mean_of_dimensions" and len(set(shares)) > 1:
        mend = "Samakan max_sum × weight semua dimensi, atau pakai share_of_points"
        yield "index", ("value", "formula"), "rata-rata dimensi memerlukan bobot yang sama", mend


def _statuses(page: StatusFile, top_points: int) -> Iterator[Disagreement]:
    for day, bands in page.values.items():
        bounds = [one.points_max for one in bands]
        key = day.isoformat()
        if bounds != sorted(set(bounds)):
            yield "status", ("values", key), "points_max tidak naik dari status ke status", "Urutkan dari yang terendah"
        if bounds[-1] != top_points:
            mend = f"Tulis {top_points} seperti top_points di index.yaml"
            yield "status", ("values", key, len(bands) - 1, "points_max"), f"{bounds[-1]}", mend


def _answers(answers: Mapping[str, AnswerEntry], units: set[str]) -> Iterator[Disagreement]:
    for id_, answer in answers.items():
        if answer.unit is not None and answer.unit not in units:
            yield "answers", ("answers", id_, "unit"), *_unknown(answer.unit, units)
        if answer.at_most is not None and answer.at_most not in answers:
            yield "answers", ("answers", id_, "at_most"), *_unknown(answer.at_most, answers)


def _indicators(indicators: list[IndicatorEntry], index: IndexFile, pages: Mapping[str, Any]) -> Iterator[Disagreement]:
    groups = {one.id for one in index.groups}
    actors = pages["actors"].actors if "actors" in pages else {}
    yield from _twice("indicators", "indicators", (one.id for one in indicators))
    for number, one in enumerate(indicators):
        if one.group not in groups:
            yield "indicators", ("indicators", number, "group"), *_unknown(one.group, groups)
        for level, codes in one.actors.items():
            for code in codes:
                if code not in actors:
                    yield "indicators", ("indicators", number, "actors", level), *_unknown(code, actors)


def _sums(index: IndexFile, indicators: list[IndicatorEntry]) -> Iterator[Disagreement]:
    """The maxima that the law states are those of the indicators below."""
    inside = {group.id: [group.id] for group in index.groups}
    for group in index.groups:
        if group.within is not None:
            inside[group.within].append(group.id)
    score_of = {group.id: 0 for group in index.groups}
    for one in indicators:
        score_of[one.group] = score_of.get(one.group, 0) + one.max_score
    for number, dimension in enumerate(index.dimensions):
        own = [group.id for group in index.groups if group.dimension == dimension.id]
        yield from _sum("dimensions", number, dimension.max_sum, sum(score_of[id_] for id_ in own))
    for number, group in enumerate(index.groups):
        if group.max_sum is not None:
            yield from _sum("groups", number, group.max_sum, sum(score_of[id_] for id_ in inside[group.id]))


def _sum(key: str, number: int, stated: int, found: int) -> Iterator[Disagreement]:
    if stated != found:
        what = f"{stated}, padahal skor tertinggi indikatornya berjumlah {found}"
        yield "index", (key, number, "max_sum"), what, "Sesuaikan max_sum atau indicators.yaml"


def _scale(number: int, one: IndicatorEntry, answers: Mapping[str, AnswerEntry], lowest: int) -> Iterator[Disagreement]:
    here: tuple[str | int, ...] = ("indicators", number)
    for score, step in one.scale.items():
        if not lowest <= score <= one.max_score:
            mend = f"Pakai skor {lowest} sampai {one.max_score}"
            yield "indicators", (*here, "scale", score), "skor di luar batas", mend
        if (step.when is None) != (one.measure is None):
            mend = "Tulis measure dan when semua skor, atau hapus keduanya bila aturannya tidak diketahui"
            yield "indicators", (*here, "scale", score), "measure dan when harus bersama", mend
    if one.measure is None:
        return
    for id_ in one.measure.inputs:
        if id_ not in answers:
            yield "indicators", (*here, "measure"), *_unknown(id_, answers)
            return
    kinds = {answers[id_].type for id_ in one.measure.inputs}
    if (one.measure.ratio and kinds != {"integer"}) or (one.measure.count and kinds != {"choices"}):
        yield "indicators", (*here, "measure"), "jenis jawabannya tidak sesuai", "ratio: integer; count: choices"
    elif one.measure.answer and kinds == {"choices"}:
        yield "indicators", (*here, "measure"), "jawaban pilihan ganda tidak punya satu nilai", "Pakai count"
    else:
        yield from _holes(here, one, probes(one, one.measure, answers))


def _holes(here: Path, one: IndicatorEntry, values: Iterable[Value]) -> Iterator[Disagreement]:
    for value in values:
        found = scores_at(one, value)
        if len(found) != 1:
            what = "tidak mendapat skor" if not found else f"mendapat lebih dari satu skor ({_listed(found)})"
            shown = format(value.normalize(), "f") if isinstance(value, Decimal) else value
            yield "indicators", (*here, "scale"), f"nilai {shown} {what}", "Perbaiki when supaya tepat satu skor"
            return


def _contradictions(pages: Mapping[str, Any], answers: Mapping[str, AnswerEntry]) -> Iterator[Disagreement]:
    for number, one in enumerate(pages["answers"].contradictions):
        for side in ("given", "expect"):
            conditions: Mapping[str, Condition] = getattr(one, side)
            for id_ in conditions:
                if id_ not in answers:
                    yield "answers", ("contradictions", number, side), *_unknown(id_, answers)
                elif answers[id_].type not in {*NUMERIC, "boolean", "choice"}:
                    yield "answers", ("contradictions", number, side), f"{id_} pilihan ganda", "Pakai jawaban lain"


def _faults(pages: Mapping[str, Any], indicators: set[str]) -> Iterator[Disagreement]:
    page = pages["faults"]
    known = {one.id for one in page.faults}
    yield from _twice("faults", "faults", (one.id for one in page.faults))
    for number, fault in enumerate(page.faults):
        for id_ in fault.indicators:
            if id_ not in indicators:
                yield "faults", ("faults", number, "indicators"), *_unknown(id_, indicators)
    for key in ("shown_wrongly", "series_breaks"):
        for number, one in enumerate(getattr(page, key)):
            if one.indicator not in indicators:
                yield "faults", (key, number, "indicator"), *_unknown(one.indicator, indicators)
            if one.fault not in known:
                yield "faults", (key, number, "fault"), *_unknown(one.fault, known)


def _unknown(name: str, known: Iterable[str]) -> tuple[str, str]:
    names = sorted(known)
    return f"{name} tidak dikenal", f"Pilih salah satu: {_listed(names)}" if names else "Tulis dulu di berkasnya"


def _listed(names: Iterable[object]) -> str:
    return ", ".join(str(name) for name in names)
