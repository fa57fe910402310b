"""A kabupaten's goals: the tree with what was done for each, one goal, and saying what a record serves."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.problems import NotFound, Problem
from pendamping.regions.selectors import names_of
from pendamping.vision.errors import NotTheirs
from pendamping.vision.forms import BudgetForm, GoalForm, TagForm
from pendamping.vision.records import Record, RecordKind, get_record, may_tag
from pendamping.vision.selectors.goals import get_goal, goals_of_record, records_of, regency_of, tree_of
from pendamping.vision.services.goals import record_budget, retire_goal, tag_record, write_goal
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 30
YEARS = 5


@needs("goal.read")
def vision(request: PersonRequest) -> HttpResponse:
    scope, year = request.scope, year_of(request)
    region = regency_of(scope)
    lines = tree_of(scope, year, region)
    context = {
        "lines": lines,
        "year": year,
        "years": range(scope.today.year, scope.today.year - YEARS, -1),
        "region": region,
        "place": names_of([region]).get(region, "") if region else _("Semua wilayah Anda"),
        "served": sum(not one.is_empty for one in lines if one.goal.parent_id is None),
        "wholes": sum(one.goal.parent_id is None for one in lines),
    }
    return render_page(request, "vision/vision.html", context)


@needs("goal.read")
def goal(request: PersonRequest, pk: UUID) -> HttpResponse:
    scope, year = request.scope, year_of(request)
    found = get_goal(scope, pk)
    page = Paginator(records_of(scope, found, year), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "goal": found,
        "year": year,
        "years": range(scope.today.year, scope.today.year - YEARS, -1),
        "page": page,
        "parts": found.parts.filter(retired_on=None),
        "may_change": scope.may("goal.write") and scope.covers(found.region_id),
    }
    return render_page(request, "vision/goal.html", context)


def year_of(request: PersonRequest) -> int:
    text, this_year = request.GET.get("tahun", ""), request.scope.today.year
    year = int(text) if text.isascii() and text.isdigit() and len(text) == len("2024") else this_year
    return year if this_year - YEARS < year <= this_year else this_year


@needs("goal.write")
def new_goal(request: PersonRequest) -> HttpResponse:
    initial = {"region": regency_of(request.scope), "parent": request.GET.get("bagian")}
    return _write(request, GoalForm(request.scope, request.POST or None, initial=initial), None)


@needs("goal.write")
def edit(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_goal(request.scope, pk)
    return _write(request, GoalForm.of(request.scope, found, request.POST or None), pk)


def _write(request: PersonRequest, form: GoalForm, pk: UUID | None) -> HttpResponse:
    if form.is_valid():
        try:
            written = write_goal(request.scope, form.content, pk)
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Sasaran tersimpan."))
            return redirect("vision:goal", written.pk)
    return render_page(request, "vision/write_goal.html", {"form": form, "pk": pk})


@needs("goal.write")
@require_POST
def retire(request: PersonRequest, pk: UUID) -> HttpResponse:
    retire_goal(request.scope, pk)
    messages.success(request, _("Sasaran tidak ditawarkan lagi. Yang sudah dilakukan untuknya tetap terbaca."))
    return redirect("vision:vision")


@needs("goal.write")
def new_budget(request: PersonRequest) -> HttpResponse:
    scope = request.scope
    initial = {"region": regency_of(scope), "year": scope.today.year, "goals": request.GET.getlist("sasaran")}
    form = BudgetForm(scope, request.POST or None, initial=initial)
    if form.is_valid():
        try:
            record_budget(scope, form.new_line, form.chosen)
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Anggaran tercatat."))
            return redirect("vision:vision")
    return render_page(request, "vision/write_budget.html", {"form": form})


@needs("goal.tag")
def tag(request: PersonRequest, kind: str, pk: UUID) -> HttpResponse:
    """Which goals one record serves."""
    scope = request.scope
    if kind not in tuple(RecordKind):
        raise Http404
    chosen = RecordKind(kind)
    record = get_record(scope, chosen, pk)
    if not may_tag(scope, record):
        raise NotTheirs
    before = [str(one.pk) for one in goals_of_record(scope, chosen, pk)]
    form = TagForm(scope, request.POST if request.method == "POST" else None, initial={"goals": before})
    if form.is_valid():
        tag_record(scope, chosen, pk, form.chosen)
        messages.success(request, _("Sasaran tersimpan."))
        return redirect(_page_of(chosen, record))
    context = {"form": form, "title": _title(record), "back": _page_of(chosen, record)}
    return render_page(request, "vision/tag.html", context)


def _title(record: Record) -> str:
    return str(getattr(record, "title", "") or getattr(record, "description", ""))


def _page_of(kind: RecordKind, record: Record) -> str:
    if kind is RecordKind.REPORT:
        return reverse("fieldwork:daily_report", args=[record.pk])
    if kind is RecordKind.ACTION:
        return reverse("meetings:action", args=[record.pk])
    return reverse("vision:vision")
