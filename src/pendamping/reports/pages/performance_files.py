"""The personal performance file: the own one and those of people whom one oversees, to read and to take along."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from pendamping.evaluation.services.letters import note_letters_delivered
from pendamping.evaluation.wording import FACTS, said
from pendamping.reports.selectors.performance import dossier_of_person
from pendamping.reports.services.issuing import File
from pendamping.reports.services.performance_files import export_performance_file, print_performance_file
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("performance_file.read")
@require_GET
@never_cache
def performance_file(request: PersonRequest, person_id: UUID) -> HttpResponse:
    """Reading the own file proves that what stands in it has arrived."""
    note_letters_delivered(request.scope, person_id)
    found = dossier_of_person(request.scope, person_id)
    is_own = person_id == request.scope.person_id
    context = {
        "file": found.file,
        "awards": found.awards,
        "cases": found.cases,
        "is_own": is_own,
        "work": [(quarter, said(facts, list(FACTS))) for quarter, facts in found.file.quarters],
        "may_write": request.scope.may("performance_letter.write") and not is_own,
    }
    return render_page(request, "reports/performance_file.html", context)


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
