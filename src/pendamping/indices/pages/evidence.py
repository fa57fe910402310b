"""Photos and documents beside an answer."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.problems import Problem
from pendamping.indices.errors import EvidenceNotFound
from pendamping.indices.models import AnswerEvidence
from pendamping.indices.pages.sheets import sheet_context
from pendamping.indices.questionnaire import shown
from pendamping.indices.selectors.sheets import evidence_of, get_evidence, get_sheet, given_answers
from pendamping.indices.services.evidence import MOST, attach_evidence, detach_evidence
from pendamping.web.downloads import kept_privately
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("index_round.read")
def evidence(request: PersonRequest, pk: UUID, answer_id: str) -> HttpResponse:
    return _page(request, pk, answer_id, [])


@needs("index_answer.write")
@require_POST
def attach(request: PersonRequest, pk: UUID, answer_id: str) -> HttpResponse:
    """Each file is taken or refused by itself."""
    get_sheet(request.scope, pk)
    refused = []
    for upload in request.FILES.getlist("files"):
        try:
            attach_evidence(request.scope, pk, answer_id, upload)
        except EvidenceNotFound:
            raise
        except Problem as problem:
            refused.append(str(problem))
    if refused:
        return _page(request, pk, answer_id, refused)
    return redirect("indices:evidence", pk, answer_id)


@needs("index_answer.write")
@require_POST
def detach(request: PersonRequest, evidence_id: UUID) -> HttpResponse:
    gone = detach_evidence(request.scope, evidence_id)
    messages.success(request, _("Bukti dilepas dari jawaban ini."))
    return redirect("indices:evidence", gone.sheet_id, gone.answer_id)


@needs("index_round.read")
def file(request: PersonRequest, evidence_id: UUID) -> HttpResponseBase:
    """A photo in the page; a document always as a download, never opened inside a page of ours."""
    found = get_evidence(request.scope, evidence_id)
    is_document = found.kind == AnswerEvidence.Kind.DOCUMENT
    stored = found.stored
    ending = (stored.file.name or "").rpartition(".")[2]
    name = found.name if found.name.lower().endswith(f".{ending}") else f"{found.name}.{ending}"
    opened = stored.file.open()
    return kept_privately(
        FileResponse(opened, as_attachment=is_document, filename=name, content_type=stored.media_type)
    )


@needs("index_round.read")
def small(request: PersonRequest, evidence_id: UUID) -> HttpResponseBase:
    stored = get_evidence(request.scope, evidence_id).stored
    if not stored.thumbnail:
        raise EvidenceNotFound
    return kept_privately(FileResponse(stored.thumbnail.open(), content_type=stored.media_type))


def _page(request: PersonRequest, pk: UUID, answer_id: str, refused: list[str]) -> HttpResponse:
    found = get_sheet(request.scope, pk)
    context = sheet_context(request.scope, found)
    answer = context["index"].answers.get(answer_id)
    if answer is None:
        raise EvidenceNotFound
    context |= {
        "answer": answer,
        "value": shown(answer, given_answers(request.scope, found).get(answer_id)),
        "evidence": evidence_of(request.scope, found, answer_id),
        "refused": refused,
        "most": MOST,
    }
    return render_page(request, "indices/evidence.html", context, status=422 if refused else 200)
