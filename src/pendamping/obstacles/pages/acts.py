"""What somebody does about an obstacle, each from its own form on the obstacle's page."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.problems import NotFound, Problem
from pendamping.obstacles.forms import AnswerForm, EscalationForm, MembersForm, OwnerForm, SolutionForm
from pendamping.obstacles.models import Obstacle
from pendamping.obstacles.pages.register import obstacle_page
from pendamping.obstacles.selectors import alike_of, get_obstacle
from pendamping.obstacles.services import (
    answer_obstacle,
    assign_obstacle,
    escalate_obstacle,
    group_obstacles,
    reopen_obstacle,
    solve_obstacle,
    ungroup_obstacle,
)
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

MOST_ALIKE = 30


@dataclass(frozen=True, slots=True)
class _Act:
    """What a form does: its name on the page, what is done with it, what is said then."""

    name: str
    form: AnswerForm | EscalationForm | OwnerForm | SolutionForm
    act: Callable[[], Obstacle]
    said: str


@needs("obstacle.answer")
@require_POST
def answer(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_obstacle(request.scope, pk)
    form = AnswerForm(request.POST, prefix="answer")

    def act() -> Obstacle:
        return answer_obstacle(request.scope, pk, form.cleaned_data["note"])

    return _done(request, found, _Act("answering", form, act, _("Tanggapan tersimpan.")))


@needs("obstacle.read")
@require_POST
def assign(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_obstacle(request.scope, pk)
    form = OwnerForm(request.scope, found, request.POST, prefix="owner")

    def act() -> Obstacle:
        return assign_obstacle(request.scope, pk, form.cleaned_data["owner"])

    return _done(request, found, _Act("owning", form, act, _("Penanggung jawab tersimpan.")))


@needs("obstacle.read")
@require_POST
def escalate(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_obstacle(request.scope, pk)
    form = EscalationForm(found, request.POST, prefix="rise")

    def act() -> Obstacle:
        return escalate_obstacle(request.scope, pk, form.chosen, form.cleaned_data["note"])

    return _done(request, found, _Act("rising", form, act, _("Kendala dinaikkan dengan semua keterangannya.")))


@needs("obstacle.read")
@require_POST
def solve(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_obstacle(request.scope, pk)
    form = SolutionForm(request.POST, prefix="solve")

    def act() -> Obstacle:
        return solve_obstacle(request.scope, pk, form.solution)

    return _done(request, found, _Act("solving", form, act, _("Kendala selesai. Penyelesaiannya tersimpan.")))


@needs("obstacle.read")
@require_POST
def reopen(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_obstacle(request.scope, pk)
    form = AnswerForm(request.POST, prefix="reopen")

    def act() -> Obstacle:
        return reopen_obstacle(request.scope, pk, form.cleaned_data["note"])

    return _done(request, found, _Act("reopening", form, act, _("Kendala dibuka lagi.")))


@needs("obstacle.handle")
def group(request: PersonRequest, pk: UUID) -> HttpResponse:
    leading = get_obstacle(request.scope, pk)
    alike = list(alike_of(request.scope, leading, MOST_ALIKE))
    form = MembersForm(alike, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            joined = group_obstacles(request.scope, pk, form.cleaned_data["members"])
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("%(number)s kendala serupa digabung.") % {"number": len(joined)})
            return redirect("obstacles:obstacle", pk)
    return render_page(request, "obstacles/group.html", {"obstacle": leading, "alike": alike, "form": form})


@needs("obstacle.handle")
@require_POST
def ungroup(request: PersonRequest, pk: UUID) -> HttpResponse:
    ungroup_obstacle(request.scope, pk)
    messages.success(request, _("Kendala dilepas dari gabungan."))
    return redirect("obstacles:obstacle", pk)


def _done(request: PersonRequest, found: Obstacle, one: _Act) -> HttpResponse:
    """Do it and go back to the obstacle; where it cannot be done, show the form again with the reason."""
    if one.form.is_valid():
        try:
            one.act()
        except NotFound:
            raise
        except Problem as problem:
            one.form.add_problem(problem)
        else:
            messages.success(request, one.said)
            return redirect("obstacles:obstacle", found.pk)
    return obstacle_page(request, found, **{one.name: one.form})
