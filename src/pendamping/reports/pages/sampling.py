"""The spot check of a kecamatan: five villages, what to look at, and what was found."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.periods import Month
from pendamping.common.problems import NotFound, Problem
from pendamping.fieldwork.models import DailyReport
from pendamping.law.loader import figure
from pendamping.reports.forms import SpotCheckForm
from pendamping.reports.models import CheckedVillage
from pendamping.reports.pages.documents import NOT_FOUND
from pendamping.reports.pages.months import month_or_404
from pendamping.reports.sampling import POINTS, WORDS, VillageSign
from pendamping.reports.selectors.district import district_of
from pendamping.reports.selectors.sampling import checked_village, reports_to_look_at, spot_check_of, spot_checks_in
from pendamping.reports.services.sampling import draw_spot_check, record_spot_check
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("spot_check.read")
def spot_check(request: PersonRequest, code: str, month: str) -> HttpResponse:
    """Drawing is a POST; until then the page states the rule."""
    scope, chosen = request.scope, month_or_404(month)
    region = district_of(scope, code)
    may_write = scope.may("spot_check.write")
    if request.method == "POST" and may_write:
        try:
            draw_spot_check(scope, code, chosen)
        except Problem as problem:
            messages.error(request, str(problem))
        return redirect("reports:spot_check", code, month)
    drawn = spot_check_of(scope, region, chosen)
    villages = list(drawn.villages.all()) if drawn else []
    reports = reports_to_look_at(scope, villages)
    context = {
        "region": region,
        "regency": region.regency_code if scope.covers(region.regency_code) else "",
        "month": chosen,
        "has_next": chosen < Month.of(scope.today),
        "check": drawn,
        "rows": [(one, _told(one, reports), _form(request, one)) for one in villages],
        "done": sum(bool(one.result) for one in villages),
        "number": int(figure("uji_petik/jumlah_desa", on=chosen.first)),
        "may_write": may_write,
    }
    return render_page(request, "reports/spot_check.html", context)


@needs("spot_check.read")
def spot_checks(request: PersonRequest, code: str, month: str) -> HttpResponse:
    """What the kecamatan of a kabupaten have drawn and found."""
    chosen = month_or_404(month)
    region, rows = spot_checks_in(request.scope, code, chosen)
    context = {
        "region": region,
        "month": chosen,
        "has_next": chosen < Month.of(request.scope.today),
        "rows": rows,
        "drawn": sum(row.check is not None for row in rows),
        "differing": [one for row in rows for one in row.differing],
    }
    return render_page(request, "reports/spot_checks.html", context)


@needs("spot_check.write")
@require_POST
def record(request: PersonRequest, pk: int) -> HttpResponse:
    found = checked_village(request.scope, pk)
    if found is None:
        raise NotFound
    back = redirect("reports:spot_check", found.check_of.region_id, Month.of(found.check_of.since).iso)
    form = SpotCheckForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Pilih hasilnya dan isi tanggal periksa."))
        return back
    values = form.cleaned_data
    try:
        record_spot_check(request.scope, pk, values["result"], values["checked_on"], values["note"])
    except Problem as problem:
        if problem.status == NOT_FOUND:
            raise
        messages.error(request, str(problem))
        return back
    messages.success(request, _("Hasil periksa %(village)s dicatat.") % {"village": found.region.name})
    return back


def _told(one: CheckedVillage, reports: Mapping[str, DailyReport]) -> list[tuple[str, int, list[DailyReport]]]:
    """Each sign in words, with its points and the daily reports to look at."""
    told = []
    for signed in one.signs:
        sign = VillageSign(signed["sign"])
        named = [reports[report] for report in signed["reports"] if report in reports]
        told.append((str(WORDS[sign]) % {"number": signed["number"]}, POINTS[sign], named))
    return told


def _form(request: PersonRequest, one: CheckedVillage) -> SpotCheckForm:
    initial: dict[str, Any] = {"checked_on": one.checked_on or request.scope.today}
    if one.result:
        initial |= {"result": one.result, "note": one.note}
    return SpotCheckForm(initial=initial, prefix=None, auto_id=f"desa-{one.pk}-%s")
