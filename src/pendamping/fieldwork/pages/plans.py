"""The work plan of a month beside what was done."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.ids import new_id
from pendamping.common.periods import Month
from pendamping.common.problems import Problem
from pendamping.fieldwork.errors import PlanConflict
from pendamping.fieldwork.forms import CancelForm, PlanForm
from pendamping.fieldwork.forms.plans import initial_of
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.pages.conflicts import both_versions
from pendamping.fieldwork.presenting import report_lines
from pendamping.fieldwork.selectors import code_lists, get_own_plan_item, plan_of
from pendamping.fieldwork.selectors.places import places_for
from pendamping.fieldwork.services import cancel_plan_item, change_plan_item, plan_work
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("work_plan.write")
def work_plan(request: PersonRequest) -> HttpResponse:
    """The own month, with one line to add."""
    if request.scope.person_id is None:
        return render_page(request, "fieldwork/no_person.html")
    month = Month.parse(request.GET.get("month")) or Month.of(request.scope.today)
    day = request.scope.today if Month.of(request.scope.today) == month else month.first
    form = _form(request, {"id": new_id(), "date": day, "kind": DailyReport.Kind.FIELD_VISIT})
    if form.is_valid():
        try:
            item, _is_new = plan_work(request.scope, form.new_item())
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Rencana ditambahkan."))
            return redirect(f"{reverse('fieldwork:work_plan')}?month={Month.of(item.date).iso}")
    return _plan_page(request, request.scope.person_id, month, {"form": form})


@needs("daily_report.read")
def work_plan_of(request: PersonRequest, person_id: UUID) -> HttpResponse:
    """The month of somebody in the area."""
    month = Month.parse(request.GET.get("month")) or Month.of(request.scope.today)
    return _plan_page(request, person_id, month, {})


@needs("work_plan.write")
def change_plan(request: PersonRequest, item_id: UUID) -> HttpResponse:
    item = get_own_plan_item(request.scope, item_id)
    form = _form(request, initial_of(item))
    context: dict[str, Any] = {"form": form, "item": item, "cancel": CancelForm()}
    if form.is_valid():
        try:
            item = change_plan_item(request.scope, item.pk, form.content(), version=form.cleaned_data["version"])
        except PlanConflict as conflict:
            context |= both_versions(request, form, conflict)
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Rencana diubah."))
            return redirect(f"{reverse('fieldwork:work_plan')}?month={Month.of(item.date).iso}")
    return render_page(request, "fieldwork/change_plan.html", context)


@needs("work_plan.write")
@require_POST
def cancel_plan(request: PersonRequest, item_id: UUID) -> HttpResponse:
    item = get_own_plan_item(request.scope, item_id)
    form = CancelForm(request.POST)
    if form.is_valid():
        cancel_plan_item(request.scope, item.pk, form.cleaned_data["reason"])
        messages.success(request, _("Rencana dibatalkan. Alasannya tetap tercatat."))
        return redirect(f"{reverse('fieldwork:work_plan')}?month={Month.of(item.date).iso}")
    context = {"form": _form(request, initial_of(item), bound=False), "item": item, "cancel": form}
    return render_page(request, "fieldwork/change_plan.html", context)


def _plan_page(request: PersonRequest, person_id: UUID | None, month: Month, more: dict[str, Any]) -> HttpResponse:
    lists = code_lists(request.scope)
    shown = plan_of(request.scope, person_id, month)
    context = {
        "shown": shown,
        "month": month,
        "categories": lists["category"].labels,
        "unplanned": report_lines(shown.unplanned, lists),
        "is_own": shown.person.pk == request.scope.person_id,
    }
    return render_page(request, "fieldwork/work_plan.html", context | more)


def _form(request: PersonRequest, initial: dict[str, Any], *, bound: bool = True) -> PlanForm:
    scope = request.scope
    return PlanForm(
        (request.POST or None) if bound else None,
        initial=initial,
        scope=scope,
        places=places_for(scope, initial["date"]),
        lists=code_lists(scope),
    )
