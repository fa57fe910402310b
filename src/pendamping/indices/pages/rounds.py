"""The yearly rounds: opening one, and the villages of one with their progress and step."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.problems import Problem
from pendamping.engine.law.definitions import definition, definitions
from pendamping.indices.forms import ClosingForm, RoundForm
from pendamping.indices.models import VillageSheet
from pendamping.indices.selectors.rounds import (
    RETURNED,
    WantedSheets,
    districts_of,
    get_round,
    regencies_to_open,
    rounds_in,
    sheets_by_step,
    sheets_of,
)
from pendamping.indices.services.rounds import move_closing, open_round
from pendamping.indices.verifying import own_step
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 50
USUAL_DAYS = 90  # offered as the time to fill in; whoever opens the round says otherwise


@needs("index_round.read")
def rounds(request: PersonRequest) -> HttpResponse:
    page = Paginator(rounds_in(request.scope), PER_PAGE).get_page(request.GET.get("page"))
    labels = {one.id: one.label for one in definitions()}
    shown = [(one, labels.get(one.index_id, one.index_id)) for one in page]
    return render_page(request, "indices/rounds.html", {"page": page, "rounds": shown})


@needs("index_round.open")
def new_round(request: PersonRequest) -> HttpResponse:
    today = request.scope.today
    form = RoundForm(
        request.POST or None,
        indices=[(one.id, one.label) for one in reversed(definitions()) if one.answers],
        regencies=[(one.code, one.full_name) for one in regencies_to_open(request.scope)],
        initial={"year": today.year, "closes_on": today + timedelta(days=USUAL_DAYS)},
    )
    if form.is_valid():
        try:
            opened = open_round(request.scope, form.new_round)
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Pendataan dibuka. Setiap desa punya lembar isian."))
            return redirect("indices:round", opened.pk)
    return render_page(request, "indices/new_round.html", {"form": form})


@needs("index_round.read")
def one_round(request: PersonRequest, pk: UUID) -> HttpResponse:
    return _page(request, pk, None)


@needs("index_round.open")
@require_POST
def closing(request: PersonRequest, pk: UUID) -> HttpResponse:
    form = ClosingForm(request.POST)
    if form.is_valid():
        try:
            move_closing(request.scope, pk, form.cleaned_data["closes_on"])
        except Problem as problem:
            if problem.field not in form.fields:
                raise
            form.add_problem(problem)
        else:
            messages.success(request, _("Hari terakhir pengisian diubah."))
            return redirect("indices:round", pk)
    return _page(request, pk, form)


def _page(request: PersonRequest, pk: UUID, form: ClosingForm | None) -> HttpResponse:
    scope, query = request.scope, request.GET
    opened = get_round(scope, pk)
    index = definition(opened.index_id)
    wanted = WantedSheets(
        step=query.get("tahap", ""),
        district=_digits(query.get("kecamatan", "")),
        text=query.get("cari", "")[:80].replace("\0", ""),
    )
    page = Paginator(sheets_of(scope, opened, wanted), PER_PAGE).get_page(query.get("page"))
    counts = sheets_by_step(scope, opened)
    districts = list(districts_of(scope, opened))
    own = own_step(scope)
    context: dict[str, Any] = {
        "round": opened,
        "index": index,
        "questions": len(index.answers),
        "wanted": wanted,
        "page": page,
        "districts": districts,
        "district_names": {one.code: one.name for one in districts},
        "steps": [(value, label, counts[value]) for value, label in VillageSheet.Step.choices],
        "returned": counts[RETURNED],
        "own_step": own,
        "waiting": counts.get(own, 0),
        "published": counts[VillageSheet.Step.PUBLISHED],
        "filling": counts[VillageSheet.Step.DRAFT],
        "total": sum(counts[value] for value in VillageSheet.Step.values),
        "days_left": (opened.closes_on - scope.today).days,
        "closing_form": form or ClosingForm(initial={"closes_on": _later(opened.closes_on, scope.today)}),
    }
    return render_page(request, "indices/round.html", context, status=422 if form else 200)


def _later(closes_on: date, today: date) -> date:
    return max(closes_on, today)


def _digits(code: str) -> str:
    return code if code.isdecimal() and len(code) == 6 else ""  # noqa: PLR2004  the digits of a kecamatan
