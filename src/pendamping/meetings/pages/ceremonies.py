"""Certificates handed over and contracts signed at a meeting."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pendamping.common.problems import NotFound, Problem
from pendamping.meetings.forms.ceremonies import GivenAwardForm, SigningForm
from pendamping.meetings.models import Meeting
from pendamping.meetings.selectors import get_managed, get_meeting
from pendamping.meetings.services.ceremonies import (
    give_award,
    sign_contracts,
    withdraw_award,
    withdraw_signing,
)
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("meeting.read")
@never_cache
def ceremonies(request: PersonRequest, pk: UUID) -> HttpResponse:
    return _page(request, get_meeting(request.scope, pk))


def _page(
    request: PersonRequest, one: Meeting, giving: GivenAwardForm | None = None, signing: SigningForm | None = None
) -> HttpResponse:
    scope = request.scope
    keeps = scope.may("meeting.manage") and scope.covers(one.region_id)
    writes = keeps and one.state in Meeting.WRITABLE
    context = {
        "meeting": one,
        "keeps": keeps,
        "decided": one.decisions.count(),
        "writes": writes,
        "awards": one.given_awards.all(),
        "signings": one.signed_contracts.with_people(),
        "giving": (giving or GivenAwardForm(initial={"giver": one.chair})) if writes else None,
        "signing": (signing or SigningForm(scope, one)) if writes else None,
    }
    return render_page(request, "meetings/ceremonies.html", context)


@needs("meeting.manage")
@require_POST
def give(request: PersonRequest, pk: UUID) -> HttpResponse:
    one = get_managed(request.scope, pk)
    form = GivenAwardForm(request.POST)
    if form.is_valid():
        try:
            give_award(request.scope, pk, form.new_award)
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Penyerahan piagam tercatat."))
            return redirect("meetings:ceremonies", pk)
    return _page(request, one, giving=form)


@needs("meeting.manage")
@require_POST
def sign(request: PersonRequest, pk: UUID) -> HttpResponse:
    one = get_managed(request.scope, pk)
    form = SigningForm(request.scope, one, request.POST)
    if form.is_valid():
        try:
            signed = sign_contracts(request.scope, pk, form.cleaned_data["contracts"], form.witnesses)
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            said = ngettext("%(number)s SPK tercatat.", "%(number)s SPK tercatat.", len(signed))
            messages.success(request, said % {"number": len(signed)})
            return redirect("meetings:ceremonies", pk)
    return _page(request, one, signing=form)


@needs("meeting.manage")
@require_POST
def take_back_award(request: PersonRequest, pk: UUID) -> HttpResponse:
    return redirect("meetings:ceremonies", withdraw_award(request.scope, pk).pk)


@needs("meeting.manage")
@require_POST
def take_back_signing(request: PersonRequest, pk: UUID) -> HttpResponse:
    return redirect("meetings:ceremonies", withdraw_signing(request.scope, pk).pk)
