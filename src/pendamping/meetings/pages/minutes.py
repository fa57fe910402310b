"""The minutes, typed live by one or several people."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pendamping.common.problems import NotFound, Problem
from pendamping.meetings.forms.review import PhotoForm, ReviewForm
from pendamping.meetings.models import Meeting
from pendamping.meetings.pages.acting import done
from pendamping.meetings.reading import agenda_lines
from pendamping.meetings.selectors import get_item, get_meeting, own_invitation, presence_of
from pendamping.meetings.services import lock_minutes, write_notes
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("meeting.read")
@never_cache
def minutes(request: PersonRequest, pk: UUID) -> HttpResponse:
    scope = request.scope
    meeting = get_meeting(scope, pk)
    keeps = scope.may("meeting.manage") and scope.covers(meeting.region_id)
    decisions = list(meeting.decisions.all())
    context = {
        "meeting": meeting,
        "keeps": keeps,
        "decided": len(decisions),
        "lines": agenda_lines(meeting),
        "decisions": decisions,
        "presence": presence_of(scope, meeting),
        "writes": keeps and meeting.state in Meeting.WRITABLE,
        "corrections": meeting.corrections.select_related("item", "invitee") if keeps and meeting.review_until else [],
        "raised": meeting.raised.select_related("obstacle__region", "obstacle__owner"),
        "awards": meeting.given_awards.all(),
        "signings": meeting.signed_contracts.with_people(),
        "photos": meeting.photos.all(),
        "review": ReviewForm() if keeps and meeting.state == Meeting.State.CLOSED else None,
        "photo_form": PhotoForm() if keeps and meeting.state in Meeting.WRITABLE else None,
        "own": own_invitation(scope, meeting) if meeting.review_until and not keeps else None,
        "can_lock": keeps and meeting.state == Meeting.State.CLOSED,
    }
    return render_page(request, "meetings/minutes.html", context)


@needs("meeting.manage")
@require_POST
def write(request: PersonRequest, pk: UUID) -> HttpResponse:
    """What was typed, with the text that it began from. A script is answered with what stands now."""
    scope = request.scope
    meeting_id = get_item(scope, pk).meeting_id
    wants_answer = "application/json" in request.headers.get("Accept", "")
    try:
        item = write_notes(scope, pk, request.POST.get("text", ""), base=request.POST.get("base", ""))
    except NotFound:
        raise
    except Problem as problem:
        if wants_answer:
            return JsonResponse({"message": str(problem)}, status=problem.status)
        messages.error(request, str(problem))
    else:
        if wants_answer:
            return JsonResponse({"text": item.notes, "version": item.version})
        messages.success(request, _("Catatan tersimpan."))
    return redirect("meetings:minutes", meeting_id)


@needs("meeting.manage")
@require_POST
def lock(request: PersonRequest, pk: UUID) -> HttpResponse:
    done(request, lambda: lock_minutes(request.scope, pk), _("Notulen terkunci."))
    return redirect("meetings:minutes", pk)
