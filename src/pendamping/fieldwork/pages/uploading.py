"""The files of a report's form: each taken or refused by itself, so that one bad photo loses nothing else."""

from uuid import UUID

from pendamping.common.problems import Problem
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.schemas import NewAttachment
from pendamping.fieldwork.services import attach_document, attach_photo, describe_attachment
from pendamping.web.needs import PersonRequest

CAPTION = "caption-"
LONGEST_CAPTION = 200


def take_uploads(request: PersonRequest, report: DailyReport) -> list[str]:
    """Attach what came with the form and change captions; returns what was refused, in words."""
    refused = []
    captions = request.POST.getlist("photo_caption")
    for place, upload in enumerate(request.FILES.getlist("photos")):
        said = NewAttachment(caption=_fitting(captions[place]) if place < len(captions) else "")
        try:
            attach_photo(request.scope, report.pk, upload, said)
        except Problem as problem:
            refused.append(str(problem))
    for upload in request.FILES.getlist("documents"):
        try:
            attach_document(request.scope, report.pk, upload)
        except Problem as problem:
            refused.append(str(problem))
    for name in request.POST:
        if name.startswith(CAPTION):
            _describe(request, name.removeprefix(CAPTION), request.POST[name])
    return refused


def _describe(request: PersonRequest, identifier: str, caption: str) -> None:
    try:
        attachment_id = UUID(identifier)
    except ValueError:
        return
    describe_attachment(request.scope, attachment_id, _fitting(caption))


def _fitting(caption: str) -> str:
    return caption.replace("\0", "").strip()[:LONGEST_CAPTION]
