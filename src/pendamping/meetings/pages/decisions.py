"""What a meeting decides, and what somebody told of in the room."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.problems import NotFound, Problem
from pendamping.meetings.forms import DecisionForm
from pendamping.meetings.forms.raising import RaiseForm
from pendamping.meetings.models import Action, Meeting
from pendamping.meetings.selectors import get_managed, get_meeting
from pendamping.meetings.services import decide, withdraw_decision
from pendamping.meetings.services.raising import raise_at_meeting
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("meeting.read")
def decisions(request: PersonRequest, pk: UUID) -> HttpResponse:
    return _page(request, get_meeting(request.scope, pk))


def _page(request: PersonRequest, one: Meeting, raising: RaiseForm | None = None) -> HttpResponse:
    """What was decided, promised and told of, with a line for one more of each."""
    scope = request.scope
    keeps = scope.may("meeting.manage") and scope.covers(one.region_id)
    can_write = keeps and one.state not in {Meeting.State.LOCKED, Meeting.State.CANCELLED}
    form = DecisionForm(one, request.POST if raising is None and request.POST else None) if can_write else None
    if form is not None and form.is_valid():
        try:
            decide(scope, one.pk, form.cleaned_data["text"], form.cleaned_data["item"])
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Keputusan tercatat."))
            return redirect("meetings:decisions", one.pk)
    raises = keeps and one.state in Meeting.WRITABLE and scope.may("obstacle.raise")
    context = {
        "meeting": one,
        "keeps": keeps,
        "decided": one.decisions.count(),
        "form": form,
        "decisions": one.decisions.select_related("item"),
        "actions": Action.objects.within(scope).filter(meeting=one).select_related("organisation", "person"),
        "raised": one.raised.select_related("obstacle__region", "obstacle__owner"),
        "raising": (raising or RaiseForm(scope, one)) if raises else None,
    }
    return render_page(request, "meetings/decisions.html", context)


@needs("meeting.manage")
@require_POST
def raise_here(request: PersonRequest, pk: UUID) -> HttpResponse:
    """An obstacle told of in the room."""
    one = get_managed(request.scope, pk)
    form = RaiseForm(request.scope, one, request.POST)
    if form.is_valid():
        try:
            raise_at_meeting(request.scope, pk, form.new_obstacle)
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Kendala tercatat. Batas jawaban sudah berjalan."))
            return redirect("meetings:decisions", pk)
    return _page(request, one, form)


@needs("meeting.manage")
@require_POST
def withdraw(request: PersonRequest, pk: UUID) -> HttpResponse:
    return redirect("meetings:decisions", withdraw_decision(request.scope, pk).pk)
