"""The registry: lists and sheets of persons. Personal numbers are never loaded for a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from pendamping.common.scope import Scope, codes_within
from pendamping.law.loader import Regulation, regulation_on
from pendamping.people.errors import PersonNotFound
from pendamping.people.models import Assignment, AssignmentArea, Contract, CoordinatorTerm, Person, Tier
from pendamping.people.numbers import NIK_LENGTH, nik_digest, only_digits
from pendamping.people.schemas import EVERYBODY, PeopleFilter
from pendamping.people.selectors.lines import Line, supervisor_of


def get_person(scope: Scope, pk: UUID) -> Person:
    """Raises: PersonNotFound: no such person, or outside `scope`."""
    person = Person.objects.within(scope).select_related("domicile", "account").filter(pk=pk).first()
    if person is None:
        raise PersonNotFound
    return person


def get_kept_person(scope: Scope, pk: UUID, *, lock: bool = False) -> Person:
    """A person whose record this scope keeps; locked until the end of the transaction where asked.

    Raises: PersonNotFound: no such person inside `scope`, or one who serves only elsewhere now.
    """
    kept = Person.objects.kept_by(scope).filter(pk=pk)
    person = (kept.select_for_update() if lock else kept).first()
    if person is None:
        raise PersonNotFound
    return person


def people_in(scope: Scope, wanted: PeopleFilter = EVERYBODY) -> QuerySet[Person]:
    """Persons whom this scope may see, by name; `assignments` of each are those of today, with areas and regions."""
    today = Assignment.objects.active_on(scope.today)
    found = Person.objects.within(scope).defer(*Person.PERSONAL, "nik_digest")
    if wanted.tiers or wanted.area or wanted.state in {"active", "acting"}:
        found = found.filter(Exists(_posts_like(wanted, scope.today)))
    if wanted.state == "former":
        found = found.exclude(pk__in=today.values("person_id"))
    if wanted.text:
        digits = only_digits(wanted.text)
        is_nik = len(digits) == NIK_LENGTH and digits.isdigit()
        found = found.filter(Q(nik_digest=nik_digest(digits)) if is_nik else Q(name__icontains=wanted.text))
    current = today.order_by("start", "pk").prefetch_related(
        Prefetch("areas", AssignmentArea.objects.select_related("region").order_by("region_id"))
    )
    return found.prefetch_related(Prefetch("assignments", current))


def _posts_like(wanted: PeopleFilter, today: date) -> QuerySet[Assignment]:
    """The posts of one person that make them fit."""
    posts = Assignment.objects.filter(person=OuterRef("pk"))
    if wanted.state in {"active", "acting"}:
        posts = posts.active_on(today)
    if wanted.state == "acting":
        posts = posts.exclude(kind__in=Assignment.HOLDING)
    if wanted.tiers:
        posts = posts.filter(tier__in=wanted.tiers)
    if wanted.area:
        areas = AssignmentArea.objects.filter(codes_within((wanted.area,), "region_id"))
        posts = posts.filter(pk__in=areas.values("assignment"))
    return posts


def active_by_tier(scope: Scope) -> dict[Tier, int]:
    """How many persons hold or stand in for a post of each tier today, inside the scope."""
    posts = Assignment.objects.within(scope).active_on(scope.today)
    counted = posts.order_by().values_list("tier").annotate(Count("person", distinct=True))
    return {tier: number for tier in Tier for one, number in counted if one == tier}


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """Everything about one person that this scope may see, personal numbers masked."""

    person: Person
    contracts: Sequence[tuple[Contract, Regulation | None]]  # each with the technical guideline of its first day
    posts: Sequence[Assignment]
    terms: Sequence[CoordinatorTerm]
    line: Line | None  # None: no post today that has anybody above it
    is_kept: bool


def person_sheet(scope: Scope, pk: UUID) -> PersonSheet:
    """Raises: PersonNotFound: no such person, or outside `scope`."""
    person = get_person(scope, pk)
    posts = list(
        person.assignments.select_related("contract").prefetch_related(
            Prefetch("areas", AssignmentArea.objects.select_related("region").order_by("region_id"))
        )
    )
    current = _current_post(posts, scope.today)
    return PersonSheet(
        person=person,
        contracts=[(one, regulation_on("juknis", one.start)) for one in person.contracts.all()],
        posts=posts,
        terms=list(person.coordinator_terms.select_related("region", "cluster")),
        line=supervisor_of(scope, current, scope.today) if current else None,
        is_kept=Person.objects.kept_by(scope).filter(pk=pk).exists(),
    )


def _current_post(posts: Sequence[Assignment], today: date) -> Assignment | None:
    """The post that somebody holds today, before those that they stand in for."""
    active = [one for one in posts if one.start <= today and (one.end is None or one.end >= today)]
    return min(active, key=lambda one: (one.kind not in Assignment.HOLDING, one.start), default=None)
