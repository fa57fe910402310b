"""One contract, placement or term, where the scope may change it."""

from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.people.errors import AssignmentNotFound
from pendamping.people.models import Assignment, Contract, CoordinatorTerm, Person


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


def get_term(scope: Scope, pk: int) -> CoordinatorTerm:
    """Raises: NotFound: no such term, or its area lies outside `scope`."""
    found = CoordinatorTerm.objects.filter(pk=pk).select_related("person", "region", "cluster").first()
    if found is None or not scope.covers(found.region_id or ""):
        raise NotFound
    return found
