"""Meetings and actions as the phone holds them; the callers have asked only for what the scope allows."""

from typing import Final
from uuid import UUID

from django.db.models import BooleanField, Case, OuterRef, Q, QuerySet, Subquery, Value, When

from pendamping.common.scope import Scope
from pendamping.meetings.models import Action, Attendance, Invitee, Meeting
from pendamping.meetings.models.meeting import invited
from pendamping.sync.schemas.records import ActionOut, Change, InviteeOut, MeetingOut

MEETING_SAME_NAME: Final = frozenset(MeetingOut.model_fields) - {
    "region", "region_name", "host", "own_invitee", "room_code", "invitees",
}  # fmt: skip
ACTION_SAME_NAME: Final = frozenset(ActionOut.model_fields) - {
    "region", "region_name", "owner", "person", "meeting", "meeting_title",
}  # fmt: skip


def with_own(scope: Scope, meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """With this person's own seat, and whether they see who is invited: keepers and helpers at the door do."""
    helps = invited(scope).filter(is_helper=True).values("meeting_id")
    sees = Q(pk__in=Meeting.objects.filter(scope.q("region_id")).values("pk")) | Q(pk__in=helps)
    own = invited(scope).filter(meeting=OuterRef("pk")).values("pk")[:1]
    return meetings.annotate(
        own_invitee=Subquery(own),
        sees_people=Case(When(sees, then=Value(True)), default=Value(False), output_field=BooleanField()),
    )


def meeting_changes(meetings: QuerySet[Meeting]) -> dict[UUID, Change]:
    """Three queries, however many meetings."""
    loaded = list(meetings.select_related("region", "host"))
    seen = [one.pk for one in loaded if one.sees_people]  # type: ignore[attr-defined]  # by `with_own`
    here = Attendance.objects.filter(meeting__in=seen, removed_at=None).exclude(invitee=None)
    came = set(here.values_list("invitee_id", flat=True))
    seats: dict[UUID, list[InviteeOut]] = {}
    for one in Invitee.objects.filter(meeting__in=seen):
        seats.setdefault(one.meeting_id, []).append(
            InviteeOut(
                id=one.pk,
                name=one.name,
                position=one.position,
                sex=one.sex,
                group=one.group,
                code=one.token,
                present=one.pk in came,
            )
        )
    return {one.pk: Change(type="meeting", id=one.pk, meeting=_meeting(one, seats.get(one.pk, []))) for one in loaded}


def _meeting(meeting: Meeting, invitees: list[InviteeOut]) -> MeetingOut:
    sees: bool = meeting.sees_people  # type: ignore[attr-defined]  # by `with_own`
    return MeetingOut(
        **{name: getattr(meeting, name) for name in MEETING_SAME_NAME},
        region=meeting.region_id,
        region_name=meeting.region.full_name,
        host=meeting.host.short_name if meeting.host else "",
        own_invitee=meeting.own_invitee,  # type: ignore[attr-defined]  # by `with_own`
        room_code=meeting.room_code if sees else "",
        invitees=invitees,
    )


def action_changes(actions: QuerySet[Action]) -> dict[UUID, Change]:
    loaded = actions.select_related("region", "organisation", "person", "meeting")
    return {one.pk: Change(type="action", id=one.pk, action=_action(one)) for one in loaded}


def _action(action: Action) -> ActionOut:
    return ActionOut(
        **{name: getattr(action, name) for name in ACTION_SAME_NAME},
        region=action.region_id,
        region_name=action.region.full_name,
        owner=action.owner,
        person=action.person_id,
        meeting=action.meeting_id,
        meeting_title=action.meeting.title if action.meeting else "",
    )
