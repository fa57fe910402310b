"""Awards handed over at a meeting: whoever was given one and does not hold it yet."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from pendamping.awards.forms import HandOverForm
from pendamping.awards.selectors.awards import waiting_for_handover
from pendamping.awards.services.awards import hand_over
from pendamping.common.problems import NotFound, Problem
from pendamping.meetings.selectors import get_managed
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

MOST_LISTED = 200


@needs("award.manage")
@never_cache
def hand_over_at(request: PersonRequest, pk: UUID) -> HttpResponse:
    scope = request.scope
    meeting = get_managed(scope, pk)
    waiting = list(waiting_for_handover(scope, meeting)[:MOST_LISTED])
    form = HandOverForm(waiting, request.POST or None, initial={"giver": meeting.chair})
    if form.is_valid():
        try:
            hand_over(scope, pk, form.cleaned_data["candidates"], form.cleaned_data["giver"].strip())
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Penyerahan piagam tercatat."))
            return redirect("meetings:ceremonies", pk)
    context = {"meeting": meeting, "waiting": waiting, "form": form}
    return render_page(request, "awards/hand_over.html", context)
