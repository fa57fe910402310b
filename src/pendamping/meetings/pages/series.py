"""Rows of meetings: the list, one with its rotation, making and changing."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.problems import NotFound, Problem
from pendamping.meetings.forms import SeriesForm
from pendamping.meetings.reading import group_words
from pendamping.meetings.selectors import get_series, meetings_in, rotation_of, series_in
from pendamping.meetings.services import change_series, end_series, make_series
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 25
HISTORY = 12


@needs("meeting.read")
def all_series(request: PersonRequest) -> HttpResponse:
    page = Paginator(series_in(request.scope), PER_PAGE).get_page(request.GET.get("page"))
    return render_page(request, "meetings/all_series.html", {"page": page})


@needs("meeting.read")
def one_series(request: PersonRequest, pk: UUID) -> HttpResponse:
    series = get_series(request.scope, pk)
    context = {
        "series": series,
        "rotation": rotation_of(request.scope, series, HISTORY),
        "invites": [group_words(code) for code in series.invites],
        "organisations": series.organisations.all(),
        "held": meetings_in(request.scope).filter(series=series)[:HISTORY],
    }
    return render_page(request, "meetings/series.html", context)


@needs("meeting.manage")
def new_series(request: PersonRequest) -> HttpResponse:
    form = SeriesForm(request.scope, request.POST or None, initial={"rhythm": "monthly"})
    if form.is_valid():
        try:
            made = make_series(request.scope, form.content)
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("%(name)s tersimpan.") % {"name": made.name})
            return redirect("meetings:series", made.pk)
    return render_page(request, "meetings/write_series.html", {"form": form})


@needs("meeting.manage")
def edit_series(request: PersonRequest, pk: UUID) -> HttpResponse:
    series = get_series(request.scope, pk)
    form = SeriesForm(request.scope, request.POST or None, series=series)
    if form.is_valid():
        try:
            change_series(request.scope, pk, form.content)
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("%(name)s tersimpan.") % {"name": series.name})
            return redirect("meetings:series", pk)
    return render_page(request, "meetings/write_series.html", {"form": form, "series": series})


@needs("meeting.manage")
@require_POST
def end(request: PersonRequest, pk: UUID) -> HttpResponse:
    ended = end_series(request.scope, pk)
    messages.success(request, _("%(name)s tidak diadakan lagi.") % {"name": ended.name})
    return redirect("meetings:series", pk)
