"""Sample answers ("data contoh") that give the sample scores, as far as no two of them contradict each other."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from random import Random
from typing import Any, Final

from pendamping.engine.law.conditions import scores_at
from pendamping.engine.law.index_model import Answer, IndexDefinition, Indicator

Answers = dict[str, Any]
LOOKED_AT: Final = 40  # candidates for one answer
STEPS: Final = {"minute": (5, 26), "metre": (250, 60), "kilometre": (1, 40)}  # how a way is told, and how far it goes
DIVISIONS: Final = (1, 2, 3, 4, 5, 6, 8, 10, 20, 60, 150, 300, 600)


def sample_answers(index: IndexDefinition, scores: Mapping[str, int], chance: Random) -> Answers:
    """An answer to every question; where no answer gives the score, the nearest one does."""
    households = chance.randrange(120, 620)
    answers: Answers = {
        "household_count": households,
        "population": round(households * chance.uniform(3.2, 4.1)),
        "posyandu_count": chance.randrange(5, 9),
    }
    for indicator in index.indicators:
        _answer(index, indicator, scores[indicator.id], answers, chance)
    if not answers["has_mutual_aid"]:
        answers["mutual_aid_frequency"] = 0
    elif not answers["mutual_aid_frequency"]:
        answers["mutual_aid_frequency"] = 1
    return {id_: answers[id_] for id_ in index.answers}


def _answer(index: IndexDefinition, indicator: Indicator, score: int, answers: Answers, chance: Random) -> None:
    measure = indicator.measure
    if measure is None:
        return
    if measure.ratio is not None:
        above, below = measure.ratio
        if above in answers and below not in answers:
            pairs = {count: (Decimal(answers[above]) / count if count else measure.without) for count in range(12)}
            answers[below] = _fitting(indicator, score, pairs)
        else:
            whole = answers[below]
            pairs = {part: Decimal(part) / whole for part in sorted({round(whole / one) for one in DIVISIONS} | {0})}
            pairs |= {part: Decimal(part) / whole for part in (chance.randrange(whole + 1) for _ in range(LOOKED_AT))}
            answers[above] = _fitting(indicator, score, pairs)
    elif measure.count is not None:
        kinds = [one.id for one in index.answers[measure.count].options]
        number = _fitting(indicator, score, {count: Decimal(count) for count in range(len(kinds) + 1)})
        chosen = chance.sample(kinds, number)
        answers[measure.count] = [kind for kind in kinds if kind in chosen]
    elif measure.answer is not None:
        answer = index.answers[measure.answer]
        answers[answer.id] = _fitting(indicator, score, {value: _exact(value) for value in _candidates(answer, chance)})


def _candidates(answer: Answer, chance: Random) -> Iterable[Any]:
    """Values as a village would tell them: round figures, small counts."""
    if answer.type == "boolean":
        return (True, False)
    if answer.type == "choice":
        return [one.id for one in answer.options]
    if answer.type == "integer":
        least = int(answer.min or 0)
        return [*chance.sample(range(least, least + 4), 4), *range(least + 4, 12)]
    step, most = STEPS[answer.unit or ""]
    ways = [float(step * number) for number in range(most)]
    return chance.sample(ways, len(ways))


def _exact(value: Any) -> Any:
    return Decimal(str(value)) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def _fitting(indicator: Indicator, score: int, candidates: Mapping[Any, Any]) -> Any:
    """The first candidate that gives the score, or else one whose score is nearest to it."""
    best, off = next(iter(candidates)), 99
    for candidate, value in candidates.items():
        given = scores_at(indicator, value) if value is not None else []
        if given and abs(given[0] - score) < off:
            best, off = candidate, abs(given[0] - score)
        if off == 0:
            break
    return best
