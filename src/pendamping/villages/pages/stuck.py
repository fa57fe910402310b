"""The stuck works of an area, the longest first."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect

from pendamping.law.loader import figure
from pendamping.regions.models import Region
from pendamping.regions.selectors import children_of, names_of
from pendamping.villages.areas import common_code
from pendamping.villages.selectors import Wanted, stuck_now
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 50


@needs("work.read")
def stuck(request: PersonRequest) -> HttpResponse:
    scope = request.scope
    area = Wanted.of(request.GET, scope.today.year).area
    code = area or common_code(scope)
    if len(code) < Region.Level.REGENCY:
        return redirect("villages:works")
    found = stuck_now(scope, code)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "waiting": sum(one.work.budget - (one.work.disbursed or 0) for one in found),
        "area": area,
        "districts": children_of(scope, code[: Region.Level.REGENCY]),
        "district_names": names_of(one.work.region.district_code for one in page) if found else {},
        "silent_days": figure("kegiatan_desa/hari_tanpa_kabar", on=scope.today),
        "behind_points": figure("kegiatan_desa/selisih_serapan", on=scope.today),
    }
    return render_page(request, "villages/stuck.html", context, fragment="villages/_stuck.html")
