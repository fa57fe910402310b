"""The letters that invite to a meeting: one page each, with the personal QR that opens it at the door."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse

from pendamping.meetings.models import Invitee, Meeting
from pendamping.meetings.reading import AgendaLine
from pendamping.reports import wording
from pendamping.reports.lines import Printable
from pendamping.reports.meetings import parts
from pendamping.reports.schemas.feeds import fed_by


@fed_by(
    parts.facts,
    title="meetings.Meeting.title",
    number="meetings.Meeting.letter_number",
    agenda=("meetings.AgendaItem.title", "meetings.AgendaItem.minutes"),
    link="meetings.Meeting.link",
    letters=("meetings.Invitee.name", "meetings.Invitee.position"),
)
def letters(meeting: Meeting, lines: Sequence[AgendaLine], invitees: Sequence[Invitee], *, number: str) -> Printable:
    """All letters of a meeting, in the order of its list."""
    named = wording.plain(meeting.title)
    return {
        "title": "Undangan",
        "document": f"Undangan: {named}, {wording.long_date(meeting.date)}",
        "heading": [
            {"label": "Nomor", "value": number or "belum bernomor"},
            {"label": "Sifat", "value": "Biasa"},
            {"label": "Lampiran", "value": "–"},
            {"label": "Hal", "value": f"Undangan {named}"},
        ],
        "opening": f"Dengan hormat, kami mengundang Bapak/Ibu hadir pada {named}, yang akan dilaksanakan pada:",
        "facts": parts.facts(meeting),
        "agenda": [f"{wording.clock(one.at)}  {wording.plain(one.item.title)}" for one in lines],
        "link": meeting.link,
        "closing": "Demikian kami sampaikan, atas perhatian dan kehadiran Bapak/Ibu diucapkan terima kasih.",
        "letters": [
            {
                "name": wording.plain(one.name),
                "position": wording.plain(one.position if one.position != one.name else ""),
                "url": address_of(one),
            }
            for one in invitees
        ],
    }


def address_of(invitee: Invitee) -> str:
    return settings.BASE_URL + reverse("meetings:invitation", args=[invitee.token])
