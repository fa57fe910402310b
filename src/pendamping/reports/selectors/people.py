"""Whose documents somebody may read."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from pendamping.common.periods import Month
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.people.models import CONTRACTED, AssignmentArea, Person, Tier

REPORTING = (*CONTRACTED, Tier.KELURAHAN_FACILITATOR)


def reads_others(scope: Scope) -> bool:
    return scope.may("daily_report.read_all") or scope.may("daily_report.read_verified")


def readable_people(scope: Scope, month: Month) -> QuerySet[Person]:
    """Oneself; and who was placed inside the scope in that month, for roles that read others' work.

    Such a person's month is readable as a whole, also what was done outside the scope: it is one paper.
    """
    own = Q(pk=scope.person_id)
    if not reads_others(scope):
        return Person.objects.filter(own)
    placed = _placements(scope, month.first, month.last)
    return Person.objects.filter(own | Q(pk__in=placed.values("assignment__person_id")))


def readable_months(scope: Scope, person_id: UUID, months: Sequence[Month]) -> list[Month]:
    """Those of `months`, which are in descending order, in which `readable_people` holds this person."""
    if person_id == scope.person_id:
        return list(months)
    if not reads_others(scope):
        return []
    placed = _placements(scope, months[-1].first, months[0].last).filter(assignment__person_id=person_id)
    spans = placed.values_list("assignment__start", "assignment__end")
    return [
        month
        for month in months
        if any(start <= month.last and (end is None or end >= month.first) for start, end in spans)
    ]


def readable_person(scope: Scope, person_id: UUID, month: Month) -> Person:
    """Raises: NotFound."""
    person = readable_people(scope, month).filter(pk=person_id).first()
    if person is None:
        raise NotFound
    return person


def once_readable_person(scope: Scope, person_id: UUID) -> Person:
    """Oneself, or somebody who was placed inside the scope in any month.

    Raises: NotFound.
    """
    readable = Q(pk=scope.person_id)
    if reads_others(scope):
        readable |= Q(pk__in=_placements(scope, date.min, date.max).values("assignment__person_id"))
    person = Person.objects.filter(readable, pk=person_id).first()
    if person is None:
        raise NotFound
    return person


def _placements(scope: Scope, since: date, until: date) -> QuerySet[AssignmentArea]:
    return AssignmentArea.objects.filter(
        scope.q("region_id"),
        Q(assignment__end__isnull=True) | Q(assignment__end__gte=since),
        assignment__start__lte=until,
        assignment__tier__in=REPORTING,
    )
