"""The drafted words of a paper that its author may write otherwise, and the paper with those words in place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from pendamping.reports.drafting import drafted_words
from pendamping.reports.models import PaperEdit
from pendamping.reports.schemas import (
    MonthlyReportPaper,
    ObstacleLine,
    Paragraph,
    Recommendation,
    WordedPaper,
)

Part = PaperEdit.Part
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
Worded = TypeVar("Worded", bound=WordedPaper)


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: their part of the paper, and the daily report that they come from, if from one."""

    part: str
    source: UUID | None

    @property
    def key(self) -> str:
        """As the name of a form's field."""
        return f"{self.part}-{self.source}" if self.source else self.part


@dataclass(frozen=True, slots=True)
class Sentence:
    """The drafted words of one place."""

    place: Place
    village: str
    day: date | None
    number: int  # of the daily report; 0: from none
    drafted: str


Edits = Mapping[Place, str]


def sentences_of(paper: MonthlyReportPaper | WordedPaper) -> list[Sentence]:
    """Everything that was drafted in words; figures come from the daily reports alone."""
    if not isinstance(paper, MonthlyReportPaper):
        return [Sentence(Place(one.part, None), "", None, 0, one.text) for one in drafted_words(paper)]
    return [*_outcomes(paper), *_obstacles(paper), *_recommendations(paper)]


def with_edits(paper: MonthlyReportPaper, edits: Edits) -> MonthlyReportPaper:
    """The paper with the author's words, each marked; words equal to the drafted ones are no edit."""
    if not edits:
        return paper

    def written(part: str, report: int, drafted: str) -> str:
        return edits.get(Place(part, _source(paper, report)), drafted)

    visits = []
    for visit in paper.visits:
        outcome = written(Part.OUTCOME, visit.report, visit.outcome)
        visits.append(replace(visit, outcome=outcome, edited=outcome != visit.outcome))
    obstacles: list[ObstacleLine] = []
    for line in paper.obstacles:
        problem = written(Part.PROBLEM, line.report, line.problem)
        follow_up = written(Part.FOLLOW_UP, line.report, line.follow_up)
        changed = (problem, follow_up) != (line.problem, line.follow_up)
        obstacles.append(replace(line, problem=problem, follow_up=follow_up, edited=changed))
    recommendations = []
    for one in paper.recommendations:
        text = written(Part.RECOMMENDATION, one.report, one.text)
        recommendations.append(replace(one, text=text, edited=text != one.text))
    if added := edits.get(Place(Part.ADDED, None)):
        recommendations.append(Recommendation(text=added, report=0, edited=True))
    return replace(paper, visits=tuple(visits), obstacles=tuple(obstacles), recommendations=tuple(recommendations))


def with_words(paper: Worded, edits: Iterable[PaperEdit]) -> Worded:
    """An area's paper with what is drafted from its figures, or with the author's words, each marked."""
    return replace(paper, words=own_words(drafted_words(paper), edits))


def own_words(drafted: Iterable[Paragraph], edits: Iterable[PaperEdit]) -> tuple[Paragraph, ...]:
    """The same of the words alone; a paragraph that nobody has words for is left out."""
    standing, words = words_that_hold(edits), []
    for one in drafted:
        text = standing.get(Place(one.part, None), one.text)
        words.append(replace(one, text=text, edited=text != one.text))
    return tuple(one for one in words if one.text or one.edited)


def unknown_numbers(sentence: Sentence, text: str) -> list[str]:
    """Numbers of the author's words that the drafted ones do not have: mistyped, of other figures, or out of date."""
    known = set(NUMBER.findall(sentence.drafted))
    return list(dict.fromkeys(one for one in NUMBER.findall(text) if one not in known))


def words_that_hold(edits: Iterable[PaperEdit]) -> dict[Place, str]:
    """By place, of edits in their order."""
    return {Place(one.part, one.source): one.text for one in edits}


def _outcomes(paper: MonthlyReportPaper) -> Iterator[Sentence]:
    for one in paper.visits:
        place = Place(Part.OUTCOME, _source(paper, one.report))
        yield Sentence(place, one.village, one.date, one.report, one.outcome)


def _obstacles(paper: MonthlyReportPaper) -> Iterator[Sentence]:
    for one in paper.obstacles:
        source = _source(paper, one.report)
        yield Sentence(Place(Part.PROBLEM, source), one.village, None, one.report, one.problem)
        yield Sentence(Place(Part.FOLLOW_UP, source), one.village, None, one.report, one.follow_up)


def _recommendations(paper: MonthlyReportPaper) -> Iterator[Sentence]:
    for one in paper.recommendations:
        yield Sentence(Place(Part.RECOMMENDATION, _source(paper, one.report)), "", None, one.report, one.text)
    yield Sentence(Place(Part.ADDED, None), "", None, 0, "")


def _source(paper: MonthlyReportPaper, number: int) -> UUID | None:
    return UUID(paper.sources[number - 1]) if 0 < number <= len(paper.sources) else None
