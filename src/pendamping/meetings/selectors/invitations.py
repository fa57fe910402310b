"""The invitation that a personal token opens, for people with or without an account."""

from dataclasses import dataclass

from pendamping.meetings.errors import InviteeNotFound
from pendamping.meetings.models import AgendaItem, Invitee, Meeting


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the letter says, and nothing about anybody else."""

    invitee: Invitee
    meeting: Meeting
    agenda: list[AgendaItem]


def invitation_by(token: str) -> Invitation:
    """Raises: InviteeNotFound: no invitation has that token, or it was taken back."""
    found = Invitee.objects.filter(token=token).select_related("meeting__region", "meeting__host").first()
    if found is None:
        raise InviteeNotFound
    agenda = found.meeting.agenda.select_related("organisation")
    return Invitation(found, found.meeting, list(agenda))
