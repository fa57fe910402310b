"""The register, one request with its answers, and taking an answer along."""

import tempfile
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pendamping.common.problems import Problem
from pendamping.common.tables import stream_csv, write_long_xlsx
from pendamping.exchange.forms import DataRequestForm
from pendamping.exchange.models import DataRequest
from pendamping.exchange.selectors.requests import get_request, requests_in
from pendamping.exchange.services.requests import answer_request, record_request, take_answer
from pendamping.exchange.sources import SOURCES
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

ON_A_PAGE = 30
MOST_ANSWERS = 24
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs("data_request.manage")
def requests(request: PersonRequest) -> HttpResponse:
    found = requests_in(request.scope)
    today = request.scope.today
    context = {
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "due": found.filter(due_on__lte=today).count(),
        "datasets": DataRequest.Dataset.choices,
    }
    return render_page(request, "exchange/requests.html", context)


@needs("data_request.manage")
def data_request(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_request(request.scope, pk)
    columns = [one.label for one in SOURCES[found.dataset].columns if one.id in found.columns]
    context = {"one": found, "columns": columns, "answers": found.answers.all()[:MOST_ANSWERS]}
    return render_page(request, "exchange/request.html", context)


@needs("data_request.manage")
def new_request(request: PersonRequest, dataset: str) -> HttpResponse:
    if dataset not in DataRequest.Dataset.values:
        raise Http404
    chosen = DataRequest.Dataset(dataset)
    form = DataRequestForm(request.scope, chosen, request.POST or None)
    if form.is_valid():
        try:
            made = record_request(request.scope, form.new_request)
        except Problem as problem:
            form.add_error(problem.field if problem.field in form.fields else None, str(problem))
        else:
            messages.success(request, _("Permintaan tercatat; pilihannya dipakai lagi untuk setiap jawaban."))
            return redirect("exchange:request", made.pk)
    return render_page(request, "exchange/new_request.html", {"form": form, "label": chosen.label})


@needs("data_request.manage")
@require_POST
def answer(request: PersonRequest, pk: UUID) -> HttpResponse:
    made = answer_request(request.scope, pk)
    messages.success(request, _("Jawaban disiapkan: %(rows)s baris.") % {"rows": made.rows})
    return redirect("exchange:request", pk)


@needs("data_request.manage")
@require_POST
@never_cache
def take(request: PersonRequest, answer_id: int) -> HttpResponseBase:
    """POST, because taking it along is an act of the audit trail."""
    taken, lines = take_answer(request.scope, answer_id)
    kind = taken.request.form
    name = f"{taken.request.dataset}-{taken.since}-{taken.until}.{kind}"
    if kind == DataRequest.Form.CSV:
        answer: HttpResponseBase = StreamingHttpResponse(stream_csv(lines), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
    file = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it after sending
    write_long_xlsx(file, taken.request.get_dataset_display(), lines)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)
