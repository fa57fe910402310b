"""The verified work of an area as the laporan program sums it: by theme, by place, by month, and by author."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from pendamping.common.periods import Period
from pendamping.common.scope import codes_within
from pendamping.fieldwork.models import DailyReport, DailyReportQuerySet
from pendamping.regions.models import Region
from pendamping.reports.gathering.numbers import records_of

WITHOUT: Final = ""  # the theme of work that names none


class Work(NamedTuple):
    """One daily report, as far as it is counted."""

    region: str
    themes: Sequence[str]
    day: date
    author: str
    is_visit: bool
    minutes: int
    has_problem: bool
    men: int | None
    women: int | None
    is_sample: bool
    number: int  # in its author's month; 0: not asked


@dataclass(slots=True)
class Sum:
    reports: int = 0
    visits: int = 0
    minutes: int = 0
    problems: int = 0
    men: int | None = None
    women: int | None = None
    villages: set[str] = field(default_factory=set)
    authors: set[str] = field(default_factory=set)

    def add(self, work: Work) -> None:
        self.reports += 1
        self.visits += work.is_visit
        self.minutes += work.minutes
        self.problems += work.has_problem
        self.men = _plus(self.men, work.men)
        self.women = _plus(self.women, work.women)
        self.authors.add(work.author)
        if len(work.region) == Region.Level.VILLAGE:
            self.villages.add(work.region)


@dataclass(slots=True)
class ProgramWork:
    """Every sum of one period, made in one reading."""

    number: int = 0
    is_sample: bool = False
    themes: defaultdict[str, Sum] = field(default_factory=lambda: defaultdict(Sum))
    places: defaultdict[tuple[str, str], Sum] = field(default_factory=lambda: defaultdict(Sum))
    months: defaultdict[date, Sum] = field(default_factory=lambda: defaultdict(Sum))
    reports: defaultdict[tuple[str, str], defaultdict[str, list[tuple[date, int]]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )  # by theme and place, then by author: the days and numbers that a paper with its sources names

    def add(self, work: Work, below: int) -> None:
        self.number += 1
        self.is_sample |= work.is_sample
        self.months[work.day.replace(day=1)].add(work)
        for theme in work.themes or (WITHOUT,):
            self.themes[theme].add(work)
            place = work.region[:below]
            self.reports[theme, place][work.author].append((work.day, work.number))
            if len(place) == below:
                self.places[theme, place].add(work)


def program_work(code: str, period: Period, below: int, *, with_numbers: bool = False) -> ProgramWork:
    """One query, with numbers two. `below`: the length of the codes among which a place is told apart."""
    work = ProgramWork()
    authors = counted_in(code, period).order_by().values("author_id")
    numbers = {one.pk: one.number for one in records_of(authors, period)} if with_numbers else {}
    for one in _work_in(code, period, numbers):
        work.add(one, below)
    return work


def counted_in(code: str, period: Period) -> DailyReportQuerySet:
    inside = codes_within((code,), "region_id")
    return DailyReport.objects.filter(inside, date__range=(period.first, period.last)).counted()


def _work_in(code: str, period: Period, numbers: Mapping[UUID, int]) -> Iterator[Work]:
    fields = (
        *("pk", "region_id", "themes", "date", "author__name", "kind", "start", "end"),
        *("problem", "participants_m", "participants_f", "is_sample"),
    )
    for pk, region, themes, day, author, kind, start, end, problem, men, women, is_sample in (
        counted_in(code, period).order_by("date", "pk").values_list(*fields).iterator()
    ):
        minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
        is_visit = kind == DailyReport.Kind.FIELD_VISIT
        yield Work(
            region, themes, day, author, is_visit, minutes, bool(problem), men, women, is_sample, numbers.get(pk, 0)
        )


def _plus(one: int | None, other: int | None) -> int | None:
    return one if other is None else (one or 0) + other
