"""A facilitator's day: what came back, what is planned, which days are still open."""

from django.http import HttpResponse

from pendamping.common.periods import Month
from pendamping.dashboards.selectors.facilitators import facilitator_day
from pendamping.web.needs import PersonRequest
from pendamping.web.rendering import render_page


def home(request: PersonRequest) -> HttpResponse:
    day = facilitator_day(request.scope)
    return render_page(
        request, "dashboards/home_facilitator.html", {"day": day, "month": Month.of(request.scope.today)}
    )
