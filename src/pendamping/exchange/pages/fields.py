"""Which field feeds which paper."""

from django.http import HttpResponse

from pendamping.reports.feeding import fields_and_papers
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("monthly_report.read")
def fields(request: PersonRequest) -> HttpResponse:
    """Read off the papers' own definitions."""
    return render_page(request, "exchange/fields.html", {"map": fields_and_papers()})
