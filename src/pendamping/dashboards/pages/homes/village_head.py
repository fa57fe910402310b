"""The home of a kepala desa or lurah: the facilitation of their own village."""

from django.http import HttpResponse

from pendamping.dashboards.pages.village import show_village
from pendamping.dashboards.schemas import VillageQuery
from pendamping.dashboards.selectors.villages import village_page
from pendamping.web.needs import PersonRequest
from pendamping.web.rendering import render_page


def home(request: PersonRequest) -> HttpResponse:
    """One village: its page; several (a pejabat of two): their list."""
    if len(request.scope.prefixes) == 1:
        return show_village(request, request.scope.prefixes[0])
    villages = village_page(request.scope, VillageQuery())
    return render_page(request, "dashboards/home_village_head.html", {"villages": villages})
