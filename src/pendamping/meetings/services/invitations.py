"""Who is invited: by the rule of the series, or by name; with a personal QR each."""

from collections.abc import Iterator
from uuid import UUID

from django.db import transaction

from pendamping.access.models import Account, Membership
from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope, codes_within
from pendamping.meetings.errors import AlreadyInvited, InviteeCame, ReasonMissing
from pendamping.meetings.groups import ROLES, TIERS, Group
from pendamping.meetings.models import Attendance, Invitee, Meeting
from pendamping.meetings.rules import require_open
from pendamping.meetings.schemas import NewInvitee
from pendamping.meetings.selectors.meetings import get_invitee, get_managed
from pendamping.people.models import Assignment, AssignmentArea, Tier
from pendamping.regions.selectors import names_of


@transaction.atomic
def invite_by_rule(scope: Scope, meeting_id: UUID) -> int:
    """Invite everybody whom the rule of the series names and who is not invited yet; returns how many came to it.

    Raises: NotAllowed; MeetingNotFound; MeetingClosed.
    """
    scope.require("meeting.manage")
    meeting = get_managed(scope, meeting_id, lock=True)
    require_open(meeting)
    if meeting.series is None:
        return 0
    groups = [Group(code) for code in meeting.series.invites if code in Group.values]
    invitees = [*_facilitators(meeting, groups), *_officials(meeting, groups), *_offices(meeting)]
    before = meeting.invitees.count()
    Invitee.objects.bulk_create(invitees, ignore_conflicts=True)
    added = meeting.invitees.count() - before
    if added:
        record_audit(scope, "meeting.invited", meeting, count=added)
    return added


def _areas(meeting: Meeting) -> tuple[str, ...]:
    """From where people are invited: the kecamatan of a cluster, or the whole area."""
    return tuple(meeting.series.areas if meeting.series else ()) or (meeting.region_id,)


def _facilitators(meeting: Meeting, groups: list[Group]) -> Iterator[Invitee]:
    """Whoever holds a post of these tiers in the area on the day of the meeting, each once."""
    heading = {tier: group for group in groups if group in TIERS for tier in TIERS[group]}
    here = AssignmentArea.objects.filter(codes_within(_areas(meeting), "region_id"))
    posts = Assignment.objects.active_on(meeting.date).filter(tier__in=heading, pk__in=here.values("assignment_id"))
    seen: set[UUID] = set()
    for post in posts.select_related("person").order_by("tier", "pk"):
        person = post.person
        if person.pk in seen:
            continue
        seen.add(person.pk)
        tier = Tier(post.tier)
        yield Invitee(
            meeting=meeting,
            person=person,
            account_id=person.account_id,
            name=person.name,
            position=str(tier.label),
            sex=person.sex,
            group=heading[tier],
        )


def _officials(meeting: Meeting, groups: list[Group]) -> Iterator[Invitee]:
    """Whoever holds these roles in the area on the day of the meeting, each once."""
    heading = {ROLES[group].value: group for group in groups if group in ROLES}
    inside = codes_within(_areas(meeting), "region_code")
    held = Membership.objects.valid_on(meeting.date).filter(inside, role__in=heading, account__is_active=True)
    memberships = list(held.select_related("account").order_by("role", "region_code"))
    names = names_of(one.region_code for one in memberships)
    seen: set[int] = set()
    for one in memberships:
        account: Account = one.account
        if account.pk in seen or account.person_id is not None:
            continue
        seen.add(account.pk)
        group = heading[one.role]
        yield Invitee(
            meeting=meeting,
            account=account,
            name=account.name,
            position=f"{group.label} {names.get(one.region_code, '')}".strip(),
            group=group,
            region_code=one.region_code,
        )


def _offices(meeting: Meeting) -> Iterator[Invitee]:
    if meeting.series is None:
        return
    for one in meeting.series.organisations.all():
        yield Invitee(meeting=meeting, organisation=one, name=one.short_name, position=one.name, group=Group.OFFICE)


@transaction.atomic
def invite_one(scope: Scope, meeting_id: UUID, new: NewInvitee) -> Invitee:
    """Invite somebody whom no rule names: a speaker, a partner.

    Raises: NotAllowed; MeetingNotFound; MeetingClosed; AlreadyInvited: that name and position is.
    """
    scope.require("meeting.manage")
    meeting = get_managed(scope, meeting_id, lock=True)
    require_open(meeting)
    if meeting.invitees.filter(name__iexact=new.name, position__iexact=new.position).exists():
        raise AlreadyInvited(name=new.name)
    invitee = Invitee.objects.create(
        meeting=meeting, name=new.name, position=new.position, sex=new.sex or "", group=new.group
    )
    record_audit(scope, "meeting.invited", meeting, count=1)
    return invitee


@transaction.atomic
def uninvite(scope: Scope, invitee_id: UUID) -> Meeting:
    """Take somebody off the list who has not come.

    Raises: NotAllowed; InviteeNotFound; MeetingClosed; InviteeCame.
    """
    scope.require("meeting.manage")
    invitee = get_invitee(scope, invitee_id)
    require_open(invitee.meeting)
    if Attendance.objects.filter(invitee=invitee).exists():
        raise InviteeCame(name=invitee.name)
    invitee.delete()
    record_audit(scope, "meeting.uninvited", invitee.meeting, count=1)
    return invitee.meeting


@transaction.atomic
def excuse_invitee(scope: Scope, invitee_id: UUID, reason: str) -> Invitee:
    """Somebody said that they cannot come; who comes after all is present.

    Raises: NotAllowed; InviteeNotFound; ReasonMissing.
    """
    scope.require("meeting.manage")
    invitee = get_invitee(scope, invitee_id)
    if not reason.strip():
        raise ReasonMissing
    invitee.excused_because = reason.strip()[:200]
    invitee.save(update_fields=["excused_because"])
    record_audit(scope, "meeting.excused", invitee.meeting)
    return invitee


@transaction.atomic
def choose_helper(scope: Scope, invitee_id: UUID, *, helps: bool) -> Invitee:
    """Whether this invitee's phone holds the list and writes down who comes.

    Raises: NotAllowed; InviteeNotFound.
    """
    scope.require("meeting.manage")
    invitee = get_invitee(scope, invitee_id)
    if invitee.is_helper != helps:
        invitee.is_helper = helps
        invitee.save(update_fields=["is_helper"])
        record_audit(scope, "meeting.helper_chosen", invitee.meeting)
    return invitee
