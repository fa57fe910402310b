"""The supervisor's inbox: what waits, one report opened beside the list, verify or return."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from pendamping.common.problems import Problem
from pendamping.fieldwork.errors import ReportNotFound
from pendamping.fieldwork.forms.checking import ReturnForm, ticked_reports
from pendamping.fieldwork.limits import days_between_visits
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.presenting import reading_of
from pendamping.fieldwork.selectors import (
    Waiting,
    WaitingReport,
    code_lists,
    get_daily_report,
    number_of_visits,
    waiting_for_check,
)
from pendamping.fieldwork.selectors.checkers import theirs_to_check
from pendamping.fieldwork.services import return_daily_report, verify_daily_reports
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("daily_report.verify")
def inbox(request: PersonRequest) -> HttpResponse:
    """The list, with its first report opened beside it; a phone shows the list alone."""
    waiting = waiting_for_check(request.scope)
    return _render(request, waiting, waiting.shown[0] if waiting.shown else None, chosen=False)


@needs("daily_report.verify")
def inbox_report(request: PersonRequest, report_id: UUID) -> HttpResponse:
    waiting = waiting_for_check(request.scope)
    opened = _find(waiting, report_id)
    if opened is None:
        return _gone(request, report_id)
    return _render(request, waiting, opened, chosen=True)


@needs("daily_report.verify")
@require_POST
def verify(request: PersonRequest, report_id: UUID) -> HttpResponse:
    waiting = waiting_for_check(request.scope)
    if _find(waiting, report_id) is None:
        return _gone(request, report_id)
    following = _after(waiting, report_id)
    outcome = verify_daily_reports(request.scope, [report_id])
    for problem in outcome.refused.values():
        raise problem
    messages.success(request, _("Terverifikasi. Isinya sekarang terkunci."))
    return redirect(following)


@needs("daily_report.verify")
@require_POST
def send_back(request: PersonRequest, report_id: UUID) -> HttpResponse:
    waiting = waiting_for_check(request.scope)
    opened = _find(waiting, report_id)
    if opened is None:
        return _gone(request, report_id)
    form = ReturnForm(request.POST, reasons=code_lists(request.scope)["return_reason"].offered)
    if form.is_valid():
        try:
            report = return_daily_report(
                request.scope, report_id, form.cleaned_data["reason"], form.cleaned_data["note"]
            )
        except Problem as problem:
            if problem.field not in form.fields:
                raise
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("Dikembalikan kepada %(name)s.") % {"name": report.author.name})
            return redirect(_after(waiting, report_id))
    return _render(request, waiting, opened, chosen=True, return_form=form)


@needs("daily_report.verify")
def verify_complete(request: PersonRequest) -> HttpResponse:
    """Asks once more, with every complete report ticked; POST verifies what is still ticked."""
    if request.method == "POST":
        outcome = verify_daily_reports(request.scope, ticked_reports(request.POST))
        text = ngettext("%(number)s laporan terverifikasi.", "%(number)s laporan terverifikasi.", len(outcome.done))
        messages.success(request, text % {"number": len(outcome.done)})
        if outcome.refused:
            text = ngettext(
                "%(number)s laporan sudah tidak menunggu, dan tidak diubah.",
                "%(number)s laporan sudah tidak menunggu, dan tidak diubah.",
                len(outcome.refused),
            )
            messages.warning(request, text % {"number": len(outcome.refused)})
        return redirect("fieldwork:inbox")
    waiting = waiting_for_check(request.scope)
    return render_page(request, "fieldwork/inbox_verify_complete.html", {"waiting": waiting})


def _render(
    request: PersonRequest,
    waiting: Waiting,
    opened: WaitingReport | None,
    *,
    chosen: bool,
    return_form: ReturnForm | None = None,
) -> HttpResponse:
    lists = code_lists(request.scope)
    context: dict[str, Any] = {"waiting": waiting, "chosen": chosen}
    if opened:
        report = get_daily_report(request.scope, opened.report.pk)
        days = days_between_visits(request.scope.today)
        context |= {
            "reading": reading_of(request.scope, report, lists, opened.around),
            "visits": number_of_visits(request.scope, report.region_id, days=days),
            "days": days,
            "place_in_list": waiting.shown.index(opened) + 1,
            "return_form": return_form or ReturnForm(reasons=lists["return_reason"].offered),
            "return_is_open": return_form is not None or "kembalikan" in request.GET,
        }
    status = 422 if return_form is not None else 200
    return render_page(request, "fieldwork/inbox.html", context, status=status)


def _find(waiting: Waiting, report_id: UUID) -> WaitingReport | None:
    return next((one for one in waiting.shown if one.report.pk == report_id), None)


def _after(waiting: Waiting, report_id: UUID) -> str:
    """Where to go when this one is done: the next of the list, the one before at its end, or the empty inbox."""
    ids = [one.report.pk for one in waiting.shown]
    place = ids.index(report_id) if report_id in ids else -1
    others = ids[place + 1 :] + ids[: max(place, 0)][::-1]
    return reverse("fieldwork:inbox_report", args=[others[0]]) if others else reverse("fieldwork:inbox")


def _gone(request: PersonRequest, report_id: UUID) -> HttpResponse:
    """Somebody else checked it meanwhile: its own page says what became of it. Not this role's to check: not there.

    Raises: ReportNotFound: absent, or another role's to check.
    """
    if not DailyReport.objects.filter(theirs_to_check(request.scope), pk=report_id).exists():
        raise ReportNotFound
    messages.info(request, _("Laporan ini sudah tidak menunggu pemeriksaan Anda."))
    return redirect("fieldwork:daily_report", report_id)
