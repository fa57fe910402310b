"""Photos of a practice."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from pendamping.common.audit import record_audit
from pendamping.common.files.photos import read_photo
from pendamping.common.files.storing import store_photo
from pendamping.common.scope import Scope
from pendamping.library.errors import PracticeNotFound, TooManyPhotos
from pendamping.library.models import Practice, PracticePhoto
from pendamping.library.rules import own_writable

MOST_PHOTOS = 6


@transaction.atomic
def add_photo(scope: Scope, pk: UUID, upload: UploadedFile[bytes], caption: str) -> PracticePhoto:
    """Keep a photo with the practice, without what was hidden in its file; the same photo twice is one.

    Raises:
        NotAllowed, PracticeNotFound, NotYours.
        TooManyPhotos, UploadTooLarge, NotAPhoto, TooManyPixels: it is not taken.
    """
    practice = own_writable(scope, pk)
    if practice.photos.count() >= MOST_PHOTOS:
        raise TooManyPhotos(limit=MOST_PHOTOS)
    photo = read_photo(upload.read(), upload.name or "", ZoneInfo(timezone.get_current_timezone_name()))
    store_photo(photo)
    one, is_new = PracticePhoto.objects.get_or_create(
        practice=practice, stored_id=photo.sha256, defaults={"caption": caption.strip()}
    )
    if is_new:
        record_audit(scope, "practice.photo_added", practice)
    return one


@transaction.atomic
def remove_photo(scope: Scope, photo_id: UUID) -> Practice:
    """Take a photo off an unpublished practice.

    Raises: NotAllowed, PracticeNotFound, NotYours.
    """
    found = PracticePhoto.objects.filter(pk=photo_id).first()
    if found is None:
        raise PracticeNotFound
    practice = own_writable(scope, found.practice_id)
    found.delete()
    record_audit(scope, "practice.photo_removed", practice)
    return practice
