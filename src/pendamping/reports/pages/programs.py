"""Laporan program: coverage by theme over a month or a longer period, and the records behind each figure."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pendamping.common.periods import Month, Period, long_periods_of, parse_period
from pendamping.reports.gathering.verified import WITHOUT_THEME, theme_labels
from pendamping.reports.models import IssuedDocument
from pendamping.reports.pages.documents import download, issued
from pendamping.reports.printable import printable
from pendamping.reports.selectors.documents import area_documents
from pendamping.reports.selectors.editing import area_edits
from pendamping.reports.selectors.program import (
    program_paper,
    program_sources,
    reports_of,
)
from pendamping.reports.services.programs import issue_program_report, program_xlsx
from pendamping.reports.subjects import program_subject
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 50


@needs("monthly_report.recap_read")
@require_GET
def program(request: PersonRequest, code: str, period: str) -> HttpResponse:
    scope, chosen = request.scope, period_or_404(period)
    paper = program_paper(scope, code, chosen)
    day = max(chosen.first, min(chosen.last, scope.today))  # a longer period leads to a month that has begun
    kinds: tuple[Period, ...] = (Month.of(day), *long_periods_of(day))
    shown = printable(paper)
    subject, may_issue = program_subject(code, chosen.iso), scope.may("monthly_report.recap") and paper.seal.reports > 0
    context = {
        "code": code,
        "period": chosen,
        "has_next": chosen.next().first <= scope.today,
        "kinds": kinds,
        "paper": shown,
        "reports": paper.seal.reports,
        "villages": paper.villages,
        "unreached": shown["unreached"],
        "page": Paginator(shown["places"], PER_PAGE).get_page(request.GET.get("page")),
        "documents": area_documents(scope, IssuedDocument.Kind.PROGRAM, subject),
        "edits": area_edits(scope, code, subject),
        "edit_url": reverse("reports:edit_program", args=[code, period]) if may_issue else "",
        "may_issue": may_issue,
    }
    return render_page(request, "reports/program.html", context)


@needs("monthly_report.recap_read")
@require_GET
def sources(request: PersonRequest, code: str, period: str) -> HttpResponse:
    """The daily reports behind the figures of a place: of one theme with `?tema=`, else of all."""
    chosen, theme = period_or_404(period), request.GET.get("tema")
    page = Paginator(program_sources(request.scope, code, chosen, theme), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "code": code,
        "period": chosen,
        "theme": _("Semua tema") if theme is None else theme_labels([theme]).get(theme, WITHOUT_THEME),
        "page": page,
        "reports": reports_of(request.scope, list(page.object_list)),
    }
    return render_page(request, "reports/program_sources.html", context)


@needs("monthly_report.recap")
@require_POST
def issue_program(request: PersonRequest, code: str, period: str) -> HttpResponse:
    chosen = period_or_404(period)
    back = redirect("reports:program", code, period)
    return issued(request, back, lambda: issue_program_report(request.scope, code, chosen))


@needs("monthly_report.recap_read")
@require_GET
def workbook(request: PersonRequest, code: str, period: str) -> HttpResponse:
    return download(program_xlsx(request.scope, code, period_or_404(period)))


def period_or_404(text: str) -> Period:
    period = parse_period(text)
    if period is None:
        raise Http404
    return period
