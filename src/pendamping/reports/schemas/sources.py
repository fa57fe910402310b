"""The daily reports behind a figure of an area's paper, in the short form that such a paper has room for."""

from dataclasses import dataclass
from datetime import date

from pendamping.reports.schemas.feeds import fed_by


@fed_by(
    author="author",
    numbers="date",
    days="date",
    visits="kind",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class NamedReports:
    """Reports of one person in one month, by the numbers that all papers of that month give them."""

    author: str
    numbers: tuple[int, ...]
    days: tuple[date, ...]  # of each of them
    visits: tuple[int, ...]  # the numbers of those that are visits
