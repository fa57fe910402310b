"""The number of a daily report: its place in its author's month, the same on every paper that names it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, Final, NamedTuple, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from pendamping.common.periods import Span
from pendamping.fieldwork.models import DailyReport
from pendamping.reports.schemas import NamedReports

IN_ORDER: Final = ("date", "start", "pk")
One = TypeVar("One")


class Record(NamedTuple):
    """One daily report, as far as the paper of an area names it."""

    number: int
    author: UUID
    name: str  # of the author
    day: date
    pk: UUID
    region: str
    is_visit: bool
    title: str
    has_problem: bool
    is_sample: bool


def numbered(in_order: Iterable[One], day_of: Callable[[One], date]) -> Iterator[tuple[int, One]]:
    """Reports of one person with their numbers; `in_order`: all that count of every month among them."""
    for _month, of_month in groupby(in_order, key=lambda one: day_of(one).replace(day=1)):
        yield from enumerate(of_month, start=1)


def records_of(authors: Collection[UUID] | QuerySet[Any], span: Span) -> Iterator[Record]:
    """Everything of these people that counts in whole months, wherever it was: one query, author by author."""
    reports = DailyReport.objects.filter(author__in=authors, date__range=(span.first, span.last)).counted()
    fields = ("author_id", "author__name", "date", "pk", "region_id", "kind", "title", "problem", "is_sample")
    rows = reports.order_by("author__name", "author_id", *IN_ORDER).values_list(*fields)
    for _author, own in groupby(rows.iterator(), key=lambda row: row[0]):
        for number, (author, name, day, pk, region, kind, title, problem, is_sample) in numbered(own, _day):
            is_visit = kind == DailyReport.Kind.FIELD_VISIT
            yield Record(number, author, name, day, pk, region, is_visit, title, bool(problem), is_sample)


def _day(row: Sequence[Any]) -> date:
    day: date = row[2]
    return day


def records_by_author(authors: Collection[UUID], span: Span) -> defaultdict[UUID, list[Record]]:
    found: defaultdict[UUID, list[Record]] = defaultdict(list)
    for one in records_of(authors, span):
        found[one.author].append(one)
    return found


def named(author: str, records: Iterable[Record]) -> NamedReports:
    held = list(records)
    return NamedReports(
        author=author,
        numbers=tuple(one.number for one in held),
        days=tuple(one.day for one in held),
        visits=tuple(one.number for one in held if one.is_visit),
    )


def named_by_author(records: Iterable[Record]) -> tuple[NamedReports, ...]:
    """In the order of the records, which is that of their authors' names."""
    return tuple(named(name, own) for (_pk, name), own in groupby(records, key=lambda one: (one.author, one.name)))
