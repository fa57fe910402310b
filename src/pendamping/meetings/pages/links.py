"""One action as its owner sees it who has no account: it opens from a link on a phone."""

from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pendamping.common.problems import NotFound, Problem
from pendamping.meetings.errors import LinkNotUsable
from pendamping.meetings.forms import LinkForm
from pendamping.meetings.pages.actions import action_page
from pendamping.meetings.selectors import get_action
from pendamping.meetings.services import make_action_link, move_by_link, revoke_action_link
from pendamping.meetings.services.links import action_by_link
from pendamping.web.needs import PersonRequest, needs, public
from pendamping.web.rendering import render_page


@needs("action.write")
@require_POST
@never_cache
def make(request: PersonRequest, pk: UUID) -> HttpResponse:
    """The link is shown once: only its digest is kept."""
    try:
        link = make_action_link(request.scope, pk)
    except NotFound:
        raise
    except Problem as problem:
        messages.error(request, str(problem))
        return redirect("meetings:action", pk)
    return action_page(request, get_action(request.scope, pk), link=link)


@needs("action.write")
@require_POST
def revoke(request: PersonRequest, pk: UUID) -> HttpResponse:
    try:
        revoke_action_link(request.scope, pk)
    except NotFound:
        raise
    except Problem as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Tautan tidak berlaku lagi."))
    return redirect("meetings:action", pk)


@public
@never_cache
def by_link(request: HttpRequest, secret: str) -> HttpResponse:
    if not ratelimit.consume(request, action="action_link"):
        too_often: HttpResponse = ratelimit.respond_429(request)
        return too_often
    try:
        response = _answer(request, secret)
    except LinkNotUsable as problem:
        context = {"problem": problem}
        response = render_page(request, "meetings/link_unusable.html", context, status=problem.status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _answer(request: HttpRequest, secret: str) -> HttpResponse:
    today = timezone.localdate()
    action = action_by_link(secret, today)
    form = LinkForm(request.POST or None, request.FILES or None, initial={"state": action.state})
    if form.is_valid():
        try:
            move_by_link(secret, form.cleaned_data["name"], form.move, today, form.upload)
        except LinkNotUsable:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Terima kasih. Jawaban Anda diterima kantor."))
            return redirect("meetings:action_link", secret)
    context = {"action": action, "late": action.days_late(today), "form": form if action.is_open else None}
    return render_page(request, "meetings/action_link.html", context)
