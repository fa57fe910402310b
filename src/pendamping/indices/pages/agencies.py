"""What every organisation could lift, and in which villages: a proposal for the meeting, not an order."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from pendamping.engine.law.index_model import REGENCY_LEVEL
from pendamping.indices.lifting import LEVELS, AgencyTotal, indicator_totals, work_by_village
from pendamping.indices.overview import Period
from pendamping.indices.pages.overview import FAMILY, wanted_year
from pendamping.indices.selectors.agencies import AgencyWork, agency_work
from pendamping.indices.selectors.areas import area_of
from pendamping.indices.selectors.years import counts_by_year, period_of, sources_of
from pendamping.indices.services.exporting import FORMATS, export_agency_work
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 50


def wanted_level(request: HttpRequest) -> str:
    """`?tingkat=provinsi`; the kabupaten for anything else."""
    level = request.GET.get("tingkat", "")
    return level if level in LEVELS else REGENCY_LEVEL


@needs("index.read")
def agencies(request: PersonRequest, code: str) -> HttpResponse:
    area = area_of(request.scope, code)
    years = counts_by_year(request.scope, area, FAMILY)
    period = Period.among([one.year for one in years], FAMILY, wanted_year(request))
    if period is None or area.holds_regencies:
        return redirect("indices:area", code)
    work = agency_work(request.scope, area, period, wanted_level(request))
    current = work.total_of(request.GET.get("instansi", "")) or next(iter(work.totals), None)
    context: dict[str, object] = {
        "area": area,
        "period": period,
        "years": years,
        "sources": sources_of(request.scope, years, period),
        "levels": LEVELS.items(),
        "work": work,
        "current": current,
    }
    if current:
        context |= _work_of(request, work, current)
    return render_page(request, "indices/agencies.html", context)


def _work_of(request: HttpRequest, work: AgencyWork, current: AgencyTotal) -> dict[str, object]:
    """Its indicators, and the villages of one of them or of all; first those that one better score lifts."""
    lifts = work.of(current.code)
    indicators = indicator_totals(lifts)
    only = next((one for one in indicators if one.indicator.id == request.GET.get("indikator")), None)
    shown = [lift for lift in lifts if only is None or lift.indicator.id == only.indicator.id]
    rising, every = (work_by_village(shown, only_rising=only_rising) for only_rising in (True, False))
    shows_all = request.GET.get("tampil") == "semua" or not rising
    return {
        "indicators": indicators,
        "only": only,
        "shows_all": shows_all,
        "number_rising": len(rising),
        "number_all": len(every),
        "page": Paginator(every if shows_all else rising, PER_PAGE).get_page(request.GET.get("page")),
    }


@needs("index.read")
def download(request: PersonRequest, code: str) -> HttpResponse:
    """The work of one organisation, or of all, as XLSX; the audit trail says who took it."""
    area = area_of(request.scope, code)
    period = period_of(request.scope, area, FAMILY, wanted_year(request))
    if period is None:
        return redirect("indices:area", code)
    agency = request.GET.get("instansi", "")
    content = export_agency_work(request.scope, area, period, wanted_level(request), agency)
    response = HttpResponse(content, content_type=FORMATS["xlsx"])
    name = "-".join(one for one in ("daftar-kerja", agency, str(period.year), area.code) if one)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response
