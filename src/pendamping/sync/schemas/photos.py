"""Small copies of photos for whoever checks reports without a signal."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from pendamping.sync.schemas.bases import Incoming, Outgoing, Short

MOST_PHOTOS = 6  # in one answer: a phone on a bad line asks for one


class PhotosAsked(Incoming):
    """`ids`: of attachments, as the reports name them."""

    role: Short = ""
    ids: Annotated[tuple[UUID, ...], Field(max_length=MOST_PHOTOS)]


class SmallPhotoOut(Outgoing):
    """At most 480 dots on its longer side and 25,000 bytes."""

    id: UUID
    media_type: str
    data: str  # base64; the answer travels packed, which takes away what that adds


class PhotosReply(Outgoing):
    photos: list[SmallPhotoOut]
    gone: list[UUID]  # no photo of a report that waits for this person, or its file cannot be read
