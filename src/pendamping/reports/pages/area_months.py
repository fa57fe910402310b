"""The papers of an area's month: the supervisor's recap with its recommendations, and the camat's report."""

from collections import Counter

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from pendamping.common.periods import Month, Quarter
from pendamping.common.problems import Problem
from pendamping.regions.models import Region
from pendamping.reports import lines
from pendamping.reports.calendar import calendar_of
from pendamping.reports.drafting import recap_words
from pendamping.reports.editing import own_words, with_words
from pendamping.reports.forms import DistrictReportForm, RecommendationForm
from pendamping.reports.models import IssuedDocument
from pendamping.reports.pages.documents import NOT_FOUND, download, issued, wants_sources
from pendamping.reports.pages.months import month_or_404
from pendamping.reports.printable import printable
from pendamping.reports.selectors.district import district_figures, district_of
from pendamping.reports.selectors.district_steps import district_dossier, district_rows
from pendamping.reports.selectors.documents import area_documents
from pendamping.reports.selectors.editing import area_edits
from pendamping.reports.selectors.recap import all_and_missing, recap_region, recap_rows
from pendamping.reports.services.area_documents import (
    area_docx_of,
    area_pdf_of,
    issue_district_report,
    issue_recap,
    recap_xlsx,
    recommend_payments,
)
from pendamping.reports.subjects import district_subject, recap_subject
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PEOPLE_PER_PAGE = 50
Kind = IssuedDocument.Kind


@needs("monthly_report.recap_read")
def recap(request: PersonRequest, code: str, month: str) -> HttpResponse:
    """Who is missing first, then everybody with what is recommended."""
    scope, chosen = request.scope, month_or_404(month)
    region = recap_region(scope, code)
    everybody, missing = all_and_missing(scope, region, chosen)
    rows = recap_rows(scope, everybody, chosen)
    page = Paginator(rows, PEOPLE_PER_PAGE).get_page(request.GET.get("page"))
    form = RecommendationForm(request.POST or None, rows=list(page.object_list))
    if form.is_valid() and scope.may("monthly_report.recap"):
        try:
            number = recommend_payments(scope, code, chosen, form.words())
        except Problem as problem:
            if problem.status == NOT_FOUND:
                raise
            form.add_error(None, str(problem))
        else:
            said = ngettext("%(number)s rekomendasi dicatat.", "%(number)s rekomendasi dicatat.", number)
            messages.success(request, said % {"number": number})
            return redirect(request.get_full_path())
    may_recap, subject = scope.may("monthly_report.recap"), recap_subject(region.code, chosen.iso)
    edits = area_edits(scope, code, subject)
    context = {
        "region": region,
        "month": chosen,
        "quarter": Quarter.of(chosen.first),
        "has_next": chosen < Month.of(scope.today),
        "page": page,
        "form": form,
        "paper": lines.words(own_words(recap_words([row.line() for row in rows]), edits)),
        "edits": edits,
        "edit_url": reverse("reports:edit_recap", args=[code, month]) if may_recap else "",
        "missing": missing,
        "calendar": calendar_of(code[: Region.Level.REGENCY], chosen),
        "documents": area_documents(scope, Kind.RECAP, subject),
        "may_recap": may_recap,
    }
    return render_page(request, "reports/recap.html", context)


@needs("monthly_report.recap")
@require_POST
def issue_one_recap(request: PersonRequest, code: str, month: str) -> HttpResponse:
    chosen = month_or_404(month)
    back = redirect("reports:recap", code, month)
    return issued(request, back, lambda: issue_recap(request.scope, code, chosen))


@needs("monthly_report.recap_read")
def recap_workbook(request: PersonRequest, code: str, month: str) -> HttpResponse:
    return download(recap_xlsx(request.scope, code, month_or_404(month)))


@needs("district_report.read")
def district(request: PersonRequest, code: str, month: str) -> HttpResponse:
    """What the camat's report says, and its words for the one who issues it."""
    scope, chosen = request.scope, month_or_404(month)
    region = district_of(scope, code)
    may_issue = scope.may("district_report.issue")
    dossier = district_dossier(scope, region, chosen)
    edits = area_edits(scope, code, district_subject(code, chosen.iso))
    form = DistrictReportForm(request.POST or None, last=dossier.to_mend)
    if may_issue and form.is_valid():
        back = redirect("reports:district", code, month)
        said, reply = form.details(), form.reply()
        return issued(request, back, lambda: issue_district_report(scope, code, chosen, said, reply=reply))
    context = {
        "region": region,
        "month": chosen,
        "has_next": chosen < Month.of(scope.today),
        "paper": printable(with_words(district_figures(scope, region, chosen), edits)),
        "edits": edits,
        "edit_url": reverse("reports:edit_district", args=[code, month]) if may_issue else "",
        "form": form if may_issue else None,
        "dossier": dossier,
        "may_receive": scope.may("district_report.receive"),
    }
    return render_page(request, "reports/district.html", context)


@needs("district_report.read")
def district_reports(request: PersonRequest, code: str, month: str) -> HttpResponse:
    """For the kabupaten: whose report is missing, came back, waits, or was received."""
    chosen = month_or_404(month)
    regency, rows = district_rows(request.scope, code, chosen)
    context = {
        "region": regency,
        "month": chosen,
        "has_next": chosen < Month.of(request.scope.today),
        "rows": rows,
        "numbers": Counter(row.standing.value for row in rows),
        "may_receive": request.scope.may("district_report.receive"),
    }
    return render_page(request, "reports/district_reports.html", context)


@needs("monthly_report.recap_read")
def pdf(request: PersonRequest, code: str) -> HttpResponse:
    return download(area_pdf_of(request.scope, code, with_sources=wants_sources(request)))


@needs("monthly_report.recap_read")
def docx(request: PersonRequest, code: str) -> HttpResponse:
    return download(area_docx_of(request.scope, code, with_sources=wants_sources(request)))
