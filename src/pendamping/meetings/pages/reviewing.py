"""Minutes on their way to being locked: sent to whoever was invited, their wishes, the answers; and pictures."""

from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pendamping.common.problems import NotFound, Problem
from pendamping.meetings.forms.review import CorrectionForm, PhotoForm, ReviewForm
from pendamping.meetings.models import Meeting
from pendamping.meetings.pages.acting import done
from pendamping.meetings.reading import agenda_lines
from pendamping.meetings.selectors import get_managed, invitation_by
from pendamping.meetings.selectors.corrections import get_correction, get_photo
from pendamping.meetings.services.corrections import answer_correction, propose_correction, send_for_correction
from pendamping.meetings.services.photos import add_photo, remove_photo
from pendamping.web.downloads import kept_privately
from pendamping.web.needs import PersonRequest, needs, public
from pendamping.web.rendering import render_page


@needs("meeting.manage")
@require_POST
def send(request: PersonRequest, pk: UUID) -> HttpResponse:
    get_managed(request.scope, pk)
    form = ReviewForm(request.POST)
    if form.is_valid():
        until = form.cleaned_data["until"]
        done(request, lambda: send_for_correction(request.scope, pk, until), _("Notulen terbuka untuk diperiksa."))
    else:
        messages.error(request, _("Pilih sampai kapan notulen dapat diperbaiki."))
    return redirect("meetings:minutes", pk)


@needs("meeting.manage")
@require_POST
def answer(request: PersonRequest, pk: UUID) -> HttpResponse:
    meeting = get_correction(request.scope, pk).meeting_id
    taken, said = request.POST.get("to") == "taken", request.POST.get("answer", "")
    done(request, lambda: answer_correction(request.scope, pk, taken=taken, answer=said), _("Jawaban tersimpan."))
    return redirect("meetings:minutes", meeting)


@public
@never_cache
def by_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The minutes as whoever holds the invitation reads them, and what they wish to be mended."""
    if not ratelimit.consume(request, action="action_link"):
        too_often: HttpResponse = ratelimit.respond_429(request)
        return too_often
    found = invitation_by(token)
    if found.meeting.state not in {Meeting.State.CLOSED, Meeting.State.LOCKED} or not found.meeting.review_until:
        raise NotFound
    today = timezone.localdate()
    form = CorrectionForm(found.agenda, request.POST or None)
    if form.is_valid():
        try:
            propose_correction(token, form.cleaned_data["text"], form.cleaned_data["item"], today)
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Usulan Anda diterima. Jawabannya akan tampil di sini."))
            return redirect("meetings:review", token)
    context = {
        "invitation": found,
        "lines": agenda_lines(found.meeting),
        "decisions": found.meeting.decisions.all(),
        "raised": found.meeting.raised.select_related("obstacle__region", "obstacle__owner"),
        "awards": found.meeting.given_awards.all(),
        "signings": found.meeting.signed_contracts.with_people(),
        "own": found.invitee.corrections.select_related("item"),
        "form": form if found.meeting.is_under_review(today) else None,
    }
    response = render_page(request, "meetings/review.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@needs("meeting.manage")
@require_POST
def new_photo(request: PersonRequest, pk: UUID) -> HttpResponse:
    get_managed(request.scope, pk)
    form = PhotoForm(request.POST, request.FILES)
    if form.is_valid():
        upload, caption = form.cleaned_data["file"], form.cleaned_data["caption"]
        done(request, lambda: add_photo(request.scope, pk, upload, caption), _("Foto tersimpan."))
    else:
        messages.error(request, _("Pilih fotonya dulu."))
    return redirect("meetings:minutes", pk)


@needs("meeting.read")
def photo(request: PersonRequest, pk: UUID) -> HttpResponseBase:
    """The picture itself, or with `?kecil` its small copy."""
    stored = get_photo(request.scope, pk).stored
    file = stored.thumbnail if "kecil" in request.GET and stored.thumbnail else stored.file
    return kept_privately(FileResponse(file.open(), content_type=stored.media_type))


@needs("meeting.manage")
@require_POST
def drop_photo(request: PersonRequest, pk: UUID) -> HttpResponse:
    return redirect("meetings:minutes", remove_photo(request.scope, pk).pk)
