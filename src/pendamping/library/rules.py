"""What services ask before they touch a practice."""

from uuid import UUID

from pendamping.common.scope import Scope
from pendamping.library.errors import NoteMissing, NotYours
from pendamping.library.models import Practice
from pendamping.library.selectors.practices import get_practice, is_own


def own_writable(scope: Scope, pk: UUID) -> Practice:
    """The writer's own, not on its way, locked.

    Raises: NotAllowed, PracticeNotFound, NotYours.
    """
    scope.require("practice.write")
    practice = get_practice(scope, pk, lock=True)
    if not is_own(scope, practice) or not practice.is_writable:
        raise NotYours
    return practice


def said(note: str) -> str:
    """What somebody wrote, trimmed.

    Raises: NoteMissing: nothing is left of it.
    """
    text = note.strip()
    if not text:
        raise NoteMissing
    return text
