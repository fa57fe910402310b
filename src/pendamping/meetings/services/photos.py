"""Pictures of a meeting."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from pendamping.common.audit import record_audit
from pendamping.common.files.photos import read_photo
from pendamping.common.files.storing import store_photo
from pendamping.common.scope import Scope
from pendamping.meetings.errors import MeetingClosed, PhotoNotFound, TooManyPhotos
from pendamping.meetings.models import Meeting, MeetingPhoto
from pendamping.meetings.selectors.meetings import get_managed
from pendamping.meetings.services.evidence import Upload

MOST = 40
FINISHED = (Meeting.State.LOCKED, Meeting.State.CANCELLED)


@transaction.atomic
def add_photo(scope: Scope, meeting_id: UUID, upload: Upload, caption: str) -> MeetingPhoto:
    """Keep a picture of a meeting, without the place that the camera wrote into it; the same one is kept once.

    Raises: NotAllowed; MeetingNotFound; MeetingClosed; TooManyPhotos; UploadTooLarge, NotAPhoto, TooManyPixels.
    """
    scope.require("meeting.manage")
    meeting = get_managed(scope, meeting_id, lock=True)
    if meeting.state in FINISHED:
        raise MeetingClosed(state=meeting.get_state_display().lower())
    if meeting.photos.count() >= MOST:
        raise TooManyPhotos(limit=MOST)
    read = read_photo(upload.read(), upload.name or "", ZoneInfo(timezone.get_current_timezone_name()))
    store_photo(read)
    told = {"caption": caption.strip()[:200], "added_at": timezone.now(), "added_by": scope.name}
    photo, is_new = MeetingPhoto.objects.get_or_create(meeting=meeting, stored_id=read.sha256, defaults=told)
    if is_new:
        record_audit(scope, "meeting.photo_added", meeting)
    return photo


@transaction.atomic
def remove_photo(scope: Scope, pk: UUID) -> Meeting:
    """Take a picture off a meeting. Raises: NotAllowed; PhotoNotFound; MeetingClosed."""
    scope.require("meeting.manage")
    photo = MeetingPhoto.objects.filter(scope.q("meeting__region_id"), pk=pk).select_related("meeting").first()
    if photo is None:
        raise PhotoNotFound
    if photo.meeting.state in FINISHED:
        raise MeetingClosed(state=photo.meeting.get_state_display().lower())
    photo.delete()
    record_audit(scope, "meeting.photo_removed", photo.meeting)
    return photo.meeting
