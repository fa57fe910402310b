"""The days off of a year: the nation's, and what offices added."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.fieldwork.forms import HolidaysForm
from pendamping.fieldwork.selectors.holidays import local_holidays
from pendamping.fieldwork.services import add_holidays, remove_holiday
from pendamping.law.holidays import holiday_years
from pendamping.regions.models import Region
from pendamping.regions.selectors import names_of
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

YEARS_AROUND = 2


@needs("holiday.read")
def holidays(request: PersonRequest) -> HttpResponse:
    scope, year = request.scope, _year(request)
    areas = _areas(scope) if scope.may("holiday.write") else {}
    form = HolidaysForm(request.POST or None, areas=areas) if areas else None
    if form is not None and form.is_valid():
        days = form.cleaned_data["days"]
        try:
            add_holidays(scope, form.cleaned_data["area"], days, form.cleaned_data["basis"])
        except Problem as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("Hari libur dicatat. Laporan tidak ditunggu pada hari itu."))
            return redirect(f"{request.path}?tahun={days[0].date.year}")
    added = local_holidays(scope, year)
    context = {
        "year": year,
        "years": range(scope.today.year - YEARS_AROUND, scope.today.year + YEARS_AROUND),
        "national": holiday_years().get(year),
        "added": [(one, scope.covers(one.area)) for one in added],
        "names": names_of(one.area for one in added if one.area),
        "form": form,
    }
    return render_page(request, "fieldwork/holidays.html", context)


@needs("holiday.write")
@require_POST
def remove(request: PersonRequest, holiday_id: int) -> HttpResponse:
    remove_holiday(request.scope, holiday_id)
    messages.success(request, _("Hari itu menjadi hari kerja lagi."))
    return redirect("fieldwork:holidays")


def _year(request: PersonRequest) -> int:
    asked = request.GET.get("tahun", "")
    return int(asked) if asked.isdecimal() and len(asked) == len("2024") else request.scope.today.year


def _areas(scope: Scope) -> dict[str, str]:
    """A kabupaten, a province or the country: days off are never set for less."""
    codes = dict.fromkeys(prefix for prefix in scope.prefixes if len(prefix) <= Region.Level.REGENCY)
    names = names_of(code for code in codes if code)
    return {code: names.get(code, code) if code else _("Seluruh Indonesia") for code in codes}
