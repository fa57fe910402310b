"""A meeting as a calendar file (RFC 5545) that phones and mail programs take."""

from datetime import UTC, datetime

from django.utils import timezone

from pendamping.meetings.models import Meeting

LONGEST_LINE = 75  # octets, after which a line is folded


def calendar_file(meeting: Meeting, address: str) -> str:
    """One event; a cancelled meeting says so to calendars that hold it already."""
    zone = timezone.get_current_timezone()
    starts = datetime.combine(meeting.date, meeting.start, zone)
    ends = datetime.combine(meeting.date, meeting.end, zone)
    is_cancelled = meeting.state == Meeting.State.CANCELLED
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Pendamping//Rakor//ID",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{meeting.pk}@pendamping",
        f"DTSTAMP:{_moment(timezone.now())}",
        f"DTSTART:{_moment(starts)}",
        f"DTEND:{_moment(ends)}",
        f"SUMMARY:{_escaped(meeting.title)}",
        f"LOCATION:{_escaped(meeting.place)}",
        f"URL:{address}",
        f"STATUS:{'CANCELLED' if is_cancelled else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    r"""The format's own signs are marked, and a line break becomes \n.

    >>> print(_escaped("Aula; lantai 2, Nanga Bulik"))
    Aula\; lantai 2\, Nanga Bulik
    """
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Continued on lines that begin with a blank, never inside a letter of several octets."""
    parts, part, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LONGEST_LINE:
            parts.append(part)
            part, size = " ", 1
        part, size = part + letter, size + octets
    return "\r\n".join([*parts, part])
