"""What a paper of a meeting says, gathered for the day it is printed."""

from base64 import b64decode
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.meetings.models import Meeting, NoteVersion
from pendamping.meetings.reading import agenda_lines
from pendamping.meetings.selectors import get_managed, get_meeting, invitees_of, may_see_people, presence_of
from pendamping.people.models import LetterNumber
from pendamping.people.selectors.letters import signatory_on
from pendamping.regions.models import Region
from pendamping.reports import lines, wording
from pendamping.reports.gathering.letters import Surroundings, surroundings_of
from pendamping.reports.lines import Printable
from pendamping.reports.meetings.invitations import letters
from pendamping.reports.meetings.kinds import PaperKind
from pendamping.reports.meetings.writing import Held, written
from pendamping.reports.schemas import LetterHead
from pendamping.reports.subjects import meeting_letter


@dataclass(frozen=True, slots=True)
class MeetingPaper:
    """Everything that one paper holds."""

    kind: PaperKind
    name: str  # of the file, without its ending
    meeting: Meeting
    data: Printable
    url: str  # of the page with the same words
    emblem: bytes  # PNG; empty: none was given


def meeting_paper(scope: Scope, pk: UUID, kind: PaperKind) -> MeetingPaper:
    """A paper with names on it, for whoever keeps the meeting or helps at its door.

    Raises: NotFound: absent, or this scope sees of it figures only.
    """
    with translation.override("id"):
        meeting = get_meeting(scope, pk)
        if not may_see_people(scope, meeting):
            raise NotFound
        if kind is PaperKind.INVITATION:
            return _invitations(scope, pk)
        notes = NoteVersion.objects.filter(item__meeting=meeting).order_by().values_list("written_by", flat=True)
        held = Held(
            meeting=meeting,
            lines=agenda_lines(meeting),
            decisions=list(meeting.decisions.all()),
            actions=list(meeting.actions.select_related("organisation", "person")),
            presence=presence_of(scope, meeting),
            came=list(meeting.attendances.filter(removed_at=None).order_by("group", "name")),
            keepers=sorted(set(notes)),
            raised=list(meeting.raised.select_related("obstacle__region")),
            awards=list(meeting.given_awards.all()),
            signings=list(meeting.signed_contracts.with_people()),
        )
        return _paper(scope, meeting, kind, written(kind, held))


def letter_number_of(scope: Scope, meeting: Meeting) -> LetterNumber | None:
    """The number that the letter of a meeting of this scope was given."""
    return LetterNumber.objects.filter(
        scope.q("region_id"), region=meeting.region_id, letter=meeting_letter(meeting.pk)
    ).first()


def _invitations(scope: Scope, pk: UUID) -> MeetingPaper:
    meeting = get_managed(scope, pk)
    given = letter_number_of(scope, meeting)
    number = given.text if given else meeting.letter_number
    data = letters(meeting, agenda_lines(meeting), list(invitees_of(scope, meeting)), number=number)
    day = given.dated if given else scope.today
    signatory = signatory_on(scope, meeting.region_id, day)
    place = surroundings_of(meeting.region)
    data["place_date"] = f"{place.letter_city}, {wording.long_date(day)}"
    data["signers"] = [
        {
            "role": signatory.role if signatory else f"Kepala {place.words.office_short_name}",
            "name": signatory.name if signatory else "",
            "under": _under(signatory.rank, signatory.employee_number) if signatory else [],
        }
    ]
    return _paper(scope, meeting, PaperKind.INVITATION, data)


def _under(rank: str, employee_number: str) -> list[str]:
    return [one for one in (rank, f"NIP {employee_number}" if employee_number else "") if one]


def _paper(scope: Scope, meeting: Meeting, kind: PaperKind, data: Printable) -> MeetingPaper:
    place = surroundings_of(meeting.region)
    head = _head(place)
    sample = " Data contoh." if meeting.is_sample else ""
    view = "meetings:invitations" if kind is PaperKind.INVITATION else "meetings:minutes"
    url = f"{settings.BASE_URL}{reverse(view, args=[meeting.pk])}"
    data.setdefault("place_date", f"{place.letter_city}, {wording.long_date(meeting.date)}")
    data |= {
        "kind": kind.value,
        "letterhead": lines.letterhead(head),
        "url": url,
        "source": f"Sumber: catatan dan daftar hadir rapat ini.{sample}",
        "printed": f"Dicetak {wording.long_date(scope.today)} oleh {scope.name}.",
    }
    name = f"{kind.value}-{meeting.date}-{meeting.region_id}"
    return MeetingPaper(kind, name, meeting, data, url, b64decode(head.emblem))


def _head(place: Surroundings) -> LetterHead:
    if place.region.level == Region.Level.DISTRICT:
        return place.letterhead_of_district()
    return place.letterhead_of_office()
