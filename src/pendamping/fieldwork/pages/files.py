"""Photos and documents of reports, for those who may read the report."""

from uuid import UUID

from django.http import FileResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from pendamping.common.problems import NotFound
from pendamping.fieldwork.models import ReportAttachment
from pendamping.fieldwork.selectors import get_attachment
from pendamping.fieldwork.services import remove_attachment
from pendamping.web.downloads import kept_privately
from pendamping.web.needs import PersonRequest, needs


@needs("daily_report.read")
def photo(request: PersonRequest, attachment_id: UUID) -> HttpResponseBase:
    return _photo(request, attachment_id, small=False)


@needs("daily_report.read")
def small_photo(request: PersonRequest, attachment_id: UUID) -> HttpResponseBase:
    return _photo(request, attachment_id, small=True)


@needs("daily_report.read")
def document(request: PersonRequest, attachment_id: UUID) -> HttpResponseBase:
    """Always as a download: a document from outside is never opened inside a page of ours."""
    attachment = get_attachment(request.scope, attachment_id)
    if attachment.kind != ReportAttachment.Kind.DOCUMENT:
        raise NotFound
    stored = attachment.stored
    ending = (stored.file.name or "").rpartition(".")[2]
    name = attachment.name if attachment.name.lower().endswith(f".{ending}") else f"{attachment.name}.{ending}"
    answer = FileResponse(stored.file.open(), as_attachment=True, filename=name, content_type=stored.media_type)
    return kept_privately(answer)


@needs("daily_report.write")
@require_POST
def remove(request: PersonRequest, report_id: UUID, attachment_id: UUID) -> HttpResponseBase:
    remove_attachment(request.scope, attachment_id)
    return redirect("fieldwork:edit_daily_report", report_id)


def _photo(request: PersonRequest, attachment_id: UUID, *, small: bool) -> HttpResponseBase:
    attachment = get_attachment(request.scope, attachment_id)
    if attachment.kind != ReportAttachment.Kind.PHOTO:
        raise NotFound
    stored = attachment.stored
    file = stored.thumbnail if small and stored.thumbnail else stored.file
    return kept_privately(FileResponse(file.open(), content_type=stored.media_type))
