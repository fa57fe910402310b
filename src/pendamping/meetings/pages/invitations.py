"""Who is invited to a meeting."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from pendamping.common.problems import NotFound, Problem
from pendamping.meetings.forms import InviteeForm
from pendamping.meetings.pages.acting import done
from pendamping.meetings.reading import group_words
from pendamping.meetings.selectors import get_invitee, get_managed, invitees_of
from pendamping.meetings.services import choose_helper, excuse_invitee, invite_by_rule, invite_one, uninvite
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 100


@needs("meeting.manage")
def invitations(request: PersonRequest, pk: UUID) -> HttpResponse:
    scope = request.scope
    meeting = get_managed(scope, pk)
    if request.method == "POST" and request.POST.get("by_rule"):
        added = invite_by_rule(scope, pk)
        words = ngettext("%d undangan ditambahkan.", "%d undangan ditambahkan.", added)
        messages.success(request, words % added)
        return redirect("meetings:invitations", pk)
    form = InviteeForm(request.POST or None)
    if form.is_valid():
        try:
            invitee = invite_one(scope, pk, form.new_invitee)
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("%(name)s diundang.") % {"name": invitee.name})
            return redirect("meetings:invitations", pk)
    page = Paginator(invitees_of(scope, meeting), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "meeting": meeting,
        "keeps": True,
        "decided": meeting.decisions.count(),
        "page": page,
        "lines": [(one, group_words(one.group)) for one in page],
        "form": form,
    }
    return render_page(request, "meetings/invitations.html", context)


@needs("meeting.manage")
@require_POST
def change(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Excused, a helper at the door, or taken off the list, as the button says."""
    scope = request.scope
    invitee = get_invitee(scope, pk)
    match request.POST.get("to"):
        case "excused":
            reason = request.POST.get("reason", "")
            done(request, lambda: excuse_invitee(scope, pk, reason), _("Berhalangan tercatat."))
        case "helper":
            done(request, lambda: choose_helper(scope, pk, helps=True), _("Daftar hadir ada di HP-nya."))
        case "no_helper":
            done(request, lambda: choose_helper(scope, pk, helps=False), _("Daftar hadir tidak lagi di HP-nya."))
        case "off":
            done(request, lambda: uninvite(scope, pk), _("Undangan ditarik."))
        case _:
            pass
    return redirect("meetings:invitations", invitee.meeting_id)
