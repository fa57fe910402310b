"""Issuing a document and downloading its files."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pendamping.common.problems import Problem
from pendamping.reports.forms import MonthlyKindForm, VisitPeriodForm
from pendamping.reports.models import IssuedDocument
from pendamping.reports.pages.months import month_or_404
from pendamping.reports.selectors.people import readable_person
from pendamping.reports.services.documents import (
    docx_of,
    issue_monthly_report,
    issue_three_part_form,
    issue_visit_report,
    pdf_of,
    three_part_xlsx,
)
from pendamping.reports.services.issuing import File
from pendamping.web.needs import PersonRequest, needs

NOT_FOUND = 404


@needs("monthly_report.issue")
@require_POST
def issue_month(request: PersonRequest, person_id: UUID, month: str) -> HttpResponse:
    chosen = month_or_404(month)
    form = MonthlyKindForm(request.POST)
    three_part = form.is_valid() and form.cleaned_data["kind"] == IssuedDocument.Kind.THREE_PART
    issue = issue_three_part_form if three_part else issue_monthly_report
    target = "reports:three_part" if three_part else "reports:month"
    return issued(request, redirect(target, person_id, month), lambda: issue(request.scope, person_id, chosen))


@needs("monthly_report.read")
@require_GET
def three_part_workbook(request: PersonRequest, person_id: UUID, month: str) -> HttpResponse:
    return download(three_part_xlsx(request.scope, person_id, month_or_404(month)))


@needs("monthly_report.issue")
@require_POST
def issue_visits(request: PersonRequest, person_id: UUID, month: str) -> HttpResponse:
    readable_person(request.scope, person_id, month_or_404(month))
    back = redirect("reports:visits", person_id, month)
    form = VisitPeriodForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Isi tanggal awal dan tanggal akhir kunjungan."))
        return back
    back["Location"] += f"?since={form.cleaned_data['since']}&until={form.cleaned_data['until']}"
    return issued(request, back, lambda: issue_visit_report(request.scope, person_id, *form.period()))


@needs("monthly_report.read")
def pdf(request: PersonRequest, code: str) -> HttpResponse:
    return download(pdf_of(request.scope, code, with_sources=wants_sources(request)))


@needs("monthly_report.read")
def docx(request: PersonRequest, code: str) -> HttpResponse:
    return download(docx_of(request.scope, code, with_sources=wants_sources(request)))


def issued(
    request: PersonRequest, back: HttpResponseRedirect, issue: Callable[[], tuple[IssuedDocument, bool]]
) -> HttpResponse:
    """Issue a document and say what came of it."""
    try:
        document, is_new = issue()
    except Problem as problem:
        if problem.status == NOT_FOUND:
            raise
        messages.error(request, str(problem))
        return back
    if is_new:
        messages.success(request, _("Terbit dengan kode periksa %(code)s.") % {"code": document.code})
    else:
        said = _("Isinya sama dengan %(code)s, yang sudah terbit. Tidak ada versi baru.")
        messages.info(request, said % {"code": document.code})
    return back


def wants_sources(request: PersonRequest) -> bool:
    return "sumber" in request.GET


def download(file: File) -> HttpResponse:
    response = HttpResponse(file.content, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response
