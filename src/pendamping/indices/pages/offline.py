"""The questionnaire away from the office: files to take along, and filled ones coming back."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pendamping.common.problems import Problem
from pendamping.engine.law.definitions import definition
from pendamping.engine.law.index_model import IndexDefinition
from pendamping.indices.forms import UploadForm
from pendamping.indices.models import UploadedAnswer
from pendamping.indices.selectors.rounds import get_round
from pendamping.indices.selectors.uploads import (
    get_upload,
    upload_counts,
    uploaded_answers,
    uploads_of,
    villages_by_district,
)
from pendamping.indices.services.offline import round_form, round_workbook
from pendamping.indices.services.uploads import (
    confirm_upload,
    discard_upload,
    mend_upload,
    start_upload,
    take_faulty_answers,
)
from pendamping.law.loader import figure
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

ON_A_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
State = UploadedAnswer.State


@needs("index_answer.write")
def offline(request: PersonRequest, round_id: UUID) -> HttpResponse:
    """Files to take along, and the upload of a filled one."""
    opened = get_round(request.scope, round_id)
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            upload = start_upload(request.scope, round_id, *form.upload)
        except Problem as problem:
            form.add_error("file", str(problem))
        else:
            return redirect("indices:upload", upload.pk)
    context = {
        "round": opened,
        "index": definition(opened.index_id),
        "form": form,
        "districts": villages_by_district(request.scope, opened),
        "uploads": uploads_of(request.scope, opened)[:ON_A_PAGE],
        "kept_days": figure("impor/masa_simpan", on=request.scope.today),
    }
    return render_page(request, "indices/offline.html", context)


@needs("index_answer.write")
def workbook(request: PersonRequest, round_id: UUID, area: str) -> HttpResponse:
    """The workbook of a village, or of all villages of a kecamatan."""
    return _file(round_workbook(request.scope, round_id, area), _("isian-%(area)s") % {"area": area})


@needs("index_answer.write")
def form_for_phones(request: PersonRequest, round_id: UUID) -> HttpResponse:
    return _file(round_form(request.scope, round_id), "xlsform")


@needs("index_answer.write")
@never_cache
def upload(request: PersonRequest, upload_id: UUID) -> HttpResponse:
    """What an upload would store, answer by answer; a mended file goes on with it."""
    shown = get_upload(request.scope, upload_id)
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            mend_upload(request.scope, upload_id, *form.upload)
        except Problem as problem:
            form.add_error("file", str(problem))
        else:
            messages.success(request, _("Berkas dibaca. Periksa hasilnya di bawah."))
            return redirect("indices:upload", upload_id)
    counts = upload_counts(request.scope, shown)
    first = next((one for one in State if counts[one]), State.NEW)
    state = request.GET.get("state") if request.GET.get("state") in State.values else first
    index = definition(shown.round.index_id)
    page = Paginator(uploaded_answers(request.scope, shown, str(state)), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "upload": shown,
        "round": shown.round,
        "index": index,
        "form": form,
        "counts": [(one, counts[one]) for one in State],
        "state": state,
        "page": page,
        "rows": [(one, _asked(one, index)) for one in page],
        "right": counts[State.NEW] + counts[State.CHANGED],
        "faulty": counts[State.FAULTY],
        "stored": counts[State.STORED],
        "same": counts[State.SAME],
    }
    return render_page(request, "indices/upload.html", context)


@needs("index_answer.write")
@require_POST
def confirm(request: PersonRequest, upload_id: UUID) -> HttpResponse:
    stored, faulty = confirm_upload(request.scope, upload_id)
    messages.success(request, _("%(stored)s jawaban tersimpan.") % {"stored": stored})
    if faulty:
        messages.warning(request, _("%(faulty)s jawaban masih perlu diperbaiki.") % {"faulty": faulty})
    return redirect("indices:upload", upload_id)


@needs("index_answer.write")
@require_POST
def faulty_answers(request: PersonRequest, upload_id: UUID) -> HttpResponse:
    """Only the faulty answers, each with what to mend."""
    return _file(take_faulty_answers(request.scope, upload_id), _("perlu-diperbaiki"))


@needs("index_answer.write")
@require_POST
def discard(request: PersonRequest, upload_id: UUID) -> HttpResponse:
    round_id = get_upload(request.scope, upload_id).round_id
    discard_upload(request.scope, upload_id)
    messages.success(request, _("Unggahan dibuang. Yang sudah tersimpan tetap ada."))
    return redirect("indices:offline", round_id)


def _asked(row: UploadedAnswer, index: IndexDefinition) -> str:
    """The question in words; what stood there where it names none."""
    answer = index.answers.get(row.answer_id)
    return answer.label if answer else row.answer_id


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response
