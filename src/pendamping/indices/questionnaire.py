"""The questionnaire of one village as a page shows it: generated from the definition, with what is known beside it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from pendamping.engine.index.checking import NONE, Fault, contradictions_in, doubts_in, written
from pendamping.engine.law.index_model import Answer, IndexDefinition, Indicator
from pendamping.indices.models import OfficialResult, VillageAnswer


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answer so far."""

    answer: Answer
    stored: VillageAnswer | None
    raw: Any  # as typed, where it was refused; else the stored value
    error: str  # why `raw` was refused
    notes: Sequence[str]  # contradictions and doubts
    help: str  # what the law notes, and what earlier years say
    evidence: int

    @property
    def id(self) -> str:
        return self.answer.id

    @property
    def typed(self) -> str:
        """What stands in a field of figures."""
        if self.raw is None or isinstance(self.raw, (bool, list)):
            return ""
        return self.raw if isinstance(self.raw, str) else plain_number(self.raw)

    @property
    def chosen(self) -> Collection[str]:
        """The values that are ticked: ya, tidak, ids of choices, or `NONE`."""
        if self.raw is None:
            return ()
        if isinstance(self.raw, list):
            return self.raw or (NONE,)
        return ("ya" if self.raw else "tidak",) if isinstance(self.raw, bool) else (str(self.raw),)


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions that stand together, as the law's groups do."""

    id: str
    name: str
    questions: Sequence[Question]


@dataclass(frozen=True, slots=True)
class Known:
    """What a page knows beside the definition."""

    stored: Mapping[str, VillageAnswer]
    before: Mapping[str, Any]  # the answers of an earlier round
    year_before: int | None
    official: OfficialResult | None
    evidence: Mapping[str, int]
    typed: Mapping[str, object]  # refused answers as they were typed
    errors: Mapping[str, str]


def questions_of(index: IndexDefinition, known: Known) -> list[QuestionGroup]:
    """Every question, in the groups of the law."""
    notes = notes_on({id_: one.value for id_, one in known.stored.items()}, index)
    names = {one.id: one.name for one in index.groups}
    return [
        QuestionGroup(
            group, names[group], [_question(index.answers[id_], known, notes.get(id_, ()), index) for id_ in ids]
        )
        for group, ids in questions_by_group(index).items()
    ]


def questions_by_group(index: IndexDefinition) -> dict[str, list[str]]:
    """The ids of the questions, each once, in the group of the first indicator that it decides."""
    groups: dict[str, list[str]] = {one.id: [] for one in index.groups}
    placed: set[str] = set()
    for indicator in index.indicators:
        new = [id_ for id_ in indicator.inputs if id_ not in placed]
        placed.update(new)
        groups[indicator.group] += new
    return {group: ids for group, ids in groups.items() if ids}


@dataclass(frozen=True, slots=True)
class GroupProgress:
    id: str
    name: str
    answered: int
    questions: int


def progress_of(index: IndexDefinition, given: Mapping[str, object]) -> list[GroupProgress]:
    """How much of each group is answered."""
    names = {one.id: one.name for one in index.groups}
    return [
        GroupProgress(group, names[group], sum(id_ in given for id_ in ids), len(ids))
        for group, ids in questions_by_group(index).items()
    ]


def notes_on(given: Mapping[str, object], index: IndexDefinition) -> dict[str, list[str]]:
    """Contradictions and doubts in words, by every question that they concern."""
    notes: dict[str, list[str]] = {}
    for fault in (*contradictions_in(given, index), *doubts_in(given, index)):
        for id_ in fault.answers:
            notes.setdefault(id_, []).append(in_words(fault))
    return notes


def in_words(fault: Fault) -> str:
    return fault.sentence(_)


def shown(answer: Answer, value: Any) -> str:
    """An answer in words, with its unit."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Ya") if value else _("Tidak")
    if isinstance(value, list):
        return ", ".join(_labels(answer, value)) or _("Tidak ada")
    if isinstance(value, str):
        return next(iter(_labels(answer, [value])), value)
    return f"{written(value)} {answer.unit_label}".strip()


def plain_number(value: float) -> str:
    """A number as it is typed: without points between thousands."""
    return written(value).replace(".", "")


def decided_by(index: IndexDefinition, answer_id: str) -> Iterable[Indicator]:
    return (one for one in index.indicators if answer_id in one.inputs)


def _labels(answer: Answer, ids: Collection[str]) -> list[str]:
    return [one.label for one in answer.options if one.id in ids]


def _question(answer: Answer, known: Known, notes: Sequence[str], index: IndexDefinition) -> Question:
    stored = known.stored.get(answer.id)
    return Question(
        answer=answer,
        stored=stored,
        raw=known.typed.get(answer.id, stored.value if stored else None),
        error=known.errors.get(answer.id, ""),
        notes=notes,
        help=" ".join(_help(answer, known, index)),
        evidence=known.evidence.get(answer.id, 0),
    )


def _help(answer: Answer, known: Known, index: IndexDefinition) -> Iterable[str]:
    if answer.note:
        yield answer.note
    if before := shown(answer, known.before.get(answer.id)):
        yield _("Tahun %(year)s: %(answer)s.") % {"year": known.year_before, "answer": before}
    if known.official is None:
        return
    for indicator in decided_by(index, answer.id):
        score = known.official.scores.get(indicator.id)
        if score is not None:
            facts = {"year": known.official.year, "name": indicator.name, "score": score}
            said = _("Skor resmi %(year)s %(name)s: %(score)s") % facts
            step = indicator.scale.get(score)
            yield f"{said} ({step.wording})." if step else f"{said}."
