"""A photo or document that shows what came of an action, looked at before anything of it is kept."""

from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from pendamping.common.files.documents import read_document
from pendamping.common.files.photos import read_photo
from pendamping.common.files.storing import store_document, store_photo
from pendamping.common.scope import Scope

Upload = UploadedFile[bytes]
PHOTOS = (".jpg", ".jpeg", ".png", ".webp")


def keep_file(scope: Scope, upload: Upload) -> str:
    """Keep it once by its content; returns the key of the stored file.

    Raises:
        NotAllowed: the role moves no actions.
        UploadTooLarge, NotAPhoto, TooManyPixels, NotADocument: it is not taken.
    """
    scope.require("action.update")
    name, content = upload.name or "", upload.read()
    if name.lower().endswith(PHOTOS):
        photo = read_photo(content, name, ZoneInfo(timezone.get_current_timezone_name()))
        store_photo(photo)
        return photo.sha256
    document = read_document(content, name)
    store_document(document)
    return document.sha256
