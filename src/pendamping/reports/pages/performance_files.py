"""The personal performance file to take along."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from pendamping.reports.services.issuing import File
from pendamping.reports.services.performance_files import export_performance_file, print_performance_file
from pendamping.web.needs import PersonRequest, needs


@needs("performance_file.read")
@require_GET
@never_cache
def performance_pdf(request: PersonRequest, person_id: UUID) -> HttpResponse:
    return _download(print_performance_file(request.scope, person_id))


@needs("performance_file.read")
@require_GET
@never_cache
def performance_data(request: PersonRequest, person_id: UUID) -> HttpResponse:
    return _download(export_performance_file(request.scope, person_id))


def _download(file: File) -> HttpResponse:
    answer = HttpResponse(file.content, content_type=file.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return answer
