"""A new obstacle, and mending one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pendamping.common.problems import NotFound, Problem
from pendamping.obstacles.errors import EditConflict, NotYours
from pendamping.obstacles.forms import ObstacleForm, first_values
from pendamping.obstacles.selectors import get_obstacle, solutions_like
from pendamping.obstacles.services import edit_obstacle, raise_obstacle
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("obstacle.raise")
def new_obstacle(request: PersonRequest) -> HttpResponse:
    """Posted with `begin`, the page opens with what a daily report says; nothing is stored then."""
    scope = request.scope
    given = request.POST if request.POST.get("begin") else request.GET
    is_sent = request.method == "POST" and not request.POST.get("begin")
    form = ObstacleForm(scope, request.POST if is_sent else None, initial=first_values(scope, given.dict()))
    if form.is_valid():
        try:
            obstacle, _is_new = raise_obstacle(scope, form.new_obstacle())
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Kendala tersimpan. Batas jawaban sudah berjalan."))
            return redirect("obstacles:obstacle", obstacle.pk)
    return render_page(request, "obstacles/write_obstacle.html", {"form": form})


@needs("obstacle.raise")
def edit_obstacle_page(request: PersonRequest, pk: UUID) -> HttpResponse:
    scope = request.scope
    obstacle = get_obstacle(scope, pk)
    if obstacle.raised_by_id != scope.person_id or obstacle.raised_by_name != scope.name:
        raise NotYours
    sent = request.POST.copy() if request.method == "POST" else None
    form = ObstacleForm.to_change(scope, obstacle, sent)
    conflict = False
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            edit_obstacle(scope, pk, form.content(obstacle), version=version)
        except NotFound:
            raise
        except EditConflict as problem:
            conflict = True
            form.add_problem(problem)
            if sent is not None:  # sent again, this writing is of somebody who has seen the other one
                sent["version"] = str(problem.facts["version"])
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Perubahan tersimpan."))
            return redirect("obstacles:obstacle", pk)
    context = {"form": form, "obstacle": obstacle, "conflict": conflict}
    context["solutions"] = solutions_like(scope, obstacle.theme, obstacle.region_id)
    return render_page(request, "obstacles/write_obstacle.html", context)
