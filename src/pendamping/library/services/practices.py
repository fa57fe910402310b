"""What happens to a good practice: written, handed in, looked at by somebody else, published, withdrawn."""

from uuid import UUID

from django.db import transaction

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.library.errors import EditConflict, NotWaiting, OwnPractice, UnknownTheme
from pendamping.library.indexing import index_practice
from pendamping.library.models import Practice, PracticeRequest
from pendamping.library.rules import own_writable, said
from pendamping.library.schemas import PracticeContent
from pendamping.library.selectors.practices import get_practice, is_own
from pendamping.library.themes import themes_on
from pendamping.meetings.errors import MeetingNotFound
from pendamping.regions.models import Region
from pendamping.regions.selectors import get_region

State = Practice.State


@transaction.atomic
def write_practice(scope: Scope, content: PracticeContent, *, is_sample: bool = False) -> Practice:
    """Begin a practice as a draft of this writer.

    Raises:
        NotAllowed: the role writes no practices.
        RegionNotFound: outside `scope`.
        UnknownTheme, MeetingNotFound: theme or meeting do not fit.
    """
    scope.require("practice.write")
    practice = Practice(
        author_id=scope.person_id,
        account_id=scope.account_id,
        author_name=scope.name,
        written_on=scope.today,
        is_sample=is_sample,
    )
    return _store(scope, practice, content, "practice.written")


@transaction.atomic
def edit_practice(scope: Scope, pk: UUID, content: PracticeContent, *, version: int) -> Practice:
    """Mend what is not handed in, or was returned, by its writer, seen in `version`.

    Raises:
        PracticeNotFound; NotYours: somebody else's, or on its way.
        EditConflict: it was changed meanwhile.
        RegionNotFound, UnknownTheme, MeetingNotFound.
    """
    practice = own_writable(scope, pk)
    if practice.version != version:
        raise EditConflict
    practice.version += 1
    return _store(scope, practice, content, "practice.edited")


@transaction.atomic
def submit_practice(scope: Scope, pk: UUID) -> Practice:
    """Hand it in for review.

    Raises: NotAllowed, PracticeNotFound, NotYours.
    """
    practice = own_writable(scope, pk)
    practice.state, practice.submitted_on = State.SUBMITTED, scope.today
    return _moved(scope, practice, "practice.submitted")


@transaction.atomic
def publish_practice(scope: Scope, pk: UUID, note: str = "") -> Practice:
    """Show it to everybody.

    Raises:
        NotAllowed: the role reviews no practices.
        PracticeNotFound: absent, or outside `scope`.
        OwnPractice: somebody else reviews one's own.
        NotWaiting: it is not handed in.
    """
    practice = _to_review(scope, pk)
    practice.state, practice.published_on = State.PUBLISHED, scope.today
    practice.reviewed_by, practice.review_note = scope.name, note.strip()
    return _moved(scope, practice, "practice.published")


@transaction.atomic
def return_practice(scope: Scope, pk: UUID, note: str) -> Practice:
    """Give it back to its writer with what to mend.

    Raises: as `publish_practice`; NoteMissing: nothing is said.
    """
    practice = _to_review(scope, pk)
    practice.state, practice.reviewed_by, practice.review_note = State.RETURNED, scope.name, said(note)
    return _moved(scope, practice, "practice.returned")


@transaction.atomic
def withdraw_practice(scope: Scope, pk: UUID, note: str) -> Practice:
    """Take a published one out of the library, such as when it proved wrong; it stays with its writer and the office.

    Raises: NotAllowed, PracticeNotFound; NotWaiting: it is not published; NoteMissing.
    """
    practice = _reviewed_here(scope, pk)
    if practice.state != State.PUBLISHED:
        raise NotWaiting(state=practice.get_state_display().lower())
    practice.state, practice.reviewed_by, practice.review_note = State.WITHDRAWN, scope.name, said(note)
    return _moved(scope, practice, "practice.withdrawn")


def _reviewed_here(scope: Scope, pk: UUID) -> Practice:
    """A published one is read everywhere, and reviewed only by the office of its area.

    Raises: NotAllowed, PracticeNotFound.
    """
    scope.require("practice.review")
    practice = get_practice(scope, pk, lock=True)
    get_region(scope, practice.region_id)
    return practice


def _to_review(scope: Scope, pk: UUID) -> Practice:
    practice = _reviewed_here(scope, pk)
    if is_own(scope, practice):
        raise OwnPractice
    if practice.state != State.SUBMITTED:
        raise NotWaiting(state=practice.get_state_display().lower())
    return practice


def _store(scope: Scope, practice: Practice, content: PracticeContent, action: str) -> Practice:
    """Raises: RegionNotFound, UnknownTheme, MeetingNotFound."""
    region = get_region(scope, content.region)
    themes = themes_on(practice.written_on)
    if content.theme not in themes:
        raise UnknownTheme(theme=content.theme)
    if content.meeting and content.meeting != practice.meeting_id:
        _require_asked(content.meeting, region)
    content.write_to(practice)
    practice.region = region
    practice.save()
    index_practice(practice, themes[content.theme])
    record_audit(scope, action, practice)
    return practice


def _require_asked(meeting: UUID, region: Region) -> None:
    """Raises: MeetingNotFound: that meeting asked nothing of this kecamatan."""
    if not PracticeRequest.objects.filter(meeting=meeting, region_id=region.code[:6]).exists():
        raise MeetingNotFound


def _moved(scope: Scope, practice: Practice, action: str) -> Practice:
    practice.version += 1
    practice.save()
    record_audit(scope, action, practice)
    return practice
