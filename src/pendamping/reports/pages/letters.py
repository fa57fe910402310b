"""The letters of an office: kop, numbers, and who signs."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pendamping.common.problems import Problem
from pendamping.people.selectors.letters import get_signatory, numbers_of
from pendamping.people.services import end_signatory, record_signatory, set_letter_scheme
from pendamping.reports.forms.letters import LastDayForm, LetterSchemeForm, SignatoryForm
from pendamping.reports.pages.documents import NOT_FOUND, download
from pendamping.reports.selectors.letters import OFFICES, letter_office
from pendamping.reports.services.letters import print_sample_letter
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 50


@needs("letter.settings")
@require_GET
def own_letters(request: PersonRequest) -> HttpResponse:
    """The office of whoever asks."""
    code = next((prefix for prefix in request.scope.prefixes if len(prefix) in OFFICES), None)
    if code is None:
        raise Http404
    return redirect("reports:letters", code)


@needs("letter.settings")
def letters(request: PersonRequest, code: str) -> HttpResponse:
    """What letters look like now, and the two forms that change it."""
    office = letter_office(request.scope, code)
    sent = request.POST if request.method == "POST" else None
    numbering = LetterSchemeForm(
        sent if sent and "pattern" in sent else None,
        initial={"since": request.scope.today.replace(month=1, day=1)}
        | ({"pattern": office.schemes[0].pattern} if office.schemes else {}),
    )
    signing = SignatoryForm(sent if sent and "role" in sent else None, initial={"role": office.role})
    try:
        if numbering.is_valid():
            set_letter_scheme(request.scope, code, numbering.content())
            messages.success(request, _("Penomoran surat tersimpan."))
            return redirect("reports:letters", code)
        if signing.is_valid():
            signatory = record_signatory(request.scope, code, signing.content())
            messages.success(request, _("%(name)s tercatat sebagai penanda tangan.") % {"name": signatory.name})
            return redirect("reports:letters", code)
    except Problem as problem:
        if problem.status == NOT_FOUND:
            raise
        (numbering if numbering.is_bound else signing).add_problem(problem)
    page = Paginator(numbers_of(request.scope, code), PER_PAGE).get_page(request.GET.get("page"))
    context = {"office": office, "numbering": numbering, "signing": signing, "ending": LastDayForm(), "page": page}
    return render_page(request, "reports/letters.html", context)


@needs("letter.settings")
@require_POST
def end_term(request: PersonRequest, pk: int) -> HttpResponse:
    signatory = get_signatory(request.scope, pk)
    form = LastDayForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Isi hari terakhir menjabat."))
    else:
        try:
            end_signatory(request.scope, pk, form.cleaned_data["end"])
        except Problem as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, _("Masa jabatan %(name)s tersimpan.") % {"name": signatory.name})
    return redirect("reports:letters", signatory.region_id)


@needs("letter.settings")
@require_GET
def sample(request: PersonRequest, code: str) -> HttpResponse:
    return download(print_sample_letter(request.scope, code))
