"""Meetings that somebody may see, and those that they keep."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from pendamping.common.scope import Scope
from pendamping.meetings.errors import InviteeNotFound, ItemNotFound, MeetingNotFound
from pendamping.meetings.groups import Group
from pendamping.meetings.models import AgendaItem, Attendance, Invitee, Meeting
from pendamping.meetings.models.meeting import invited


def meetings_in(scope: Scope) -> QuerySet[Meeting]:
    """Newest first."""
    return Meeting.objects.within(scope).select_related("region", "host")


def get_meeting(scope: Scope, pk: UUID) -> Meeting:
    """Raises: MeetingNotFound: absent, or neither of the area nor one that this person is invited to."""
    meeting = meetings_in(scope).select_related("series", "turn_of").filter(pk=pk).first()
    if meeting is None:
        raise MeetingNotFound
    return meeting


def get_managed(scope: Scope, pk: UUID, *, lock: bool = False) -> Meeting:
    """A meeting of the own area, for whoever keeps meetings there.

    Raises: MeetingNotFound: absent, or of another area.
    """
    found = Meeting.objects.filter(scope.q("region_id"), pk=pk)
    if lock:
        found = found.select_for_update(of=("self",))
    meeting = found.select_related("region", "series", "host", "turn_of").first()
    if meeting is None:
        raise MeetingNotFound
    return meeting


def get_invitee(scope: Scope, pk: UUID) -> Invitee:
    """Of a meeting of the own area.

    Raises: InviteeNotFound.
    """
    found = Invitee.objects.filter(scope.q("meeting__region_id"), pk=pk).select_related("meeting").first()
    if found is None:
        raise InviteeNotFound
    return found


def own_invitation(scope: Scope, meeting: Meeting) -> Invitee | None:
    return invited(scope).filter(meeting=meeting).first()


def get_item(scope: Scope, pk: UUID) -> AgendaItem:
    """Of a meeting of the own area.

    Raises: ItemNotFound.
    """
    found = AgendaItem.objects.filter(scope.q("meeting__region_id"), pk=pk)
    item = found.select_related("meeting", "organisation").first()
    if item is None:
        raise ItemNotFound
    return item


def may_see_people(scope: Scope, meeting: Meeting) -> bool:
    """Whether this scope sees who is invited and who came: whoever keeps the meeting, and its helpers."""
    if scope.covers(meeting.region_id):
        return True
    return invited(scope).filter(meeting=meeting, is_helper=True).exists()


def previous_of(scope: Scope, meeting: Meeting) -> Meeting | None:
    """The meeting before this one in its row, or of its area and level."""
    earlier = Meeting.objects.within(scope).filter(date__lt=meeting.date).exclude(state=Meeting.State.CANCELLED)
    if meeting.series_id:
        earlier = earlier.filter(series=meeting.series_id)
    else:
        earlier = earlier.filter(series=None, region=meeting.region_id, level=meeting.level)
    return earlier.order_by("-date", "-start").first()


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many of one heading were invited and came."""

    group: Group
    invited: int
    present: int


@dataclass(frozen=True, slots=True)
class Presence:
    """Who came, in figures; everybody who came counts, invited or not."""

    invited: int
    present: int
    men: int
    women: int
    excused: int
    groups: list[GroupCount]

    @property
    def missing(self) -> int:
        """Invited, neither come nor excused."""
        came = sum(min(one.present, one.invited) for one in self.groups)
        return max(0, self.invited - came - self.excused)


def presence_of(scope: Scope, meeting: Meeting) -> Presence:
    """Figures only, for everybody who may see the meeting; two queries."""
    if not scope.covers(meeting.region_id) and not Meeting.objects.within(scope).filter(pk=meeting.pk).exists():
        raise MeetingNotFound
    excused = Count("pk", filter=~Q(excused_because="") & _nobody_came())
    invited = Invitee.objects.filter(meeting=meeting).order_by().values_list("group")
    asked = {group: (number, away) for group, number, away in invited.annotate(number=Count("pk"), excused=excused)}
    came = Attendance.objects.filter(meeting=meeting, removed_at=None).order_by()
    rows = {
        row["group"]: row
        for row in came.values("group").annotate(
            present=Count("pk"), women=Count("pk", filter=Q(sex="f")), men=Count("pk", filter=Q(sex="m"))
        )
    }
    groups = [
        GroupCount(one, asked.get(one.value, (0, 0))[0], rows[one.value]["present"] if one.value in rows else 0)
        for one in Group
        if one.value in asked or one.value in rows
    ]
    return Presence(
        invited=sum(number for number, _away in asked.values()),
        present=sum(one.present for one in groups),
        men=sum(row["men"] for row in rows.values()),
        women=sum(row["women"] for row in rows.values()),
        excused=sum(away for _number, away in asked.values()),
        groups=groups,
    )


def invitees_of(scope: Scope, meeting: Meeting) -> QuerySet[Invitee]:
    """With what is known of their coming, for those who may see people.

    Raises: MeetingNotFound: this scope sees figures only.
    """
    if not may_see_people(scope, meeting):
        raise MeetingNotFound
    return Invitee.objects.filter(meeting=meeting).select_related("attendance", "organisation")


def guests_of(scope: Scope, meeting: Meeting) -> QuerySet[Attendance]:
    """Who came without an invitation.

    Raises: MeetingNotFound: this scope sees figures only.
    """
    if not may_see_people(scope, meeting):
        raise MeetingNotFound
    return Attendance.objects.filter(meeting=meeting, invitee=None, removed_at=None)


def _nobody_came() -> Q:
    return Q(attendance__isnull=True) | Q(attendance__removed_at__isnull=False)
