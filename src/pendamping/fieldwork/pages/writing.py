"""Writing daily reports: new, changed, corrected, handed over, discarded."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from pydantic import ValidationError

from pendamping.common.ids import new_id
from pendamping.common.periods import Month
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.fieldwork.errors import DuplicateReport, EditConflict, NotCorrectable, NotEditable, ReportNotFound
from pendamping.fieldwork.forms import DailyReportForm
from pendamping.fieldwork.forms.reports import copied_from, initial_of, planned_by
from pendamping.fieldwork.models import DailyReport, ReportEvent
from pendamping.fieldwork.pages.conflicts import both_versions
from pendamping.fieldwork.pages.uploading import take_uploads
from pendamping.fieldwork.selectors import (
    code_lists,
    get_daily_report,
    get_own_plan_item,
    last_report_of,
    open_plan_items,
)
from pendamping.fieldwork.selectors.places import places_for
from pendamping.fieldwork.services import (
    correct_daily_report,
    discard_draft,
    edit_daily_report,
    record_daily_report,
    submit_daily_reports,
)
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

Context = dict[str, Any]


@needs("daily_report.write")
def new_report(request: PersonRequest) -> HttpResponse:
    """An empty report, one from the plan (`?rencana=`), or one like the last (`?salin=1`)."""
    form = _form(request, _beginning(request))
    last = last_report_of(request.scope)
    return _write(request, form, lambda: record_daily_report(request.scope, form.new_report())[0], {"last": last})


@needs("daily_report.write")
def edit_report(request: PersonRequest, report_id: UUID) -> HttpResponse:
    report = _own(request.scope, report_id)
    if report.state not in DailyReport.EDITABLE:
        raise NotEditable(state=report.get_state_display())
    form = _form(request, initial_of(report), report)

    def save() -> DailyReport:
        version = form.cleaned_data["version"] or 0
        return edit_daily_report(request.scope, report_id, form.content(), version=version)

    return _write(request, form, save, {"report": report, "returned": _returned(report)})


@needs("daily_report.write")
def correct_report(request: PersonRequest, report_id: UUID) -> HttpResponse:
    """A new report beside a verified one, beginning with its content."""
    old = _own(request.scope, report_id)
    if old.state not in DailyReport.CHECKED:
        raise NotCorrectable(state=old.get_state_display())
    if hasattr(old, "corrected_by"):
        return redirect("fieldwork:daily_report", old.corrected_by.pk)
    form = _form(request, initial_of(old) | {"id": new_id()}, old)
    return _write(
        request, form, lambda: correct_daily_report(request.scope, report_id, form.new_report())[0], {"corrects": old}
    )


@needs("daily_report.write")
@require_POST
def discard(request: PersonRequest, report_id: UUID) -> HttpResponse:
    discard_draft(request.scope, report_id)
    messages.success(request, _("Draf dihapus."))
    return redirect("fieldwork:daily_reports")


@needs("daily_report.write")
@require_POST
def submit(request: PersonRequest, report_id: UUID) -> HttpResponse:
    """Hand over one report, from its own page."""
    _own(request.scope, report_id)
    sent = _submit(request, [report_id])
    return redirect("fieldwork:daily_report" if sent else "fieldwork:edit_daily_report", report_id)


@needs("daily_report.write")
@require_POST
def submit_chosen(request: PersonRequest) -> HttpResponse:
    """Hand over those that were ticked in the list; what does not fit yet stays, with its reason."""
    chosen = [UUID(one) for one in request.POST.getlist("report") if _is_uuid(one)]
    if not chosen:
        messages.warning(request, _("Pilih laporan yang akan dikirim."))
    else:
        _submit(request, chosen)
    return redirect("fieldwork:daily_reports")


def _write(
    request: PersonRequest, form: DailyReportForm, save: Callable[[], DailyReport], context: Context
) -> HttpResponse:
    """Show the form, or save it and what came with it."""
    if form.is_valid():
        try:
            report = save()
        except EditConflict as conflict:
            context = context | both_versions(request, form, conflict)
        except DuplicateReport as problem:
            form.add_problem(problem)
            context = context | {"other": problem.facts["other"]}
        except (Problem, ValidationError) as problem:
            form.add_problem(problem)
        else:
            return _after_saving(request, report)
    return render_page(request, "fieldwork/write_daily_report.html", {"form": form} | context)


def _after_saving(request: PersonRequest, report: DailyReport) -> HttpResponse:
    refused = take_uploads(request, report)
    for words in refused:
        messages.error(request, words)
    if refused:
        messages.success(request, _("Isian laporan tersimpan. Kirim ulang berkas yang disebut di atas."))
    elif "submit" not in request.POST:
        messages.success(request, _("Draf tersimpan."))
    elif _submit(request, [report.pk]):
        return redirect("fieldwork:daily_reports")
    return redirect("fieldwork:edit_daily_report", report.pk)


def _submit(request: PersonRequest, report_ids: list[UUID]) -> bool:
    """Hand over and say what became of it; whether all were taken."""
    outcome = submit_daily_reports(request.scope, report_ids)
    for problem in outcome.refused.values():
        messages.error(request, str(problem))
    if number := len(outcome.done):
        words = ngettext("%(number)s laporan terkirim.", "%(number)s laporan terkirim.", number)
        messages.success(request, words % {"number": number})
    return not outcome.refused


def _beginning(request: PersonRequest) -> Context:
    """What an empty form begins with."""
    today: Context = {"id": new_id(), "date": request.scope.today, "kind": DailyReport.Kind.ACTIVITY}
    if _is_uuid(request.GET.get("rencana", "")):
        return today | planned_by(get_own_plan_item(request.scope, UUID(request.GET["rencana"])))
    if request.GET.get("salin") and (last := last_report_of(request.scope)):
        return today | copied_from(last)
    return today


def _form(request: PersonRequest, initial: Context, report: DailyReport | None = None) -> DailyReportForm:
    scope = request.scope
    day = initial.get("date") or scope.today
    plans = open_plan_items(scope, Month.of(day))
    if report is not None and report.plan_item is not None:
        plans = [report.plan_item, *plans]
    return DailyReportForm(
        request.POST or None,
        initial=initial,
        scope=scope,
        places=places_for(scope, day),
        lists=code_lists(scope),
        plans=plans,
    )


def _own(scope: Scope, report_id: UUID) -> DailyReport:
    """Raises: ReportNotFound: absent, or another person's."""
    report = get_daily_report(scope, report_id)
    if report.author_id != scope.person_id:
        raise ReportNotFound
    return report


def _returned(report: DailyReport) -> ReportEvent | None:
    steps = [step for step in report.events.all() if step.kind == ReportEvent.Kind.RETURNED]
    return steps[-1] if steps and report.state == DailyReport.State.RETURNED else None


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
