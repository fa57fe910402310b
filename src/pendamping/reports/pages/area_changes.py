"""What changed from one version of an area's paper to the next."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from pendamping.reports.selectors.area_changes import area_changes
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("monthly_report.recap_read")
@require_GET
def changes(request: PersonRequest, code: str) -> HttpResponse:
    return render_page(request, "reports/area_changes.html", {"found": area_changes(request.scope, code)})
