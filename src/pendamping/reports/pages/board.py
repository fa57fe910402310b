"""Who has not reported and why, how long checking takes, who will miss the window; and saying why."""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pendamping.common.periods import Month
from pendamping.common.problems import Problem
from pendamping.reports.forms import SilenceForm
from pendamping.reports.schemas.board import REASONS, Board, Reason
from pendamping.reports.selectors.board import areas_to_choose, board_area, board_of
from pendamping.reports.selectors.silence import own_and_checked, silences_of
from pendamping.reports.services.silence import declare_silence
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PEOPLE_PER_PAGE = 25


@needs("missing_report.read")
def board(request: PersonRequest) -> HttpResponse:
    """A scope wider than a kabupaten chooses one first."""
    scope = request.scope
    month = Month.parse(request.GET.get("month")) or Month.of(scope.today)
    month = min(month, Month.of(scope.today))
    region = board_area(scope, request.GET.get("wilayah", ""))
    if region is None:
        page = Paginator(areas_to_choose(scope), PEOPLE_PER_PAGE).get_page(request.GET.get("page"))
        return render_page(request, "reports/board_areas.html", {"page": page})
    shown = board_of(scope, region, month)
    day = _day(request.GET.get("tanggal", ""))
    context = {
        "region": region,
        "month": month,
        "has_next": month < Month.of(scope.today),
        "board": shown,
        "page": Paginator(shown.rows, PEOPLE_PER_PAGE).get_page(request.GET.get("page")),
        "reasons": list(REASONS.values()),
        "day": day,
        "of_day": _of_day(shown, day) if day else [],
        "yesterday": shown.days[0] if shown.days else None,
        "silent_yesterday": shown.days[0].counts.get(Reason.NO_WORD, 0) if shown.days else 0,
    }
    return render_page(request, "reports/board.html", context)


@needs("silence.declare")
def silence(request: PersonRequest) -> HttpResponse:
    """For oneself; a checker also for those whom they check."""
    scope = request.scope
    people = own_and_checked(scope)
    today = {"start": scope.today, "end": scope.today}
    form = SilenceForm(request.POST or None, people=people, initial=today)
    if form.is_valid():
        try:
            declare_silence(scope, form.new_silence())
        except Problem as problem:
            if problem.field not in form.fields:
                raise
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("Dicatat. Hari itu disebut dengan sebabnya, bukan tanpa kabar."))
            return redirect("reports:silence")
    context = {"form": form, "silences": silences_of(scope, people)}
    return render_page(request, "reports/silence.html", context)


def _of_day(shown: Board, day: date) -> list[tuple[object, str]]:
    """Who did not report on one day, and why; without a word first."""
    rows = [(row, row.reasons[day]) for row in shown.rows if day in row.reasons]
    order = list(Reason)
    return [(row, str(REASONS[why])) for row, why in sorted(rows, key=lambda one: -order.index(one[1]))]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
