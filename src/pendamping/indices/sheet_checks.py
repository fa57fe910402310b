"""What a verifier wants to see first: figures of a sheet that stand out, each with what it was compared with.

A finding is a question to the village, never a verdict. The limits are defaults of this project, no rule of law.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pendamping.engine.law.index_model import Answer, IndexDefinition
from pendamping.indices.models import OfficialResult
from pendamping.indices.questionnaire import decided_by, notes_on, shown

JUMP: Final = 2  # times more or less than the year before
JUMP_LEAST: Final = 2  # and at least so many more or less, so that 1 → 2 is no jump
FAR: Final = 3  # times the neighbours' median
NEAR: Final = 20  # this part of the neighbours' median: as if kilometres were typed for metres
FEWEST_NEIGHBOURS: Final = 3
SCORE_JUMP: Final = 3
WAYS: Final = {"minute": 30, "metre": 1000, "kilometre": 1}  # units of a way, and how much more is worth a question


class Kind(models.TextChoices):
    """In the order in which they are shown."""

    COPIED = "copied", gettext_lazy("Bukti yang sama")
    CONTRADICTION = "contradiction", gettext_lazy("Bertentangan atau meragukan")
    NEIGHBOURS = "neighbours", gettext_lazy("Jarak dibanding desa sekitar")
    JUMP = "jump", gettext_lazy("Berubah sejak tahun lalu")
    SCORE = "score", gettext_lazy("Skor jauh dari hasil resmi")


@dataclass(frozen=True, slots=True)
class CheckFinding:
    kind: Kind
    answer_id: str
    label: str  # of the question or indicator
    now: str  # what the sheet says
    against: str  # what it was compared with


@dataclass(frozen=True, slots=True)
class Compared:
    """What a sheet's answers are compared with."""

    given: Mapping[str, Any]
    scores: Mapping[str, int | None]
    before: Mapping[str, Any]
    year_before: int | None
    official: OfficialResult | None
    neighbours: Mapping[str, Sequence[float]]  # answers of the other villages of the kecamatan, by question


def findings_of(index: IndexDefinition, compared: Compared) -> list[CheckFinding]:
    """Everything that stands out in the answers, the gravest kind first."""
    found = [
        *_contradictions(index, compared.given),
        *_against_neighbours(index, compared),
        *_jumps(index, compared),
        *_scores(index, compared),
    ]
    order = list(Kind)
    return sorted(found, key=lambda one: order.index(one.kind))


def _contradictions(index: IndexDefinition, given: Mapping[str, Any]) -> Iterable[CheckFinding]:
    said: set[str] = set()
    for id_, notes in notes_on(given, index).items():
        answer = index.answers[id_]
        for note in notes:
            if note not in said:
                said.add(note)
                yield CheckFinding(Kind.CONTRADICTION, id_, answer.label, shown(answer, given.get(id_)), note)


def _against_neighbours(index: IndexDefinition, compared: Compared) -> Iterable[CheckFinding]:
    for id_, others in compared.neighbours.items():
        answer, own = index.answers[id_], compared.given.get(id_)
        if own is None or len(others) < FEWEST_NEIGHBOURS:
            continue
        usual = median(others)
        is_far = own > FAR * usual and own - usual >= WAYS[answer.unit or ""]
        if is_far or 0 < own < usual / NEAR:
            words = _("%(usual)s di tengah %(number)s desa lain sekecamatan") % {
                "usual": shown(answer, usual),
                "number": len(others),
            }
            yield CheckFinding(Kind.NEIGHBOURS, id_, answer.label, shown(answer, own), words)


def _jumps(index: IndexDefinition, compared: Compared) -> Iterable[CheckFinding]:
    for answer in index.answers.values():
        own, before = compared.given.get(answer.id), compared.before.get(answer.id)
        if own is not None and before is not None and _jumped(answer, before, own):
            words = _("%(year)s: %(before)s") % {"year": compared.year_before, "before": shown(answer, before)}
            yield CheckFinding(Kind.JUMP, answer.id, answer.label, shown(answer, own), words)


def _jumped(answer: Answer, before: Any, own: Any) -> bool:
    if answer.type not in {"integer", "decimal"}:
        return bool(own != before)
    less, more = sorted((float(before), float(own)))
    return more - less >= JUMP_LEAST and more >= JUMP * less


def _scores(index: IndexDefinition, compared: Compared) -> Iterable[CheckFinding]:
    if compared.official is None:
        return
    for answer in index.answers.values():
        for indicator in decided_by(index, answer.id):
            own, official = compared.scores.get(indicator.id), compared.official.scores.get(indicator.id)
            is_first = indicator.inputs[0] == answer.id
            if is_first and own is not None and official is not None and abs(own - official) >= SCORE_JUMP:
                words = _("hasil resmi %(year)s: %(score)s") % {"year": compared.official.year, "score": official}
                yield CheckFinding(Kind.SCORE, answer.id, indicator.name, _("skor %(score)s") % {"score": own}, words)
