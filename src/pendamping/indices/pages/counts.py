"""Counts that were only published as counts."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pendamping.common.problems import Problem
from pendamping.indices.forms import CountsForm
from pendamping.indices.pages.overview import FAMILY
from pendamping.indices.selectors.areas import area_of
from pendamping.indices.selectors.counts import counts_beside
from pendamping.indices.selectors.years import counts_by_year
from pendamping.indices.services.counts import record_published_counts
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("index.import")
def counts(request: PersonRequest, code: str) -> HttpResponse:
    area = area_of(request.scope, code)
    form = CountsForm(request.POST or None)
    if form.is_valid():
        year, source = form.cleaned_data["year"], form.cleaned_data["source"]
        try:
            record_published_counts(request.scope, area.code, year, source, form.numbers)
        except Problem as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Angka %(year)s tersimpan di samping hitungan.") % {"year": year})
            return redirect("indices:counts", area.code)
    years = counts_by_year(request.scope, area, FAMILY)
    context = {"area": area, "form": form, "beside": counts_beside(request.scope, area, years)}
    return render_page(request, "indices/counts.html", context)
