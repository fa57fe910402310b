"""Where a sheet stands while it is being filled: progress, the score of what is answered, what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pendamping.engine.index import score_one
from pendamping.engine.law.entries import Dimension
from pendamping.engine.law.index_model import IndexDefinition
from pendamping.indices.models import Status


@dataclass(frozen=True, slots=True)
class DimensionStanding:
    """The sum of a dimension; None while an indicator of it has no score."""

    dimension: Dimension
    total: int | None
    scored: int  # of so many indicators the score is known
    indicators: int


@dataclass(frozen=True, slots=True)
class Standing:
    answered: int
    questions: int
    scored: int  # indicators whose score is known
    indicators: int
    dimensions: Sequence[DimensionStanding]
    points: int | None
    top_points: int
    status: str  # "" while it cannot be told
    missing: Sequence[str]  # labels of the questions without an answer

    @property
    def status_label(self) -> str:
        return str(Status(self.status).label) if self.status else ""

    @property
    def is_complete(self) -> bool:
        return self.answered == self.questions


def standing_of(given: Mapping[str, object], index: IndexDefinition) -> Standing:
    """The standing of one village; the engine decides, here it is only put together."""
    scored = score_one(given, index)
    known = {id_ for id_, score in scored.scores.items() if score is not None}
    dimensions = []
    for one in scored.dimensions:
        own = index.indicators_of[one.dimension.id]
        dimensions.append(DimensionStanding(one.dimension, one.total, sum(id_ in known for id_ in own), len(own)))
    return Standing(
        answered=sum(id_ in given for id_ in index.answers),
        questions=len(index.answers),
        scored=len(known),
        indicators=len(index.indicators),
        dimensions=dimensions,
        points=scored.points,
        top_points=index.top_points,
        status=scored.status or "",
        missing=[answer.label for id_, answer in index.answers.items() if id_ not in given],
    )
