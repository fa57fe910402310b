"""One scenario: how far its calculation is, then what it found."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from pendamping.acceleration.models import Scenario
from pendamping.acceleration.schemas import Parameters
from pendamping.acceleration.selectors.results import solved_of
from pendamping.acceleration.selectors.scenarios import get_scenario
from pendamping.acceleration.services.exporting import XLSX, export_plan
from pendamping.common.background import SECONDS_BETWEEN_LOOKS
from pendamping.engine.law.definitions import definition
from pendamping.indices.selectors.areas import area_of
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 50


@needs("acceleration.read")
def scenario(request: PersonRequest, pk: UUID) -> HttpResponse:
    one = get_scenario(request.scope, pk)
    context: dict[str, object] = {"scenario": one, "area": area_of(request.scope, one.region_id)}
    if one.result is None:
        return _unsolved(request, one, context)
    solved = solved_of(request.scope, one)
    only = request.GET.get("tampil", "")
    villages = [line for line in solved.villages if _wanted(only, line.result.actions, reached=line.result.reached)]
    context |= {
        "solved": solved,
        "only": only if only in {"naik", "belum"} else "",
        "page": Paginator(villages, PER_PAGE).get_page(request.GET.get("page")),
        "without_actions": sum(not line.result.actions for line in solved.villages),
    }
    return render_page(request, "acceleration/result.html", context)


def _wanted(only: str, actions: int, *, reached: bool) -> bool:
    """`?tampil=naik`: reach their goal; `belum`: get nothing; otherwise those that get something."""
    match only:
        case "naik":
            return reached
        case "belum":
            return not actions
    return actions > 0


def _unsolved(request: PersonRequest, one: Scenario, context: dict[str, object]) -> HttpResponse:
    interrupted = one.is_interrupted(timezone.now())
    context |= {
        "interrupted": interrupted,
        "asked": Parameters.model_validate(one.parameters),
        "index": definition(one.index_id),
    }
    response = render_page(request, "acceleration/progress.html", context)
    if one.is_open and not interrupted:
        response["Refresh"] = SECONDS_BETWEEN_LOOKS  # the page keeps itself up to date, with or without scripts
    return response


@needs("acceleration.read")
def download(request: PersonRequest, pk: UUID) -> HttpResponse:
    one = get_scenario(request.scope, pk)
    if one.result is None:
        return redirect("acceleration:scenario", pk)
    response = HttpResponse(export_plan(request.scope, one), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="rencana-percepatan-{one.region_id}.xlsx"'
    return response
