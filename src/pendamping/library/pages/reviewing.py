"""Looking at somebody else's practice, and what a meeting asks of its kecamatan."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from pendamping.common.problems import NotFound, Problem
from pendamping.library.forms import AskForm, NoteForm, ReviewForm
from pendamping.library.pages.practices import practice_page
from pendamping.library.selectors.practices import asked_of, districts_of, get_practice
from pendamping.library.services.practices import publish_practice, return_practice, withdraw_practice
from pendamping.library.services.requests import ask_for_practices
from pendamping.meetings.selectors import get_meeting
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("practice.review")
@require_POST
def review(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_practice(request.scope, pk)
    form = ReviewForm(request.POST)
    if form.is_valid():
        note, publishes = form.cleaned_data["note"], request.POST.get("to") == "publish"
        try:
            (publish_practice if publishes else return_practice)(request.scope, pk, note)
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            told = _("Praktik terbit dan dapat dicari.") if publishes else _("Praktik dikembalikan kepada penulisnya.")
            messages.success(request, told)
            return redirect("library:practice", pk)
    return practice_page(request, found, reviewing=form)


@needs("practice.review")
@require_POST
def withdraw(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_practice(request.scope, pk)
    form = NoteForm(_("Mengapa ditarik"), request.POST)
    if form.is_valid():
        try:
            withdraw_practice(request.scope, pk, form.cleaned_data["note"])
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Praktik ditarik dari pustaka."))
            return redirect("library:practices")
    return practice_page(request, found, withdrawing=form)


@needs("meeting.read")
def requests(request: PersonRequest, meeting_id: UUID) -> HttpResponse:
    """What a meeting asked of each kecamatan, what came, and asking."""
    scope = request.scope
    meeting = get_meeting(scope, meeting_id)
    may_ask = scope.may("meeting.manage") and scope.covers(meeting.region_id)
    form = AskForm(districts_of(scope, meeting), request.POST or None) if may_ask else None
    if form is not None and form.is_valid():
        try:
            ask_for_practices(
                scope, meeting_id, form.cleaned_data["districts"], form.due, wanted=form.cleaned_data["wanted"]
            )
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Permintaan tersimpan. Pendamping kecamatan melihatnya di Pustaka."))
            return redirect("library:requests", meeting_id)
    asked = asked_of(scope, meeting)
    complete = sum(one.is_complete for one in asked)
    told = ngettext(
        "%(done)s dari %(all)s kecamatan sudah menyerahkan",
        "%(done)s dari %(all)s kecamatan sudah menyerahkan",
        complete,
    )
    context = {
        "meeting": meeting,
        "asked": asked,
        "told": told % {"done": complete, "all": len(asked)},
        "form": form,
    }
    return render_page(request, "library/requests.html", context)
