"""Arranging the agenda, and going on to the next item."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.problems import NotFound, Problem
from pendamping.meetings.forms import ItemForm
from pendamping.meetings.reading import agenda_lines
from pendamping.meetings.selectors import get_item, get_managed
from pendamping.meetings.services import finish_item, move_item_up, propose_agenda, put_item, remove_item
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("meeting.manage")
def agenda(request: PersonRequest, pk: UUID) -> HttpResponse:
    scope = request.scope
    meeting = get_managed(scope, pk)
    if request.method == "POST" and request.POST.get("propose"):
        propose_agenda(scope, pk)
        return redirect("meetings:agenda", pk)
    form = ItemForm(scope, request.POST or None)
    if form.is_valid():
        try:
            put_item(scope, pk, form.content)
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Acara tersimpan."))
            return redirect("meetings:agenda", pk)
    lines = agenda_lines(meeting)
    context = {
        "meeting": meeting,
        "keeps": True,
        "decided": meeting.decisions.count(),
        "lines": lines,
        "minutes": sum(one.item.minutes for one in lines),
        "form": form,
    }
    return render_page(request, "meetings/agenda.html", context)


@needs("meeting.manage")
def edit(request: PersonRequest, pk: UUID) -> HttpResponse:
    """One item: its words, its minutes, who leads it."""
    scope = request.scope
    item = get_item(scope, pk)
    form = ItemForm.to_change(scope, item, request.POST or None)
    if form.is_valid():
        try:
            put_item(scope, item.meeting_id, form.content, pk)
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Acara tersimpan."))
            return redirect("meetings:agenda", item.meeting_id)
    return render_page(request, "meetings/edit_item.html", {"meeting": item.meeting, "item": item, "form": form})


@needs("meeting.manage")
@require_POST
def move_up(request: PersonRequest, pk: UUID) -> HttpResponse:
    return redirect("meetings:agenda", move_item_up(request.scope, pk).pk)


@needs("meeting.manage")
@require_POST
def finish(request: PersonRequest, pk: UUID) -> HttpResponse:
    return redirect("meetings:meeting", finish_item(request.scope, pk).pk)


@needs("meeting.manage")
@require_POST
def remove(request: PersonRequest, pk: UUID) -> HttpResponse:
    return redirect("meetings:agenda", remove_item(request.scope, pk).pk)
