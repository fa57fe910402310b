"""The papers about the index: what each would print, issuing it, and its files."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from pendamping.engine.law.definitions import NoSuchIndex, definition
from pendamping.engine.law.index_model import IndexDefinition
from pendamping.indices.models import VillageSheet
from pendamping.indices.selectors.differences import WantedDifferences
from pendamping.indices.selectors.sheets import get_sheet
from pendamping.reports.errors import AssemblyNotRecorded
from pendamping.reports.forms import MinutesForm, ObjectionForm
from pendamping.reports.models import IssuedDocument
from pendamping.reports.pages.documents import download, issued
from pendamping.reports.printable import printable
from pendamping.reports.selectors.documents import area_documents
from pendamping.reports.selectors.index_papers import MinutesDetails, minutes_paper, objectionable, regency_of
from pendamping.reports.services.index_documents import (
    index_docx_of,
    index_pdf_of,
    issue_minutes,
    issue_objection,
)
from pendamping.reports.subjects import minutes_subject, objection_subject
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

Kind = IssuedDocument.Kind
UNNUMBERED = "…"  # stands in a preview until the paper is issued


@needs("index_round.read")
def minutes(request: PersonRequest, sheet_id: UUID) -> HttpResponse:
    sheet = get_sheet(request.scope, sheet_id)
    return _minutes(request, sheet, MinutesForm(initial=_initial_minutes(request, sheet)))


@needs("index_minutes.issue")
@require_POST
def issue_one_minutes(request: PersonRequest, sheet_id: UUID) -> HttpResponse:
    sheet = get_sheet(request.scope, sheet_id)
    form = MinutesForm(request.POST)
    if not form.is_valid():
        return _minutes(request, sheet, form)
    back = redirect("index_papers:minutes", sheet_id)
    return issued(request, back, lambda: issue_minutes(request.scope, sheet_id, form.details()))


@needs("index_objection.issue")
def objection(request: PersonRequest, code: str, index_id: str, year: int) -> HttpResponse:
    """The letter's words, the villages that it would name, and the letters issued so far."""
    scope, index = request.scope, _index_or_404(index_id)
    region, area = regency_of(scope, code)
    form = ObjectionForm(request.POST or None, initial=_initial_objection(index, year, region.full_name))
    if form.is_valid():
        back = redirect("index_papers:objection", region.code, index_id, year)
        return issued(request, back, lambda: issue_objection(scope, region.code, index_id, year, form.details()))
    rows = objectionable(scope, area, index_id, year, WantedDifferences())
    context = {
        "region": region,
        "index": index,
        "year": year,
        "form": form,
        "number": len(rows),
        "changing_status": sum(one.changes_status for one in rows),
        "documents": area_documents(scope, Kind.OBJECTION, objection_subject(region.code, index_id, year)),
    }
    return render_page(request, "reports/objection.html", context)


@needs("index.read")
def pdf(request: PersonRequest, code: str) -> HttpResponse:
    return download(index_pdf_of(request.scope, code))


@needs("index.read")
def docx(request: PersonRequest, code: str) -> HttpResponse:
    return download(index_docx_of(request.scope, code))


def _minutes(request: PersonRequest, sheet: VillageSheet, form: MinutesForm) -> HttpResponse:
    try:
        paper = minutes_paper(request.scope, sheet.pk, MinutesDetails(number=UNNUMBERED))
    except AssemblyNotRecorded as problem:
        paper, reason = None, str(problem)
    else:
        reason = ""
    context = {
        "sheet": sheet,
        "index": definition(sheet.round.index_id),
        "form": form,
        "reason": reason,
        "paper": printable(paper) if paper else None,
        "may_issue": request.scope.may("index_minutes.issue"),
        "documents": area_documents(request.scope, Kind.INDEX_MINUTES, minutes_subject(sheet.pk)),
    }
    return render_page(request, "reports/index_minutes.html", context)


def _initial_minutes(request: PersonRequest, sheet: VillageSheet) -> dict[str, str]:
    """The next number of this village, in a usual shape; whoever issues may write another."""
    number = area_documents(request.scope, Kind.INDEX_MINUTES, minutes_subject(sheet.pk)).count() + 1
    label = definition(sheet.round.index_id).label.upper().replace(" ", "-")
    return {"number": f"{number:02}/BA-{label}/{sheet.round.year}"}


def _initial_objection(index: IndexDefinition, year: int, regency: str) -> dict[str, str]:
    """A first wording, which the office changes as it likes."""
    return {
        "recipient": "Menteri Desa dan Pembangunan Daerah Tertinggal\ndi Jakarta",
        "paragraphs": (
            f"Dengan hormat, bersama ini kami sampaikan bahwa hasil {index.name} ({index.label}) tahun {year} yang "
            f"terbit untuk sejumlah desa di {regency} berbeda dari isian yang disepakati musyawarah desa.\n"
            "Daftar desa, nilai resmi, hitungan kami, dan sebab perbedaannya terlampir. Kami mohon hasil desa-desa "
            "tersebut ditinjau kembali; berita acara dan bukti isian siap kami sampaikan.\n"
            "Demikian kami sampaikan, atas perhatiannya diucapkan terima kasih."
        ),
        "copies": "Arsip",
    }


def _index_or_404(index_id: str) -> IndexDefinition:
    try:
        return definition(index_id)
    except NoSuchIndex:
        raise Http404 from None
