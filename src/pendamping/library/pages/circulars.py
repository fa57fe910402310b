"""Circulars: those for this reader, one with its questions, sending one, and who has not read it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.access.roles import Role
from pendamping.common.problems import NotFound, Problem
from pendamping.library.errors import CircularNotFound
from pendamping.library.forms import CircularForm, NoteForm
from pendamping.library.models import Circular
from pendamping.library.selectors.circulars import (
    WantedCirculars,
    circulars_in,
    get_circular,
    get_question,
    is_addressed,
    reached_by,
    recipients_of,
    sends,
    unread_circulars,
)
from pendamping.library.services.circulars import (
    answer_question,
    ask_about,
    say_read,
    send_circular,
    withdraw_circular,
)
from pendamping.regions.selectors import names_of
from pendamping.web.downloads import kept_privately
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 30
QUESTIONS = 100  # shown of one letter


@needs("circular.read")
def circulars(request: PersonRequest) -> HttpResponse:
    scope, wanted = request.scope, WantedCirculars.of(request.GET)
    page = Paginator(circulars_in(scope, wanted), PER_PAGE).get_page(request.GET.get("page"))
    context = {"wanted": wanted, "page": page, "unread": unread_circulars(scope).count()}
    return render_page(request, "library/circulars.html", context, fragment="library/_circulars.html")


@needs("circular.read")
def circular(request: PersonRequest, pk: UUID) -> HttpResponse:
    return _page(request, get_circular(request.scope, pk))


def _page(request: PersonRequest, found: Circular, **bound: object) -> HttpResponse:
    scope = request.scope
    is_sender = sends(scope, found)
    questions = list(found.questions.all()[:QUESTIONS])
    context: dict[str, object] = {
        "circular": found,
        "area": names_of([found.region_code]).get(found.region_code, "") or _("Seluruh Indonesia"),
        "roles": [Role(one.role).label for one in found.roles.all()],
        "receipt": found.receipts.filter(account_id=scope.account_id).first() if scope.account_id else None,
        "is_for_me": is_addressed(scope, found),
        "is_sender": is_sender,
        "questions": questions,
        "reached": reached_by(scope, found) if is_sender else None,
    }
    if found.withdrawn_on is None:
        context["asking"] = NoteForm(_("Pertanyaan Anda"))
        if is_sender:
            context["withdrawing"] = NoteForm(_("Mengapa ditarik"), prefix="withdraw")
    if is_sender:
        context["answering"] = NoteForm(_("Jawaban"), auto_id=False)
    return render_page(request, "library/circular.html", context | bound)


@needs("circular.write")
def new_circular(request: PersonRequest) -> HttpResponse:
    scope = request.scope
    initial = {"issued_on": scope.today, "region_code": scope.prefixes[0] if len(scope.prefixes) == 1 else ""}
    form = CircularForm(scope, request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid():
        try:
            sent = send_circular(scope, form.new_circular, form.upload)
        except Problem as problem:
            if problem.field == "file":
                form.add_error("attachment", str(problem))
            else:
                form.add_problem(problem)
        else:
            messages.success(request, _("Surat terkirim. Penerima melihatnya di Beranda."))
            return redirect("library:circular", sent.pk)
    return render_page(request, "library/write_circular.html", {"form": form})


@needs("circular.read")
@require_POST
def read(request: PersonRequest, pk: UUID) -> HttpResponse:
    say_read(request.scope, pk)
    messages.success(request, _("Tercatat: sudah Anda baca."))
    return redirect("library:circular", pk)


@needs("circular.read")
@require_POST
def ask(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_circular(request.scope, pk)
    form = NoteForm(_("Pertanyaan Anda"), request.POST)
    if form.is_valid():
        try:
            ask_about(request.scope, pk, form.cleaned_data["note"])
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Pertanyaan terkirim. Jawabannya dapat dibaca semua penerima."))
            return redirect("library:circular", pk)
    return _page(request, found, asking=form)


@needs("circular.write")
@require_POST
def answer(request: PersonRequest, question_id: UUID) -> HttpResponse:
    question = get_question(request.scope, question_id)
    form = NoteForm(_("Jawaban"), request.POST)
    if form.is_valid():
        answer_question(request.scope, question_id, form.cleaned_data["note"])
        messages.success(request, _("Jawaban tersimpan."))
    else:
        messages.error(request, _("Jawaban belum diisi."))
    return redirect("library:circular", question.circular_id)


@needs("circular.write")
@require_POST
def withdraw(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_circular(request.scope, pk)
    form = NoteForm(_("Mengapa ditarik"), request.POST, prefix="withdraw")
    if form.is_valid():
        try:
            withdraw_circular(request.scope, pk, form.cleaned_data["note"])
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Surat ditarik. Alasannya tetap terbaca."))
            return redirect("library:circular", pk)
    return _page(request, found, withdrawing=form)


@needs("circular.write")
def recipients(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Who has not read it, and who has; for the office that sent it."""
    scope = request.scope
    found = get_circular(scope, pk)
    if not sends(scope, found):
        raise CircularNotFound
    page = Paginator(recipients_of(scope, found), PER_PAGE).get_page(request.GET.get("page"))
    names = names_of([one.region_code for one in page if one.region_code])
    lines = [(one, Role(one.role).label, names.get(one.region_code, _("Seluruh Indonesia"))) for one in page]
    context = {"circular": found, "reached": reached_by(scope, found), "page": page, "lines": lines}
    return render_page(request, "library/recipients.html", context)


@needs("circular.read")
def attachment(request: PersonRequest, pk: UUID) -> HttpResponseBase:
    """Always as a download: a document from outside is never opened inside a page of ours."""
    found = get_circular(request.scope, pk)
    stored = found.attachment
    if stored is None:
        raise CircularNotFound
    ending = (stored.file.name or "").rpartition(".")[2]
    name = found.attachment_name if found.attachment_name.lower().endswith(f".{ending}") else f"lampiran.{ending}"
    answer = FileResponse(stored.file.open(), as_attachment=True, filename=name, content_type=stored.media_type)
    return kept_privately(answer)
