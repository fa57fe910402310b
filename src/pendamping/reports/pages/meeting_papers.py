"""The papers of a meeting, to print or to edit."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pendamping.common.problems import NotFound, Problem
from pendamping.reports.meetings.kinds import PaperKind
from pendamping.reports.pages.documents import download
from pendamping.reports.services.meeting_papers import number_invitation, print_meeting_docx, print_meeting_pdf
from pendamping.web.needs import PersonRequest, needs

PRINT = {"pdf": print_meeting_pdf, "docx": print_meeting_docx}


@needs("meeting.read")
@require_GET
def paper(request: PersonRequest, pk: UUID, kind: str, ending: str) -> HttpResponse:
    if kind not in set(PaperKind) or ending not in PRINT:
        raise Http404
    return download(PRINT[ending](request.scope, pk, PaperKind(kind)))


@needs("meeting.manage")
@require_POST
def number(request: PersonRequest, pk: UUID) -> HttpResponse:
    try:
        given = number_invitation(request.scope, pk)
    except NotFound:
        raise
    except Problem as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Nomor undangan: %(number)s.") % {"number": given.text})
    return redirect("meetings:invitations", pk)
