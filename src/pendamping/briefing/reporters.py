"""Who was expected to report in the days before a meeting, and who did, as that day knew it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from pendamping.common.periods import Month, end_of_day
from pendamping.common.scope import Scope, codes_within
from pendamping.fieldwork.workdays import REPORTING, workdays_of
from pendamping.people.models import Assignment, AssignmentArea, Person
from pendamping.reports.gathering.posts import posts_of
from pendamping.reports.models import PeriodicReport, PeriodicStep, Silence

A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """A span of days, both ends included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Reporter:
    """Somebody who is expected to report, and how they did in the days looked at."""

    name: str
    post: str  # "PLD Bulik Timur"
    seat: str  # code of the place of duty; "": wider than a province
    expected: int
    missing: int  # without a report, leave, or a reason that was told
    explained: int  # without a report, with a reason that was told
    has_month: bool  # the monthly report of the month before was handed in


def reporters_known(scope: Scope, code: str, span: Days, month: Month) -> list[Reporter]:
    """Whoever was placed in the area in these days, the most days without a word first; about twelve queries."""
    held = AssignmentArea.objects.filter(
        codes_within((code,), "region_id"),
        assignment__in=Assignment.objects.filter(start__lte=span.last).exclude(end__lt=span.first),
        assignment__tier__in=REPORTING,
    )
    names = dict(Person.objects.filter(pk__in=held.values("assignment__person_id")).values_list("pk", "name"))
    until = end_of_day(scope.today)
    work = workdays_of(names, span, today=scope.today, known_by=until)
    told = _told(names, span, scope)
    handed_in = _handed_in(names, month, scope)
    posts = posts_of(list(names), span.first, span.last)
    found = []
    for pk, name in names.items():
        missing, post = work[pk].missing, posts[pk]
        explained = missing & told.get(pk, set())
        found.append(
            Reporter(
                name=name,
                post=post.title,
                seat=post.seat.code if post.seat else "",
                expected=len(work[pk].expected),
                missing=len(missing - explained),
                explained=len(explained),
                has_month=pk in handed_in,
            )
        )
    return sorted(found, key=lambda one: (-one.missing, one.name))


def _told(people: dict[UUID, str], span: Days, scope: Scope) -> dict[UUID, set[date]]:
    """Days for which somebody had said by then why no report would come."""
    told: dict[UUID, set[date]] = {}
    known = Silence.objects.filter(person__in=people, declared_at__lt=end_of_day(scope.today))
    for one in known.filter(start__lte=span.last, end__gte=span.first):
        days = {one.start + A_DAY * number for number in range((one.end - one.start).days + 1)}
        told.setdefault(one.person_id, set()).update(days)
    return told


def _handed_in(people: dict[UUID, str], month: Month, scope: Scope) -> set[UUID]:
    steps = PeriodicStep.objects.filter(
        report__author__in=people,
        report__kind=PeriodicReport.Kind.MONTHLY,
        report__since=month.first,
        kind=PeriodicStep.Kind.SUBMITTED,
        at__lt=end_of_day(scope.today),
    )
    return set(steps.values_list("report__author_id", flat=True))
