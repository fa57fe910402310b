"""The register, and one obstacle with everything said about it."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse

from pendamping.common.scope import Scope
from pendamping.obstacles.forms import AnswerForm, EscalationForm, OwnerForm, SolutionForm
from pendamping.obstacles.ladder import themes_on
from pendamping.obstacles.models import Level, Obstacle
from pendamping.obstacles.reading import reading_of, theme_words
from pendamping.obstacles.selectors import Wanted, get_obstacle, obstacles_in, standing_of
from pendamping.people.selectors import organisations_in
from pendamping.regions.selectors import names_of
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 50


@needs("obstacle.read")
def obstacles(request: PersonRequest) -> HttpResponse:
    scope, wanted = request.scope, Wanted.of(request.GET)
    page = Paginator(obstacles_in(scope, wanted), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "wanted": wanted,
        "standing": standing_of(scope),
        "page": page,
        "lines": [(one, theme_words(one), one.days_late(scope.today)) for one in page],
        "themes": themes_on(scope.today).items(),
        "levels": Level.choices,
        "states": Obstacle.State.choices,
        "owners": organisations_in(scope),
        "area": names_of([wanted.area]).get(wanted.area, "") if wanted.area else "",
    }
    return render_page(request, "obstacles/obstacles.html", context, fragment="obstacles/_obstacles.html")


@needs("obstacle.read")
def obstacle(request: PersonRequest, pk: UUID) -> HttpResponse:
    return obstacle_page(request, get_obstacle(request.scope, pk))


def obstacle_page(request: PersonRequest, found: Obstacle, **bound: object) -> HttpResponse:
    """The page of one obstacle; `bound` brings back a form that was not taken."""
    return render_page(request, "obstacles/obstacle.html", _forms(request.scope, found) | bound)


def _forms(scope: Scope, found: Obstacle) -> dict[str, object]:
    reading = reading_of(scope, found)
    forms: dict[str, object] = {"reading": reading, "obstacle": found}
    if reading.is_open and not found.part_of:
        forms["answering"] = AnswerForm(prefix="answer")
        if reading.steers:
            forms["owning"] = OwnerForm(scope, found, prefix="owner")
            forms["solving"] = SolutionForm(prefix="solve")
            forms["rising"] = EscalationForm(found, prefix="rise") if reading.can_rise else None
    elif not reading.is_open and reading.steers:
        forms["reopening"] = AnswerForm(prefix="reopen")
    return forms
