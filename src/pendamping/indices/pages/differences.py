"""Official results beside our own figures: every difference of a kabupaten with its cause."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from pendamping.engine.law.definitions import definition, definitions
from pendamping.engine.law.index_model import IndexDefinition
from pendamping.indices.differing import Cause
from pendamping.indices.pages.overview import FAMILY, wanted_year
from pendamping.indices.selectors.areas import area_of
from pendamping.indices.selectors.differences import (
    STATUS_ONLY,
    WantedDifferences,
    differences_in,
    years_with_results,
)
from pendamping.indices.selectors.lists import districts_in
from pendamping.indices.services.differences import export_differences
from pendamping.regions.selectors import names_of
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def wanted_index(request: HttpRequest) -> IndexDefinition:
    """`?indeks=indeks-desa`; the usual one for anything else."""
    asked = request.GET.get("indeks", "")
    return next((one for one in definitions() if one.id == asked), definition(FAMILY.value))


def wanted_differences(request: HttpRequest) -> WantedDifferences:
    query = request.GET
    return WantedDifferences(
        text=query.get("cari", "")[:80].replace("\x00", ""),
        cause=query.get("sebab", ""),
        district=query.get("kecamatan", ""),
        only=query.get("hanya", ""),
    )


@needs("index.read")
def differences(request: PersonRequest, code: str) -> HttpResponse:
    area, index = area_of(request.scope, code), wanted_index(request)
    years = years_with_results(request.scope, area, index.id)
    if area.holds_regencies or not years:
        return redirect("indices:area", code)
    asked = wanted_year(request)
    year = asked if asked in years else years[0]
    found, wanted = differences_in(request.scope, area, index.id, year), wanted_differences(request)
    page = Paginator(found.wanted(wanted), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "area": area,
        "index": index,
        "year": year,
        "years": years,
        "found": found,
        "wanted": wanted,
        "page": page,
        "district_names": names_of({one.district_code for one in page}),
        "districts": districts_in(request.scope, area),
        "causes": Cause.choices,
        "status_only": STATUS_ONLY,
    }
    return render_page(request, "indices/differences.html", context, fragment="indices/_differences.html")


@needs("index.read")
def download(request: PersonRequest, code: str) -> HttpResponse:
    """The wanted differences as XLSX; the audit trail says who took them."""
    area, index = area_of(request.scope, code), wanted_index(request)
    years = years_with_results(request.scope, area, index.id)
    asked = wanted_year(request)
    year = asked if asked in years or not years else years[0]
    if year is None:
        return redirect("indices:area", code)
    content = export_differences(request.scope, area, index.id, year, wanted_differences(request))
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="selisih-{index.id}-{year}-{area.code}.xlsx"'
    return response
