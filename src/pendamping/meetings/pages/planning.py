"""Planning a meeting, changing it, opening, closing and cancelling it."""

from datetime import time
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.problems import NotFound, Problem
from pendamping.meetings.errors import SeriesNotFound
from pendamping.meetings.forms import MeetingForm
from pendamping.meetings.models import MeetingSeries
from pendamping.meetings.pages.acting import done
from pendamping.meetings.selectors import get_managed, get_series, next_host
from pendamping.meetings.services import (
    cancel_meeting,
    change_meeting,
    close_meeting,
    invite_by_rule,
    open_meeting,
    plan_meeting,
    propose_agenda,
)
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("meeting.manage")
def new_meeting(request: PersonRequest) -> HttpResponse:
    """`?rangkaian=` names the row that it belongs to; its invitations and agenda are filled at once."""
    scope = request.scope
    series = _series(request)
    turn = next_host(scope, series) if series else None
    initial = {"title": series.name if series else "", "start": time(8), "end": time(11, 30)}
    form = MeetingForm(scope, request.POST or None, series=series, turn_of=turn, initial=initial)
    if form.is_valid():
        try:
            planned = plan_meeting(scope, form.new_meeting)
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            invite_by_rule(scope, planned.pk)
            propose_agenda(scope, planned.pk)
            messages.success(request, _("Rapat tersimpan. Periksa undangan dan acaranya."))
            return redirect("meetings:meeting", planned.pk)
    return render_page(request, "meetings/plan_meeting.html", {"form": form, "series": series})


def _series(request: PersonRequest) -> MeetingSeries | None:
    text = request.GET.get("rangkaian", "")
    if not text:
        return None
    try:
        return get_series(request.scope, UUID(text))
    except ValueError:
        raise SeriesNotFound from None


@needs("meeting.manage")
def edit_meeting(request: PersonRequest, pk: UUID) -> HttpResponse:
    one = get_managed(request.scope, pk)
    form = MeetingForm(request.scope, request.POST or None, meeting=one)
    if form.is_valid():
        try:
            change_meeting(request.scope, pk, form.content)
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Perubahan tersimpan."))
            return redirect("meetings:meeting", pk)
    return render_page(request, "meetings/plan_meeting.html", {"form": form, "meeting": one, "series": one.series})


@needs("meeting.manage")
@require_POST
def move(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Open, close or cancel, as the button says."""
    scope = request.scope
    one = get_managed(scope, pk)
    match request.POST.get("to"):
        case "open":
            done(request, lambda: open_meeting(scope, one.pk), _("Rapat dibuka."))
        case "close":
            done(request, lambda: close_meeting(scope, one.pk), _("Rapat ditutup. Notulen dapat diperiksa."))
        case "cancel":
            reason = request.POST.get("reason", "")
            done(request, lambda: cancel_meeting(scope, one.pk, reason), _("Rapat dibatalkan."))
        case _:
            pass
    return redirect("meetings:meeting", pk)
