"""What became of the planned actions."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pendamping.acceleration.forms import TrackForm
from pendamping.acceleration.selectors.actions import Wanted, actions_of, get_action, offered_filters, state_counts
from pendamping.acceleration.selectors.scenarios import get_scenario
from pendamping.acceleration.services.tracking import track_action
from pendamping.common.problems import Problem
from pendamping.engine.law.definitions import definition
from pendamping.indices.selectors.areas import area_of
from pendamping.regions.selectors import names_of
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 50


@needs("acceleration.read")
def actions(request: PersonRequest, pk: UUID) -> HttpResponse:
    scenario = get_scenario(request.scope, pk)
    wanted = Wanted.of(request.GET)
    index = definition(scenario.index_id)
    page = Paginator(actions_of(request.scope, scenario, wanted), PER_PAGE).get_page(request.GET.get("page"))
    names = names_of(one.region_id for one in page)
    context = {
        "scenario": scenario,
        "area": area_of(request.scope, scenario.region_id),
        "wanted": wanted,
        "page": page,
        "rows": [(one, names.get(one.region_id, ""), index.indicator(one.indicator)) for one in page],
        "index": index,
        "counts": state_counts(request.scope, scenario),
        "filters": offered_filters(request.scope, scenario, index),
    }
    return render_page(request, "acceleration/actions.html", context)


@needs("acceleration.plan")
def one_action(request: PersonRequest, pk: int) -> HttpResponse:
    action = get_action(request.scope, pk)
    initial = {"state": action.state, "done_on": action.done_on, "note": action.note}
    form = TrackForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            track_action(request.scope, pk, form.execution)
        except Problem as problem:
            form.add_error(problem.field if problem.field in form.fields else None, str(problem))
        else:
            messages.success(request, _("Pelaksanaan tersimpan."))
            return redirect("acceleration:actions", action.scenario_id)
    index = definition(action.scenario.index_id)
    context = {
        "action": action,
        "area": area_of(request.scope, action.scenario.region_id),
        "indicator": index.indicator(action.indicator),
        "agency": index.actor_names.get(action.agency, action.agency),
        "village": names_of([action.region_id]).get(action.region_id, action.region_id),
        "form": form,
    }
    return render_page(request, "acceleration/action.html", context)
