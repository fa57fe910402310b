"""One contract, placement or term, where the scope may change it."""

from datetime import date

from django.db.models import Q, QuerySet

from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope, codes_within
from pendamping.people.errors import AssignmentNotFound
from pendamping.people.models import Assignment, AssignmentArea, Contract, CoordinatorTerm, Person


def get_post(scope: Scope, pk: int) -> Assignment:
    """A placement whose areas all lie inside the scope, with its person and areas.

    Raises: AssignmentNotFound: no such placement, or any of its areas lies outside `scope`.
    """
    posts = Assignment.objects.within(scope).select_related("person").prefetch_related("areas__region")
    found = posts.filter(pk=pk).first()
    if found is None or not all(scope.covers(area.region_id) for area in found.areas.all()):
        raise AssignmentNotFound
    return found


def get_contract(scope: Scope, pk: int) -> Contract:
    """Raises: NotFound: no such contract, or its person's record is not kept inside `scope`."""
    kept = Person.objects.kept_by(scope).values("pk")
    found = Contract.objects.filter(pk=pk, person__in=kept).select_related("person").first()
    if found is None:
        raise NotFound
    return found


def contracts_to_sign(scope: Scope, prefix: str, day: date) -> QuerySet[Contract]:
    """Contracts of an area that run or begin after `day` and are not known to be signed on another one."""
    kept = Person.objects.kept_by(scope).values("pk")
    here = AssignmentArea.objects.filter(codes_within((prefix,), "region_id")).values("assignment__person_id")
    at_home = codes_within((prefix,), "person__domicile_id") | codes_within((prefix,), "person__registered_at")
    open_or_today = Q(signed_on=None) | Q(signed_on=day)
    found = Contract.objects.filter(open_or_today, Q(person__in=here) | at_home, person__in=kept, end__gte=day)
    return found.select_related("person").order_by("person__name", "start")


def get_term(scope: Scope, pk: int) -> CoordinatorTerm:
    """Raises: NotFound: no such term, or its area lies outside `scope`."""
    found = CoordinatorTerm.objects.filter(pk=pk).select_related("person", "region", "cluster").first()
    if found is None or not scope.covers(found.region_id or ""):
        raise NotFound
    return found
