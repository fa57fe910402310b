"""The files of an index folder, each with its source and the state of its review."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from pendamping.engine.law.entries import (
    Actor,
    AnswerEntry,
    Band,
    Contradiction,
    Dimension,
    Entry,
    Fault,
    Group,
    IndicatorEntry,
    SeriesBreak,
    ShownWrongly,
    ValueRule,
)


class Source(Entry):
    regulation: str
    article: str | None
    copy_at: str | None = Field(alias="copy")  # an address, or a file beside this one
    seen_in: str | None = None  # the public material that was read instead of the regulation itself


class Checked(Entry):
    by: str
    date: date


class LawPage(Entry):
    """What every file of a folder begins with."""

    name: str = Field(alias="name_id")
    source: Source
    checked: Checked | None  # null: nobody compared it with the source yet

    @model_validator(mode="after")
    def checked_against_a_source(self) -> "LawPage":
        if self.checked and None in {self.source.article, self.source.copy_at}:
            raise ValueError("sudah diperiksa tanpa pasal atau salinan. checked harus null sampai keduanya ada")
        return self


class IndexFile(LawPage):
    """index.yaml: the house of the index."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    label: str = Field(alias="label_id")
    first_year: int
    last_year: int | None  # null: still in use
    successor: str | None = None
    top_points: int
    lowest_score: int = 0
    value: ValueRule
    units: Mapping[str, str] = {}  # units of its own, beside those of law/units.yaml
    dimensions: Annotated[Sequence[Dimension], Field(min_length=1)]
    groups: Annotated[Sequence[Group], Field(min_length=1)]


class StatusFile(LawPage):
    """status.yaml: the statuses from the lowest to the highest, by the day from which they hold."""

    unit: str
    values: Annotated[Mapping[date, Annotated[Sequence[Band], Field(min_length=1)]], Field(min_length=1)]


class AnswersFile(LawPage):
    """answers.yaml: the questions of the form."""

    answers: Mapping[str, AnswerEntry]
    contradictions: Sequence[Contradiction] = ()


class IndicatorsFile(LawPage):
    """indicators.yaml: what is scored, in the order of the publication."""

    indicators: Annotated[Sequence[IndicatorEntry], Field(min_length=1)]


class ActorsFile(LawPage):
    """actors.yaml: who can act."""

    actors: Mapping[str, Actor]


class FaultsFile(LawPage):
    """faults.yaml: the known faults of the official texts and figures."""

    faults: Sequence[Fault]
    shown_wrongly: Sequence[ShownWrongly] = ()
    series_breaks: Sequence[SeriesBreak] = ()


FILES: Mapping[str, type[LawPage]] = {
    "index": IndexFile,
    "status": StatusFile,
    "answers": AnswersFile,
    "indicators": IndicatorsFile,
    "actors": ActorsFile,
    "faults": FaultsFile,
}
OPTIONAL = {"answers", "actors", "faults"}
