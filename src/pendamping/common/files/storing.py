"""Keeping a file that was looked at: the files lie in their place before the row that names them is written."""

import hashlib
from io import BufferedRandom

from django.core.files.base import ContentFile, File
from django.db import IntegrityError, transaction

from pendamping.common.files.documents import Document
from pendamping.common.files.photos import MEDIA_TYPE, Photo
from pendamping.common.models import StoredFile


def store_photo(photo: Photo) -> None:
    """Keep a photo with its small copy, unless the same content is kept already."""
    _store(
        StoredFile(
            sha256=photo.sha256,
            file=ContentFile(photo.image, f"{photo.sha256}.jpg"),
            thumbnail=ContentFile(photo.thumbnail, f"{photo.sha256}-kecil.jpg"),
            media_type=MEDIA_TYPE,
            size=len(photo.image),
            width=photo.width,
            height=photo.height,
            look=photo.look,
        )
    )


def store_document(document: Document) -> None:
    """Keep a document, unless the same content is kept already."""
    _store(
        StoredFile(
            sha256=document.sha256,
            file=ContentFile(document.content, f"{document.sha256}.{document.ending}"),
            media_type=document.media_type,
            size=len(document.content),
        )
    )


def store_own(file: BufferedRandom, *, ending: str, media_type: str) -> str:
    """Keep a file that the house drew itself, however long it is; returns its SHA-256."""
    file.seek(0)
    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    size = file.tell()
    _store(StoredFile(sha256=sha256, file=File(file, f"{sha256}.{ending}"), media_type=media_type, size=size))
    return sha256


def _store(new: StoredFile) -> None:
    """Write the files, then the row; where the same content is stored already, nothing is written."""
    if StoredFile.objects.filter(pk=new.pk).exists():
        return
    try:
        with transaction.atomic():
            new.save(force_insert=True)
    except IntegrityError:  # somebody stored the same content in this moment
        new.file.delete(save=False)
        if new.thumbnail:
            new.thumbnail.delete(save=False)
