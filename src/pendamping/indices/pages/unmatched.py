"""Published rows whose village a person has to name."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.problems import Problem
from pendamping.indices.selectors.unmatched import candidates_for, decided_in, get_unmatched, unmatched_in
from pendamping.indices.services.unmatched import reopen_unmatched, resolve_unmatched, set_aside
from pendamping.regions.models import Region
from pendamping.regions.selectors import find_regions, names_of
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 50
FOUND = 12


@needs("index.resolve")
def unmatched(request: PersonRequest) -> HttpResponse:
    decided = request.GET.get("tampil") == "diputuskan"
    rows = decided_in(request.scope) if decided else unmatched_in(request.scope)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render_page(request, "indices/unmatched.html", {"page": page, "decided": decided})


@needs("index.resolve")
def one_unmatched(request: PersonRequest, pk: int) -> HttpResponse:
    """Decide one row: a village (`village`), or set it aside (`reason`)."""
    scope, error = request.scope, ""
    one = get_unmatched(scope, pk)
    if request.method == "POST":
        try:
            if village := request.POST.get("village", ""):
                number = resolve_unmatched(scope, pk, village)
                messages.success(request, _("%(number)s hasil tercatat untuk desa itu.") % {"number": number})
            else:
                set_aside(scope, pk, request.POST.get("reason", ""))
                messages.success(request, _("Hasil ini dikesampingkan dengan alasannya."))
            return redirect("indices:unmatched")
        except Problem as problem:
            if problem.field is None:
                raise
            error = str(problem)
    text = request.GET.get("cari", "")[:80]
    found = find_regions(scope, text, levels=[Region.Level.VILLAGE], limit=FOUND) if text else []
    choices = [*candidates_for(scope, one), *found]
    names = names_of(region.code for region in choices)
    context = {
        "one": one,
        "choices": list({region.code: (region, names[region.district_code]) for region in choices}.values()),
        "text": text,
        "error": error,
    }
    return render_page(request, "indices/one_unmatched.html", context)


@needs("index.resolve")
@require_POST
def reopen(request: PersonRequest, pk: int) -> HttpResponse:
    reopen_unmatched(request.scope, pk)
    messages.success(request, _("Keputusan dibuka lagi. Hasil ini kembali menunggu."))
    return redirect("indices:one_unmatched", pk)
