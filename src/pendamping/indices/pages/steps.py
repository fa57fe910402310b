"""Where a sheet stands on its way, what a verifier looks at first, and the acts that move it on or back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.problems import Problem
from pendamping.indices.forms import AssemblyForm, ReasonForm, TeamForm
from pendamping.indices.models import VillageSheet
from pendamping.indices.pages.sheets import sheet_context
from pendamping.indices.selectors.checks import checks_of
from pendamping.indices.selectors.sheets import get_sheet, given_answers, own_result_of, steps_of
from pendamping.indices.services.steps import (
    finish_answers,
    record_assembly,
    record_team,
    reopen_answers,
    reopen_sheet,
    return_sheet,
    verify_sheet,
)
from pendamping.indices.standing import standing_of
from pendamping.indices.verifying import VERIFIES
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

NOT_FOUND = 404


@needs("index_round.read")
def steps(request: PersonRequest, pk: UUID) -> HttpResponse:
    return _page(request, pk)


@needs("index_answer.write")
@require_POST
def team(request: PersonRequest, pk: UUID) -> HttpResponse:
    form = TeamForm(request.POST)
    if not form.is_valid():
        return _page(request, pk, team_form=form)
    try:
        record_team(request.scope, pk, form.team)
    except Problem as problem:
        return _page(request, pk, team_form=form, problem=problem)
    messages.success(request, _("Tim desa tersimpan."))
    return redirect("indices:sheet_steps", pk)


@needs("index_answer.write")
@require_POST
def finish(request: PersonRequest, pk: UUID) -> HttpResponse:
    return _act(request, pk, finish_answers, _("Isian selesai. Selanjutnya musyawarah desa."))


@needs("index_answer.write")
@require_POST
def assembly(request: PersonRequest, pk: UUID) -> HttpResponse:
    form = AssemblyForm(request.POST)
    if not form.is_valid():
        return _page(request, pk, assembly_form=form)
    try:
        record_assembly(request.scope, pk, form.assembly)
    except Problem as problem:
        return _page(request, pk, assembly_form=form, problem=problem)
    messages.success(request, _("Hasil musyawarah tercatat. Lembar ini menunggu verifikasi kecamatan."))
    return redirect("indices:sheet_steps", pk)


@needs("index_answer.write")
@require_POST
def reopen_for_assembly(request: PersonRequest, pk: UUID) -> HttpResponse:
    return _with_reason(request, pk, reopen_answers, _("Isian dibuka lagi untuk diubah."))


@needs("index_sheet.verify")
@require_POST
def verify(request: PersonRequest, pk: UUID) -> HttpResponse:
    return _act(request, pk, verify_sheet, _("Terverifikasi dan diteruskan."))


@needs("index_sheet.verify")
@require_POST
def send_back(request: PersonRequest, pk: UUID) -> HttpResponse:
    return _with_reason(request, pk, return_sheet, _("Dikembalikan kepada tim desa. Isinya tidak hilang."))


@needs("index_sheet.reopen")
@require_POST
def reopen(request: PersonRequest, pk: UUID) -> HttpResponse:
    return _with_reason(request, pk, reopen_sheet, _("Dibuka lagi. Hasil yang terbit ditarik dan tetap tersimpan."))


def _act(request: PersonRequest, pk: UUID, act: Callable[..., VillageSheet], said: str) -> HttpResponse:
    try:
        act(request.scope, pk)
    except Problem as problem:
        return _page(request, pk, problem=problem)
    messages.success(request, said)
    return redirect("indices:sheet_steps", pk)


def _with_reason(request: PersonRequest, pk: UUID, act: Callable[..., VillageSheet], said: str) -> HttpResponse:
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        act(request.scope, pk, reason)
    except Problem as problem:
        return _page(request, pk, reason_form=form, problem=problem)
    messages.success(request, said)
    return redirect("indices:sheet_steps", pk)


def _page(
    request: PersonRequest,
    pk: UUID,
    *,
    team_form: TeamForm | None = None,
    assembly_form: AssemblyForm | None = None,
    reason_form: ReasonForm | None = None,
    problem: Problem | None = None,
) -> HttpResponse:
    """The page; a problem stands beside the field that it concerns, or at the top."""
    if problem and problem.status == NOT_FOUND:
        raise problem
    scope = request.scope
    found = get_sheet(scope, pk)
    context: dict[str, Any] = sheet_context(scope, found)
    for form in (team_form, assembly_form, reason_form):
        if problem and form and problem.field in form.fields:
            form.add_error(problem.field, str(problem))
            problem = None
    step = VillageSheet.Step(found.step)
    history, given, seats = steps_of(scope, found), given_answers(scope, found), list(found.team.all())
    context |= {
        "history": history,
        "returned": next((one for one in history if one.after == step), None) if found.is_returned else None,
        "way": VillageSheet.Step.choices,
        "place": VillageSheet.Step.values.index(step),
        "standing": standing_of(given, context["index"]),
        "checks": checks_of(scope, found, given),
        "result": own_result_of(scope, found) if step == VillageSheet.Step.PUBLISHED else None,
        "seats": seats,
        "may_write": scope.may("index_answer.write"),
        "may_verify": step in VERIFIES and scope.may(VERIFIES[step][0]),
        "may_reopen": step == VillageSheet.Step.PUBLISHED and scope.may("index_sheet.reopen"),
        "team_form": team_form or TeamForm.of(found, seats),
        "assembly_form": assembly_form or AssemblyForm.of(found),
        "reason_form": reason_form or ReasonForm(),
        "problem": problem,
    }
    refused = problem is not None or any((team_form, assembly_form, reason_form))
    return render_page(request, "indices/sheet_steps.html", context, status=422 if refused else 200)
