"""The register, one request with its answers, and taking an answer along."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pendamping.common.problems import Problem
from pendamping.exchange.forms import DataRequestForm
from pendamping.exchange.models import DataRequest, SentFile
from pendamping.exchange.selectors.requests import answers_to, get_request, requests_in
from pendamping.exchange.services.due import begin_what_is_due
from pendamping.exchange.services.requests import answer_request, record_request
from pendamping.exchange.services.sending import take_answer, take_sent
from pendamping.exchange.sources import SOURCES
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

ON_A_PAGE = 30


@needs("data_request.manage")
def requests(request: PersonRequest) -> HttpResponse:
    found = requests_in(request.scope)
    due = found.filter(due_on__lte=request.scope.today).count()
    context = {
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "due": due,
        "has_begun": bool(due) and begin_what_is_due(request.scope),
        "datasets": DataRequest.Dataset.choices,
    }
    return render_page(request, "exchange/requests.html", context)


@needs("data_request.manage")
def data_request(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_request(request.scope, pk)
    columns = [one.label for one in SOURCES[found.dataset].columns if one.id in found.columns]
    context = {"one": found, "columns": columns, "answers": answers_to(request.scope, found)}
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
    """`due`: the day that the page showed; a page that is old answers nothing twice."""
    made = answer_request(request.scope, pk, parse_date(request.POST.get("due", "")))
    messages.success(request, _("Jawaban disiapkan: %(rows)s baris.") % {"rows": made.rows})
    return redirect("exchange:request", pk)


@needs("data_request.manage")
@require_POST
@never_cache
def take(request: PersonRequest, answer_id: int) -> HttpResponseBase:
    """POST, because taking it along is an act of the audit trail."""
    return _download(take_answer(request.scope, answer_id))


@needs("data_request.manage")
@require_POST
@never_cache
def take_again(request: PersonRequest, sent_id: int) -> HttpResponseBase:
    """As it was sent, whatever the data say by now."""
    return _download(take_sent(request.scope, sent_id))


def _download(sent: SentFile) -> HttpResponseBase:
    answer, day = sent.answer, timezone.localdate(sent.sent_at)
    name = f"{answer.request.dataset}-{answer.since}-{answer.until}-dikirim-{day}.{answer.request.form}"
    return FileResponse(
        sent.stored.file.open("rb"), as_attachment=True, filename=name, content_type=sent.stored.media_type
    )
