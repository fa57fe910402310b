"""An account without a role today."""

from django.http import HttpResponse

from pendamping.web.needs import PersonRequest
from pendamping.web.rendering import render_page


def home(request: PersonRequest) -> HttpResponse:
    return render_page(request, "dashboards/home_nobody.html")
