"""Printing the papers of a meeting, and giving its letter a number."""

import json
from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction

from pendamping.common.audit import Act, record_acts
from pendamping.common.scope import Scope
from pendamping.meetings.selectors import get_managed
from pendamping.people.models import LetterNumber
from pendamping.people.schemas import NewLetter
from pendamping.people.services import take_letter_number
from pendamping.reports.lines import Printable
from pendamping.reports.meetings.kinds import PaperKind
from pendamping.reports.meetings.word import word_of
from pendamping.reports.qr import qr_svg
from pendamping.reports.selectors.meeting_papers import MeetingPaper, meeting_paper
from pendamping.reports.services.issuing import DOCX, PDF, File
from pendamping.reports.subjects import meeting_letter
from pendamping.reports.typesetting import typeset

INVITATION_CODE = "005"  # invitations, in the classification of letters that governments use


@transaction.atomic
def number_invitation(scope: Scope, pk: UUID) -> LetterNumber:
    """Give the invitation of a meeting its number in the book of its office; one that has a number keeps it.

    Raises:
        NotAllowed: the role numbers no letters. MeetingNotFound: absent, or of another area.
        NoLetterScheme: nobody has said how this office numbers its letters.
    """
    meeting = get_managed(scope, pk, lock=True)
    about = f"Undangan {meeting.title}"[:200]
    new = NewLetter(letter=meeting_letter(pk), about=about, dated=scope.today, classification=INVITATION_CODE)
    taken = take_letter_number(scope, meeting.region_id, new)
    if meeting.letter_number != taken.text[:80]:
        meeting.letter_number = taken.text[:80]
        meeting.save(update_fields=["letter_number"])
    return taken


def print_meeting_pdf(scope: Scope, pk: UUID, kind: PaperKind) -> File:
    """One paper of a meeting as it stands now.

    Raises:
        NotAllowed: the role in `scope` may not read meetings.
        NotFound: absent, or this scope sees of it figures only.
    """
    paper = _gathered(scope, pk, kind)
    data = paper.data | {"author_of_record": scope.name, "footer": paper.data["document"]}
    files = {"data.json": json.dumps(data).encode(), "qr.svg": qr_svg(paper.url)}
    if paper.emblem:
        files["emblem.png"] = paper.emblem
    template = "meeting_paper.typ"
    if kind is PaperKind.INVITATION:
        template, files = "invitation.typ", files | _personal(data)
    content = typeset(template, files, datetime.combine(scope.today, datetime.min.time(), UTC))
    return _printed(scope, paper, File(f"{paper.name}.pdf", PDF, content))


def print_meeting_docx(scope: Scope, pk: UUID, kind: PaperKind) -> File:
    """The same as a Word file; raises as `print_meeting_pdf`."""
    paper = _gathered(scope, pk, kind)
    content = word_of(paper.data, paper.emblem, author=scope.name, day=scope.today)
    return _printed(scope, paper, File(f"{paper.name}.docx", DOCX, content))


def _gathered(scope: Scope, pk: UUID, kind: PaperKind) -> MeetingPaper:
    scope.require("meeting.read")
    return meeting_paper(scope, pk, kind)


def _personal(data: Printable) -> dict[str, bytes]:
    return {f"qr/{place}.svg": qr_svg(one["url"]) for place, one in enumerate(data["letters"])}


def _printed(scope: Scope, paper: MeetingPaper, file: File) -> File:
    region = paper.meeting.region_id
    facts = {"paper": paper.kind.value, "file": file.name}
    record_acts(scope, [Act("meeting.paper_printed", "meetings.meeting", str(paper.meeting.pk), region, facts)])
    return file
