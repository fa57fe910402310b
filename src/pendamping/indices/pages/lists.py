"""All villages of an area: sorted, filtered, page by page; and as a file."""

from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pendamping.engine.law.definitions import definition
from pendamping.indices.layers import choices_for
from pendamping.indices.models import Status
from pendamping.indices.overview import Period
from pendamping.indices.pages.overview import FAMILY, wanted_since, wanted_year
from pendamping.indices.rows import read_figures
from pendamping.indices.selectors.areas import Area, area_of
from pendamping.indices.selectors.lists import (
    BOUNDS,
    DIMENSIONS,
    DOWN,
    FELL,
    MISSING,
    ROSE,
    Wanted,
    districts_in,
    list_villages,
    scores_of_page,
)
from pendamping.indices.selectors.years import counts_by_year, period_of, sources_of
from pendamping.indices.services.exporting import FORMATS, export_villages
from pendamping.regions.models import Region, RegionQuerySet
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 50
# Key of the sort order, head, whether it is a figure: figures are sorted from the highest first.
COLUMNS = (
    ("nama", _("Nama"), False),
    ("kode", _("Kode"), False),
    ("status", _("Status"), True),
    ("iks", "IKS", True),
    ("ike", "IKE", True),
    ("ikl", "IKL", True),
    ("idm", "IDM", True),
    ("perubahan", _("Perubahan"), True),
)


@dataclass(frozen=True, slots=True)
class Head:
    """One head of the table, which sorts by its column."""

    key: str
    label: str | Promise
    is_figure: bool
    sort: str  # the order that following it asks for
    aria_sort: str  # "" where the list is in another order


def _wanted(request: HttpRequest, area: Area) -> Wanted:
    query = request.GET
    indicator, score = query.get("indikator", ""), query.get("skor", "")
    return Wanted(
        text=query.get("cari", "")[:80].replace("\x00", ""),
        status=query.get("status", ""),
        moved=query.get("gerak", ""),
        sort=query.get("urut", "kode"),
        district=_code(query.get("kecamatan", ""), area),
        below=query.get("bawah", ""),
        indicator=indicator if indicator in {one.id for one in definition("idm").indicators} else "",
        at_most=int(score) if len(score) == 1 and score.isascii() and score.isdigit() else None,
    )


def _code(text: str, area: Area) -> str:
    """Of a kecamatan inside the area; "" for anything else."""
    inside = text.startswith(area.code) and text.isascii() and text.isdigit()
    return text if inside and len(text) == Region.Level.DISTRICT else ""


def _heads(sort: str) -> list[Head]:
    heads = []
    for key, label, is_figure in COLUMNS:
        first, second = (DOWN + key, key) if is_figure else (key, DOWN + key)
        aria = {key: "ascending", DOWN + key: "descending"}.get(sort, "")
        heads.append(Head(key, label, is_figure, second if sort == first else first, aria))
    return heads


@needs("index.read")
def villages(request: PersonRequest, code: str) -> HttpResponse:
    area = area_of(request.scope, code)
    years = counts_by_year(request.scope, area, FAMILY)
    period = Period.among([one.year for one in years], FAMILY, wanted_year(request), wanted_since(request))
    if period is None:
        return redirect("indices:area", code)
    wanted = _wanted(request, area)
    found = list_villages(request.scope, area, period, wanted)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    shown = read_figures(cast("RegionQuerySet", page.object_list))
    has_scores = wanted.indicator and not area.holds_regencies
    context = {
        "area": area,
        "period": period,
        "years": years,
        "wanted": wanted,
        "page": page,
        "villages": shown,
        "indicator": definition("idm").indicator(wanted.indicator) if has_scores else None,
        "scores": scores_of_page(request.scope, period, shown, wanted.indicator) if has_scores else {},
        "districts": districts_in(request.scope, area),
        "bounds": [(f"{one}:{bound}", one.upper(), Decimal(bound)) for one in DIMENSIONS for bound in BOUNDS],
        "indicators": choices_for(definition("idm"))[2:] if not area.holds_regencies else [],
        "heads": _heads(wanted.sort),
        "statuses": [*Status.choices, (MISSING, _("Belum ada hasil"))],
        "movements": [(ROSE, _("Naik status")), (FELL, _("Turun status"))],
        "sources": sources_of(request.scope, years, period),
    }
    return render_page(request, "indices/villages.html", context, fragment="indices/_villages.html")


@needs("index.read")
def download(request: PersonRequest, code: str, extension: str) -> HttpResponse:
    """The wanted villages as XLSX or CSV; the audit trail says who took them."""
    area = area_of(request.scope, code)
    period = period_of(request.scope, area, FAMILY, wanted_year(request), wanted_since(request))
    if period is None:
        return redirect("indices:area", code)
    content = export_villages(request.scope, area, period, _wanted(request, area), extension)
    response = HttpResponse(content, content_type=FORMATS[extension])
    name = f"idm-{period.year}-{area.code or 'indonesia'}.{extension}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
