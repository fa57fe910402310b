"""Roles belong to posts: who takes one gets its role in the same transaction, who leaves it loses it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Q

from pendamping.access.models import Account, Membership
from pendamping.access.roles import Role
from pendamping.access.services import end_roles_based_on, grant_role
from pendamping.common.scope import Scope
from pendamping.people.models import Assignment, CoordinatorTerm, Person

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Due:
    """A role that a post brings with it."""

    role: Role
    region_code: str
    since: date
    until: date | None
    basis: str


def give_roles_of_posts(scope: Scope, person: Person) -> int:
    """Give the account of this person every role of its posts, today's and later ones, that it lacks; how many."""
    if person.account_id is None:
        return 0
    account = Account.objects.get(pk=person.account_id)
    held = list(Membership.objects.filter(account=account))
    before = len(held)
    for due in _due(person, scope.today):
        held += [
            grant_role(scope, account, one.role, one.region_code, since=one.since, until=one.until, basis=one.basis)
            for one in list(_lacking(due, sorted(held, key=lambda membership: membership.since)))
        ]
    return len(held) - before


def end_roles_of(scope: Scope, post: Assignment | CoordinatorTerm, last_day: date) -> None:
    """End the roles that stood on this post; another post of the same person may bring the same role back."""
    if end_roles_based_on(scope, _basis(post), last_day):
        give_roles_of_posts(scope, post.person)


def _due(person: Person, today: date) -> Iterator[_Due]:
    not_over = Q(end__isnull=True) | Q(end__gte=today)
    for post in person.assignments.filter(not_over).prefetch_related("areas").order_by("start"):
        if post.tier in Role.values:
            codes = [area.region_id for area in post.areas.all()] or [""]
            yield from (_Due(Role(post.tier), code, post.start, post.end, _basis(post)) for code in codes)
    for term in person.coordinator_terms.filter(not_over).select_related("cluster").order_by("start"):
        codes = [term.region_id or ""]
        if term.cluster:
            codes = list(term.cluster.members.values_list("pk", flat=True))
        yield from (_Due(Role(term.role), code, term.start, term.end, _basis(term)) for code in codes)


def _basis(post: Assignment | CoordinatorTerm) -> str:
    return f"{'assignment' if isinstance(post, Assignment) else 'coordinator_term'}:{post.pk}"


def _lacking(due: _Due, held: list[Membership]) -> Iterator[_Due]:
    """The days of a due role that no role held already covers; `held` in the order of their first days."""
    since = due.since
    for one in held:
        if (one.role, one.region_code) != (due.role, due.region_code) or (one.until and one.until < since):
            continue
        if since < one.since and (due.until is None or one.since <= due.until):
            yield replace(due, since=since, until=one.since - ONE_DAY)
        if one.since > (due.until or one.since):
            continue
        if one.until is None:
            return
        since = one.until + ONE_DAY
    if due.until is None or since <= due.until:
        yield replace(due, since=since)
