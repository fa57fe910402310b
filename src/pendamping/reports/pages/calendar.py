"""The reporting calendar: until when each step lasts, and on whose word."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pendamping.common.periods import Month
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.law.reporting import windows_on
from pendamping.regions.models import Region
from pendamping.regions.selectors import names_of
from pendamping.reports.calendar import area_of, calendar_of, quarter_windows
from pendamping.reports.forms import ReportingDayForm
from pendamping.reports.selectors.calendar import reporting_days
from pendamping.reports.services.calendar import set_reporting_day
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("reporting_calendar.read")
def calendar(request: PersonRequest) -> HttpResponse:
    scope = request.scope
    areas = _areas(scope) if scope.may("reporting_calendar.write") else {}
    form = ReportingDayForm(request.POST or None, areas=areas) if areas else None
    if form is not None and form.is_valid():
        try:
            row = set_reporting_day(scope, form.new_day())
        except Problem as problem:
            form.add_error(problem.field, str(problem))
        else:
            said = _("%(step)s sampai tanggal %(day)s, mulai laporan %(month)s.")
            facts = {"step": row.get_step_display(), "day": row.day, "month": Month.of(row.since)}
            messages.success(request, said % facts)
            return redirect("reports:calendar")
    month = Month.parse(request.GET.get("month")) or Month.of(scope.today).previous()
    area = area_of(scope.prefixes)
    days = reporting_days(scope)
    context = {
        "month": month,
        "calendar": calendar_of(area, month),
        "windows": quarter_windows(area, month.year),
        "scheme": windows_on(month.first),
        "days": days,
        "names": names_of(one.area for one in days if one.area),
        "form": form,
    }
    return render_page(request, "reports/calendar.html", context)


def _areas(scope: Scope) -> dict[str, str]:
    """A kabupaten, a province or the country: a calendar is never set for less."""
    codes = dict.fromkeys(prefix for prefix in scope.prefixes if len(prefix) <= Region.Level.REGENCY)
    names = names_of(code for code in codes if code)
    return {code: names.get(code, code) if code else _("Seluruh Indonesia") for code in codes}
