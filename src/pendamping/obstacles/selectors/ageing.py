"""How long obstacles wait, by the level that must act and by the organisation that answers for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Min, Q

from pendamping.common.scope import Scope
from pendamping.obstacles.models import Level, Obstacle
from pendamping.people.models import Organisation

MONTH, WEEK = timedelta(days=30), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class AgeRow:
    """Open obstacles of one level by how far they are from their day; `oldest` is the earliest such day."""

    level: Level
    late_over_month: int
    late: int  # up to a month
    due_in_week: int
    later: int
    oldest: date | None

    @property
    def total(self) -> int:
        return self.late_over_month + self.late + self.due_in_week + self.later


def ageing_in(scope: Scope) -> list[AgeRow]:
    """One row per level, the highest first; nought stays in the table."""
    today = scope.today
    counted: dict[str, Mapping[str, Any]] = {
        row["level"]: row
        for row in Obstacle.objects.within(scope)
        .open()
        .filter(part_of=None)
        .order_by()
        .values("level")
        .annotate(
            late_over_month=Count("pk", filter=Q(due_on__lt=today - MONTH)),
            late=Count("pk", filter=Q(due_on__lt=today, due_on__gte=today - MONTH)),
            due_in_week=Count("pk", filter=Q(due_on__gte=today, due_on__lte=today + WEEK)),
            later=Count("pk", filter=Q(due_on__gt=today + WEEK)),
            oldest=Min("due_on"),
        )
    }
    return [_age_row(level, counted.get(level)) for level in reversed(Level)]


def _age_row(level: Level, row: Mapping[str, Any] | None) -> AgeRow:
    if row is None:
        return AgeRow(level, 0, 0, 0, 0, None)
    return AgeRow(level, row["late_over_month"], row["late"], row["due_in_week"], row["later"], row["oldest"])


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """What one organisation answers for; `organisation` None: nobody was named yet."""

    organisation: Organisation | None
    open: int
    late: int
    solved: int  # this year
    oldest: date | None  # the earliest day of an open one


def offices_in(scope: Scope) -> Sequence[OfficeRow]:
    """Organisations with obstacles, the most overdue first; two queries."""
    not_solved = ~Q(state=Obstacle.State.SOLVED)
    rows = list(
        Obstacle.objects.within(scope)
        .filter(part_of=None)
        .order_by()
        .values("owner")
        .annotate(
            open=Count("pk", filter=not_solved),
            late=Count("pk", filter=not_solved & Q(due_on__lt=scope.today)),
            solved=Count("pk", filter=Q(solved_on__gte=date(scope.today.year, 1, 1))),
            oldest=Min("due_on", filter=not_solved),
        )
    )
    known = Organisation.objects.in_bulk([row["owner"] for row in rows])
    answered = [
        OfficeRow(known.get(row["owner"]), row["open"], row["late"], row["solved"], row["oldest"])
        for row in rows
        if row["open"] or row["solved"]
    ]
    return sorted(answered, key=lambda one: (-one.late, -one.open, str(one.organisation or "")))
