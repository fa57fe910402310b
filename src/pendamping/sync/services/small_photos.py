"""Photos of reports that wait to be checked, small enough to be carried along."""

from base64 import b64encode
from contextlib import suppress
from typing import Final

from pendamping.common.files.photos import MEDIA_TYPE, squeezed
from pendamping.common.models import StoredFile
from pendamping.common.scope import Scope
from pendamping.fieldwork.selectors import photos_to_check
from pendamping.sync.schemas.photos import PhotosAsked, PhotosReply, SmallPhotoOut

LARGEST: Final = 25_000  # bytes


def small_photos(scope: Scope, asked: PhotosAsked) -> PhotosReply:
    """What of the asked this person may look at; photos of other reports and those that do not exist are both gone.

    Raises: NotAllowed: nobody checks reports in this role.
    """
    scope.require("daily_report.verify")
    given: list[SmallPhotoOut] = []
    for photo in photos_to_check(scope, asked.ids):
        with suppress(OSError):  # a restored office may lack the file
            data = b64encode(_small(photo.stored)).decode()
            given.append(SmallPhotoOut(id=photo.pk, media_type=MEDIA_TYPE, data=data))
    found = {one.id for one in given}
    return PhotosReply(photos=given, gone=[one for one in asked.ids if one not in found])


def _small(stored: StoredFile) -> bytes:
    with (stored.thumbnail or stored.file).open() as file:
        return squeezed(file.read(), LARGEST)
