"""The month of a person as a calendar, and who of an area has reported how much."""

from typing import cast
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse

from pendamping.common.periods import Month
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.selectors import code_lists, month_of, number_silent, reporters_in, reporting_of
from pendamping.law.holidays import holiday_years
from pendamping.people.models import Person
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

ON_A_PAGE = 50
A_WEEK = 7


@needs("daily_report.read_own")
def own_calendar(request: PersonRequest) -> HttpResponse:
    if request.scope.person_id is None:
        return render_page(request, "fieldwork/no_person.html")
    return _calendar(request, request.scope.person_id)


@needs("daily_report.read")
def calendar(request: PersonRequest, person_id: UUID) -> HttpResponse:
    return _calendar(request, person_id)


@needs("missing_report.read")
def reporting(request: PersonRequest) -> HttpResponse:
    """The people of the area, those with the fewest reported days first."""
    scope, month = request.scope, _month(request)
    page = Paginator(reporters_in(scope, month), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "month": month,
        "page": page,
        "rows": reporting_of(scope, cast("QuerySet[Person]", page.object_list), month),
        "silent": number_silent(scope, month),
    }
    return render_page(request, "fieldwork/reporting.html", context, fragment="fieldwork/_reporting.html")


def _calendar(request: PersonRequest, person_id: UUID | None) -> HttpResponse:
    scope = request.scope
    shown = month_of(scope, person_id, _month(request))
    before = [None] * shown.days[0].date.weekday()
    after = [None] * (-(len(before) + len(shown.days)) % A_WEEK)
    cells = [*before, *shown.days, *after]
    is_own = shown.person.pk == scope.person_id
    context = {
        "shown": shown,
        "month": shown.month,
        "weeks": [cells[place : place + A_WEEK] for place in range(0, len(cells), A_WEEK)],
        "is_own": is_own,
        "holidays_are_known": shown.month.year in holiday_years(),
        "leave_kinds": code_lists(scope)["leave_kind"].labels if is_own else {},
        "waiting": sum(1 for one in shown.reports if one.state == DailyReport.State.SUBMITTED),
    }
    return render_page(request, "fieldwork/calendar.html", context)


def _month(request: PersonRequest) -> Month:
    return Month.parse(request.GET.get("month")) or Month.of(request.scope.today)
