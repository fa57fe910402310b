"""Beranda: what each role needs first."""

from django.http import HttpResponse

from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("home.read")
def home(request: PersonRequest) -> HttpResponse:
    return render_page(request, "dashboards/home.html", {"today": request.scope.today})
