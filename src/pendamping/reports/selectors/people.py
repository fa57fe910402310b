"""Whose documents somebody may read."""

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
    placed = AssignmentArea.objects.filter(
        scope.q("region_id"),
        Q(assignment__end__isnull=True) | Q(assignment__end__gte=month.first),
        assignment__start__lte=month.last,
        assignment__tier__in=REPORTING,
    )
    return Person.objects.filter(own | Q(pk__in=placed.values("assignment__person_id")))


def readable_person(scope: Scope, person_id: UUID, month: Month) -> Person:
    """Raises: NotFound."""
    person = readable_people(scope, month).filter(pk=person_id).first()
    if person is None:
        raise NotFound
    return person
