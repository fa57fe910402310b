"""The list of a quarter, one evaluation line by line, opening and closing."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pendamping.common.periods import Quarter
from pendamping.common.problems import Problem
from pendamping.evaluation.forms import DecisionForm, OpeningForm, TextForm, filter_of
from pendamping.evaluation.models import Evaluation
from pendamping.evaluation.presenting import lines_of
from pendamping.evaluation.selectors.evaluations import (
    evaluations_in,
    get_evaluation,
    number_complete,
    quarters_in,
    sheet_of,
    tiers_in,
)
from pendamping.evaluation.selectors.settings import quarterly_scheme
from pendamping.evaluation.services.ending import (
    close_complete,
    close_evaluation,
    decide,
    note_delivery,
    respond,
)
from pendamping.evaluation.services.opening import open_evaluations
from pendamping.people.models import Tier
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

ON_A_PAGE = 50
State = Evaluation.State


@needs("evaluation.read")
def evaluations(request: PersonRequest) -> HttpResponse:
    quarters = quarters_in(request.scope)
    wanted = filter_of(request.GET, quarters)
    found = evaluations_in(request.scope, wanted.quarter, tier=wanted.tier, state=wanted.state)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    tiers = tiers_in(request.scope, wanted.quarter)
    context = {
        "wanted": wanted,
        "quarters": quarters,
        "page": page,
        "complete": number_complete(found),
        "tiers": [(tier, label) for tier, label in Tier.choices if tier in tiers],
        "states": State.choices,
    }
    return render_page(request, "evaluation/evaluations.html", context)


@needs("evaluation.read")
@never_cache
def evaluation(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_evaluation(request.scope, pk)
    note_delivery(request.scope, found)
    return _page(request, get_evaluation(request.scope, pk) if found.person_id == request.scope.person_id else found)


def _page(request: PersonRequest, found: Evaluation, forms: Mapping[str, Any] | None = None) -> HttpResponse:
    sheet = sheet_of(request.scope, found)
    scope, until = request.scope, sheet.response_until
    is_closed = found.state == State.CLOSED
    context = {
        "sheet": sheet,
        "evaluation": found,
        "lines": lines_of(found.settled, sheet),
        "notices": found.notices.all(),
        "may_score": scope.may("evaluation.score") and not sheet.is_own and found.state == State.OPEN,
        "may_close": scope.may("evaluation.open") and not sheet.is_own and found.state == State.OPEN,
        "may_respond": sheet.is_own and is_closed and not found.response and until and until >= scope.today,
        "may_decide": scope.may("evaluation.decide") and not sheet.is_own and is_closed,
        "response_form": TextForm(),
        "decision_form": DecisionForm(),
        **(forms or {}),
    }
    return render_page(request, "evaluation/evaluation.html", context)


@needs("evaluation.open")
def open_quarter(request: PersonRequest) -> HttpResponse:
    newest = Quarter.of(request.scope.today)
    try:
        scheme = quarterly_scheme(newest)
    except Problem:
        scheme = None  # the form offers no tier then, and its sending says why
    form = OpeningForm(request.scope, scheme, request.POST or None)
    if form.is_valid():
        try:
            made = open_evaluations(request.scope, form.opening)
        except Problem as problem:
            form.add_error(problem.field if problem.field in form.fields else None, str(problem))
        else:
            told = ngettext("%(number)s penilaian dibuka.", "%(number)s penilaian dibuka.", len(made))
            messages.success(request, told % {"number": len(made)})
            return redirect("evaluation:assessors")
    return render_page(request, "evaluation/open.html", {"form": form, "scheme": scheme})


@needs("evaluation.open")
@require_POST
def close(request: PersonRequest, pk: UUID) -> HttpResponse:
    closed = close_evaluation(request.scope, pk)
    messages.success(request, _("Penilaian ditutup. %(name)s dapat membaca hasilnya.") % {"name": closed.person.name})
    return redirect("evaluation:evaluation", pk)


@needs("evaluation.open")
@require_POST
def close_all(request: PersonRequest) -> HttpResponse:
    quarter = Quarter.parse(request.POST.get("quarter")) or Quarter.of(request.scope.today)
    number = close_complete(request.scope, quarter)
    told = ngettext("%(number)s penilaian ditutup.", "%(number)s penilaian ditutup.", number)
    messages.success(request, told % {"number": number})
    return redirect("evaluation:evaluations")


@needs("evaluation.read")
@require_POST
@never_cache
def response(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_evaluation(request.scope, pk)
    form = TextForm(request.POST)
    if form.is_valid():
        try:
            respond(request.scope, pk, form.cleaned_data["text"])
        except Problem as problem:
            if problem.field is None:
                raise
            form.add_error("text", str(problem))
        else:
            messages.success(request, _("Tanggapan Anda tersimpan."))
            return redirect("evaluation:evaluation", pk)
    return _page(request, found, {"response_form": form})


@needs("evaluation.decide")
@require_POST
@never_cache
def decision(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_evaluation(request.scope, pk)
    form = DecisionForm(request.POST)
    if form.is_valid():
        try:
            decide(request.scope, pk, form.decision)
        except Problem as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("Keputusan tercatat, dan yang dinilai diberi tahu."))
            return redirect("evaluation:evaluation", pk)
    return _page(request, found, {"decision_form": form})
