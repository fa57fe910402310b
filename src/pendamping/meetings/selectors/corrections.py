"""What was wished about the minutes of a meeting, and its pictures."""

from uuid import UUID

from pendamping.common.scope import Scope
from pendamping.meetings.errors import CorrectionNotFound, PhotoNotFound
from pendamping.meetings.models import Correction, MeetingPhoto
from pendamping.meetings.selectors.meetings import get_meeting


def get_correction(scope: Scope, pk: UUID, *, lock: bool = False) -> Correction:
    """Of a meeting of the own area.

    Raises: CorrectionNotFound.
    """
    found = Correction.objects.filter(scope.q("meeting__region_id"), pk=pk).select_related("meeting")
    correction = (found.select_for_update(of=("self",)) if lock else found).first()
    if correction is None:
        raise CorrectionNotFound
    return correction


def get_photo(scope: Scope, pk: UUID) -> MeetingPhoto:
    """Of a meeting that this scope may see.

    Raises: PhotoNotFound; MeetingNotFound.
    """
    photo = MeetingPhoto.objects.filter(pk=pk).select_related("stored").first()
    if photo is None:
        raise PhotoNotFound
    get_meeting(scope, photo.meeting_id)
    return photo
