"""Why a village has its scores: the answer with its date and author, the rule that held, what a better score takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pendamping.engine.index.one import Scored, measured, score_one, usable_values
from pendamping.engine.law.conditions import Value
from pendamping.engine.law.index_model import Answer, IndexDefinition, Indicator, Step


@dataclass(frozen=True, slots=True)
class Said:
    """Who answered, when, and where it comes from."""

    on: date
    by: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class AnswerUsed:
    answer: Answer
    value: object  # None: nobody answered
    said: Said | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an indicator has its score: the answers, the rule, what it rests on, and what a better score takes."""

    indicator: Indicator
    score: int | None
    gain: int | None  # points of the whole, once the score is the highest
    answers: Sequence[AnswerUsed]
    measured: Value | None  # what the scale looked at
    step: Step | None  # the rule that held; None where the score is missing or was only published
    better: Sequence[Step]  # the steps above, the nearest first
    actors: Sequence[str]
    faults: Sequence[str]  # sentences: what is wrong in the official text, and how it is treated
    source: str
    official: bool  # the score was given, not worked out


@dataclass(frozen=True, slots=True)
class Reasons:
    """The reasons of all scores of one village, in the order of the publication."""

    scored: Scored
    reasons: Sequence[Reason]


def why(given: Mapping[str, object], index: IndexDefinition, said: Mapping[str, Said] | None = None) -> Reasons:
    """Why each indicator has its score.

    Args:
        given: as for `score_one`.
        said: by answer id, who answered and when.
    """
    scored = score_one(given, index)
    values, _unfit = usable_values(given, index)
    return Reasons(scored, [_reason(one, scored, given, values, said or {}) for one in index.indicators])


def _reason(
    indicator: Indicator,
    scored: Scored,
    given: Mapping[str, object],
    values: Mapping[str, Value | list[str]],
    said: Mapping[str, Said],
) -> Reason:
    index, score = scored.index, scored.scores[indicator.id]
    steps = sorted(indicator.scale.values(), key=lambda step: step.score)
    treated = [one for one in index.faults.values() if indicator.id in one.indicators]
    return Reason(
        indicator=indicator,
        score=score,
        gain=scored.gain(indicator),
        answers=[AnswerUsed(index.answers[id_], given.get(id_), said.get(id_)) for id_ in indicator.inputs],
        measured=measured(indicator.measure, values) if indicator.measure else None,
        step=None if score is None else indicator.scale.get(score),
        better=[step for step in steps if score is not None and step.score > score],
        actors=index.actors_of(indicator),
        faults=[f"{one.what} {one.treatment}" for one in treated],
        source=index.legal_basis,
        official=given.get(indicator.id) is not None,
    )
