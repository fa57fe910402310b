"""The works of an area and of one village, and the register to take away."""

import tempfile
from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.problems import NotFound
from pendamping.common.tables import Value, stream_csv, write_long_xlsx
from pendamping.regions.models import Region
from pendamping.regions.selectors import children_of, get_region, names_of
from pendamping.villages.areas import common_code
from pendamping.villages.lists import bidang_on, funds_on
from pendamping.villages.models import WorkQuerySet, WorkState
from pendamping.villages.selectors import Wanted, totals_of, works_in, years_of
from pendamping.villages.services import note_export
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 50
AT_ONCE = 2000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs("work.read")
def works(request: PersonRequest) -> HttpResponse:
    """Inside one kabupaten the register; above it the parts to choose from, so that no page grows with the country."""
    scope = request.scope
    wanted = Wanted.of(request.GET, scope.today.year)
    code = wanted.area or common_code(scope)
    if len(code) < Region.Level.REGENCY:
        context = {"parts": children_of(scope, code), "code": code, "area": names_of([code]).get(code, "")}
        return render_page(request, "villages/choose_area.html", context)
    found = works_in(scope, wanted)
    context = {
        **_list_context(request, wanted, found),
        "districts": children_of(scope, code[: Region.Level.REGENCY]),
        "years": _years(request, code[: Region.Level.REGENCY], wanted),
    }
    return render_page(request, "villages/works.html", context, fragment="villages/_works.html")


@needs("work.read")
def village(request: PersonRequest, code: str) -> HttpResponse:
    scope = request.scope
    region = get_region(scope, code)
    if region.kind not in Region.ASSESSED:
        raise NotFound
    asked = Wanted.of(request.GET, scope.today.year)
    wanted = Wanted(year=asked.year, area=region.code)
    found = works_in(scope, wanted)
    context = {
        **_list_context(request, wanted, found),
        "region": region,
        "years": _years(request, region.code, wanted),
    }
    return render_page(request, "villages/village.html", context)


def _list_context(request: PersonRequest, wanted: Wanted, found: WorkQuerySet) -> dict[str, Any]:
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    districts = names_of(one.region.district_code for one in page) if page.object_list else {}
    return {
        "wanted": wanted,
        "totals": totals_of(request.scope, found),
        "page": page,
        "district_names": districts,
        "bidang": bidang_on(request.scope.today).items(),
        "states": WorkState.choices,
    }


def _years(request: PersonRequest, code: str, wanted: Wanted) -> list[int]:
    """Those that are known, this one and the one that is shown."""
    return sorted({*years_of(request.scope, code), request.scope.today.year, wanted.year}, reverse=True)


@needs("work.read")
@require_POST
def export_works(request: PersonRequest) -> HttpResponseBase:
    """What the list shows, every page of it. POST, because taking it along is an act of the audit trail."""
    scope, wanted = request.scope, Wanted.of(request.GET, request.scope.today.year)
    kind = "csv" if request.POST.get("format") == "csv" else "xlsx"
    found = works_in(scope, wanted)
    note_export(scope, wanted, found.count(), kind)
    name = f"kegiatan-desa-{wanted.year}.{kind}"
    answer: HttpResponseBase
    if kind == "csv":
        answer = StreamingHttpResponse(stream_csv(_lines(request, found)), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
    file = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it after sending
    write_long_xlsx(file, _("Kegiatan desa %(year)s") % {"year": wanted.year}, _lines(request, found))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


def _lines(request: PersonRequest, found: WorkQuerySet) -> Iterator[list[Value]]:
    """The columns of the import first, so that an export can be mended and brought back."""
    yield [
        _("Kode desa"), _("Tahun"), _("Bidang"), _("Kode kegiatan"), _("Kegiatan"), _("Lokasi"), _("Volume"),
        _("Satuan"), _("Anggaran"), _("Sumber dana"), _("Cara pelaksanaan"), _("Rencana mulai"), _("Rencana selesai"),
        _("Dokumen sumber"), _("Nama desa"), _("Arti sumber dana"), _("Keadaan"), _("Kemajuan (persen)"),
        _("Sudah cair"), _("Terakhir dilihat"), _("Data contoh"),
    ]  # fmt: skip
    funds = funds_on(request.scope.today)
    for one in found.iterator(chunk_size=AT_ONCE):
        yield [
            one.region_id,
            one.year,
            one.bidang,
            one.activity_code,
            one.name,
            one.place,
            None if one.volume is None else float(one.volume),
            one.unit,
            one.budget,
            one.fund,
            one.get_method_display(),
            one.planned_start,
            one.planned_end,
            one.document,
            one.region.name,
            funds.get(one.fund, one.fund),
            one.get_state_display(),
            one.percent,
            one.disbursed,
            one.seen_on,
            _("ya") if one.is_sample else "",
        ]
