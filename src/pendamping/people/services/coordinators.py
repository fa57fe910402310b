"""Coordinators: a dated extra duty of somebody who is placed in the area."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.people.errors import (
    AlreadyEnded,
    AssignmentEndsBeforeStart,
    CoordinatorSeatTaken,
    CoordinatorWithoutPost,
    EndBeforeStart,
    WrongCoordinatorArea,
)
from pendamping.people.models import CONTRACTED, Assignment, CoordinatorTerm, Person
from pendamping.people.rules import COUNTRY, level_word
from pendamping.people.schemas import NewCoordinatorTerm
from pendamping.people.selectors import get_kept_person, get_term
from pendamping.people.services.memberships import end_roles_of, give_roles_of_posts
from pendamping.regions.models import Region, RegionGroup

Role = CoordinatorTerm.Role
LEADS = {
    Role.KORCAM: Region.Level.DISTRICT,
    Role.KORWIL: Region.Level.REGENCY,  # through a cluster of its kecamatan
    Role.KORKAB: Region.Level.REGENCY,
    Role.KORPROV: Region.Level.PROVINCE,
    Role.KORNAS: COUNTRY,
}


@transaction.atomic
def begin_coordinator_term(scope: Scope, new: NewCoordinatorTerm) -> CoordinatorTerm:
    """Make somebody coordinator over an area for a time; the account gets the role.

    Raises:
        NotAllowed, PersonNotFound: the role may not, or the person's record is not kept inside `scope`.
        WrongCoordinatorArea: the area is not of the level that this coordinator leads, or lies outside `scope`.
        AssignmentEndsBeforeStart: the end lies before the start.
        CoordinatorWithoutPost: the person is not placed in that area on the first day.
        CoordinatorSeatTaken: another one leads there during that time.
    """
    scope.require("assignment.write")
    person = get_kept_person(scope, new.person_id, lock=True)
    clusters = RegionGroup.objects.filter(kind=RegionGroup.Kind.CLUSTER)
    cluster = clusters.filter(pk=new.cluster_id).first() if new.cluster_id else None
    if not _area_fits(scope, new, cluster):
        raise WrongCoordinatorArea(role=new.role.label, level=_leads_word(new.role))
    if new.end is not None and new.end < new.start:
        raise AssignmentEndsBeforeStart(start=date_format(new.start), end=date_format(new.end))
    if not _is_placed(person, new.region or "", new.start):
        raise CoordinatorWithoutPost(name=person.name, day=date_format(new.start))
    in_time = Q() if new.end is None else Q(start__lte=new.end)
    same_seat = CoordinatorTerm.objects.filter(in_time, Q(end__isnull=True) | Q(end__gte=new.start), role=new.role)
    holder = same_seat.filter(region=new.region, cluster=cluster).select_related("person").first()
    if holder:
        raise CoordinatorSeatTaken(name=holder.person.name, role=new.role.label)
    term = CoordinatorTerm.objects.create(**new.model_dump(exclude={"region"}), region_id=new.region)
    record_audit(scope, "coordinator_term.begun", term, person=person.pk, role=new.role)
    give_roles_of_posts(scope, person)
    return term


@transaction.atomic
def end_coordinator_term(scope: Scope, term_id: int, last_day: date) -> CoordinatorTerm:
    """Let a term end on `last_day`, its last one; the account loses the role with it.

    Raises:
        NotAllowed, NotFound: the role may not, or the term lies outside `scope`.
        EndBeforeStart, AlreadyEnded: that day is before its first day, or it ended before.
    """
    scope.require("assignment.write")
    term = get_term(scope, term_id)
    if last_day < term.start:
        raise EndBeforeStart(start=date_format(term.start))
    if term.end is not None and term.end <= last_day:
        raise AlreadyEnded(end=date_format(term.end))
    term.end = last_day
    term.save(update_fields=["end"])
    record_audit(scope, "coordinator_term.ended", term, person=term.person_id, last_day=last_day)
    end_roles_of(scope, term, last_day)
    return term


def _area_fits(scope: Scope, new: NewCoordinatorTerm, cluster: RegionGroup | None) -> bool:
    code = new.region or ""
    known = not code or Region.objects.filter(pk=code).exists()
    led_by_cluster = new.role == Role.KORWIL
    cluster_fits = cluster is not None and cluster.regency_id == code
    return known and scope.covers(code) and len(code) == LEADS[new.role] and cluster_fits == led_by_cluster


def _leads_word(role: CoordinatorTerm.Role) -> str:
    word = level_word(LEADS[role])
    return f"{RegionGroup.Kind.CLUSTER.label} ({word})" if role == Role.KORWIL else word


def _is_placed(person: Person, code: str, day: date) -> bool:
    """Whether a post of this person touches the area: inside it, or over it."""
    posts = Assignment.objects.active_on(day).filter(person=person, tier__in=CONTRACTED).prefetch_related("areas")
    return any(
        area.region_id.startswith(code) or code.startswith(area.region_id)
        for post in posts
        for area in post.areas.all()
    ) or (not code and posts.exists())
