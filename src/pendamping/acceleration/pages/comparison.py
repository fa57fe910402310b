"""Two or three solved scenarios side by side."""

from uuid import UUID

from django.http import HttpResponse

from pendamping.acceleration.selectors.results import solved_of
from pendamping.acceleration.selectors.scenarios import regency_of, scenarios_in
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

FEWEST, MOST = 2, 3
OFFERED = 20


@needs("acceleration.read")
def comparison(request: PersonRequest, code: str) -> HttpResponse:
    """`?s=<id>&s=<id>`: those that are solved, of this kabupaten, at most three."""
    area = regency_of(request.scope, code)
    offered = list(scenarios_in(request.scope, area).filter(state="solved")[:OFFERED])
    wanted = {_uuid(text) for text in request.GET.getlist("s")}
    chosen = [one for one in offered if one.pk in wanted][:MOST]
    context = {
        "area": area,
        "offered": offered,
        "chosen": {one.pk for one in chosen},
        "plans": [solved_of(request.scope, one) for one in chosen] if len(chosen) >= FEWEST else [],
        "too_few": bool(wanted) and len(chosen) < FEWEST,
    }
    return render_page(request, "acceleration/comparison.html", context)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
