"""The list of meetings, and one meeting as the screen in the room shows it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.counting import numbers_of
from pendamping.common.problems import NotFound, Problem
from pendamping.meetings.forms import PromiseForm
from pendamping.meetings.models import Action, Meeting
from pendamping.meetings.reading import agenda_lines, group_words
from pendamping.meetings.selectors import (
    action_counts,
    closed_since,
    get_managed,
    get_meeting,
    meetings_in,
    open_actions_for,
    own_invitation,
    presence_of,
    previous_of,
)
from pendamping.meetings.services import promise_action
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.qr import qr_svg
from pendamping.web.rendering import render_page

PER_PAGE = 25
SHOWN_ACTIONS = 12


@needs("meeting.read")
def meetings(request: PersonRequest) -> HttpResponse:
    scope = request.scope
    found = meetings_in(scope)
    context = {
        "coming": list(
            found.filter(date__gte=scope.today, state__in=Meeting.OPEN).order_by("date", "start")[:PER_PAGE]
        ),
        "page": Paginator(found.exclude(date__gte=scope.today, state__in=Meeting.OPEN), PER_PAGE).get_page(
            request.GET.get("page")
        ),
        "counts": action_counts(scope),
    }
    return render_page(request, "meetings/meetings.html", context)


@needs("meeting.read")
def meeting(request: PersonRequest, pk: UUID) -> HttpResponse:
    return meeting_page(request, get_meeting(request.scope, pk))


def meeting_page(request: PersonRequest, one: Meeting, promising: PromiseForm | None = None) -> HttpResponse:
    """Agenda, who is there, and what is still open; the next act is a new follow-up on one line."""
    scope = request.scope
    keeps = scope.may("meeting.manage") and scope.covers(one.region_id)
    before = previous_of(scope, one)
    waiting = open_actions_for(scope, one)
    numbers = numbers_of(
        {
            "number": waiting,
            "late": waiting.filter(due_on__lt=scope.today),
            "finished": closed_since(scope, one, before.date) if before else waiting.none(),
            "decided": one.decisions.all(),
        }
    )
    own, presence = own_invitation(scope, one), presence_of(scope, one)
    context: dict[str, object] = {
        **numbers,
        "meeting": one,
        "keeps": keeps,
        "lines": agenda_lines(one),
        "presence": presence,
        "groups": [(each, group_words(each.group)) for each in presence.groups],
        "actions": [(each, each.days_late(scope.today)) for each in waiting[:SHOWN_ACTIONS]],
        "before": before,
        "states": [(state.value, state.label) for state in Action.State],
        "own": own,
        "room_qr": qr_svg(_room_address(request, one)) if keeps and one.is_open else "",
    }
    if keeps and one.state in {Meeting.State.RUNNING, Meeting.State.CLOSED}:
        context["promising"] = promising or PromiseForm(scope)
    return render_page(request, "meetings/meeting.html", context)


def _room_address(request: PersonRequest, one: Meeting) -> str:
    return request.build_absolute_uri(reverse("meetings:in_the_room", args=[one.pk, one.room_code]))


@needs("meeting.manage")
@require_POST
def promise(request: PersonRequest, pk: UUID) -> HttpResponse:
    one = get_managed(request.scope, pk)
    form = PromiseForm(request.scope, request.POST)
    if form.is_valid():
        try:
            promise_action(request.scope, form.new_action(one))
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Tindak lanjut tercatat."))
            return redirect("meetings:meeting", pk)
    return meeting_page(request, one, form)
