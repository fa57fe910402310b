"""The admin's home: what the installation holds, and where its settings are."""

from django.http import HttpResponse

from pendamping.dashboards.selectors.installation import installation_state
from pendamping.web.needs import PersonRequest
from pendamping.web.rendering import render_page


def home(request: PersonRequest) -> HttpResponse:
    return render_page(request, "dashboards/home_admin.html", {"state": installation_state(request.scope)})
