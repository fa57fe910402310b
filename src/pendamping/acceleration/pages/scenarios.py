"""The list of scenarios, a new one, and starting and stopping its calculation."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from pendamping.acceleration.errors import NoScores, ScenarioNotFound
from pendamping.acceleration.forms import ScenarioForm, usual_values, values_of
from pendamping.acceleration.models import CostTable
from pendamping.acceleration.schemas import Parameters
from pendamping.acceleration.selectors.scenarios import (
    Start,
    cost_tables_in,
    get_scenario,
    regency_of,
    scenarios_in,
    start_of,
)
from pendamping.acceleration.services.scenarios import make_scenario, start_run, stop_run
from pendamping.common.problems import Problem
from pendamping.indices.selectors.areas import Area, area_of
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 25


@needs("acceleration.read")
def scenarios(request: PersonRequest, code: str = "") -> HttpResponse:
    area = area_of(request.scope, code)
    found = scenarios_in(request.scope, area)
    context = {
        "area": area,
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "now": timezone.now(),
        "one_regency": not area.holds_regencies,
    }
    return render_page(request, "acceleration/scenarios.html", context)


@needs("acceleration.plan")
def new_scenario(request: PersonRequest, code: str) -> HttpResponse:
    area = regency_of(request.scope, code)
    tables = list(cost_tables_in(request.scope, area.code)[:PER_PAGE])
    context: dict[str, object] = {"area": area, "tables": tables}
    try:
        start = start_of(request.scope, area)
    except NoScores as problem:
        return render_page(request, "acceleration/no_scores.html", context | {"problem": problem})
    form = ScenarioForm(start.index, tables, request.POST or None, initial=_initial(request, area, start, tables))
    if form.is_valid():
        try:
            scenario = make_scenario(request.scope, form.to_input(area.code))
            start_run(request.scope, scenario.pk)
        except Problem as problem:
            form.add_error(problem.field if problem.field in form.fields else None, str(problem))
        else:
            return redirect("acceleration:scenario", scenario.pk)
    return render_page(request, "acceleration/new_scenario.html", context | {"form": form, "start": start})


def _initial(request: PersonRequest, area: Area, start: Start, tables: list[CostTable]) -> dict[str, object]:
    usual = dict(usual_values(request.scope.today.year, start.index, tables))
    try:
        before = get_scenario(request.scope, UUID(request.GET.get("dari", "")))
    except (ValueError, ScenarioNotFound):
        return usual
    if before.region_id != area.code:
        return usual
    asked = Parameters.model_validate(before.parameters)
    return usual | dict(values_of(asked, before.name, str(before.costs_id or "")))


@needs("acceleration.plan")
@require_POST
def start(request: PersonRequest, pk: UUID) -> HttpResponse:
    try:
        start_run(request.scope, pk)
    except ScenarioNotFound:
        raise
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("acceleration:scenario", pk)


@needs("acceleration.plan")
@require_POST
def stop(request: PersonRequest, pk: UUID) -> HttpResponse:
    try:
        stop_run(request.scope, pk)
    except ScenarioNotFound:
        raise
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("acceleration:scenario", pk)
