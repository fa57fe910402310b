"""The register of regulations."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pendamping.common.problems import NotFound, Problem
from pendamping.library.errors import KeptByLaw
from pendamping.library.forms import RegulationForm
from pendamping.library.selectors.regulations import WantedRegulations, get_regulation, regulations_in
from pendamping.library.services.register import change_regulation, record_regulation
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 50


@needs("library.read")
def regulations(request: PersonRequest) -> HttpResponse:
    scope, wanted = request.scope, WantedRegulations.of(request.GET)
    page = Paginator(regulations_in(scope, wanted), PER_PAGE).get_page(request.GET.get("page"))
    context = {"wanted": wanted, "page": page, "lines": [(one, one.holds_on(scope.today)) for one in page]}
    return render_page(request, "library/regulations.html", context, fragment="library/_regulations.html")


@needs("library.read")
def regulation(request: PersonRequest, pk: str) -> HttpResponse:
    scope = request.scope
    found = get_regulation(scope, pk)
    context = {
        "regulation": found,
        "holds": found.holds_on(scope.today),
        "before": found.replaces.all(),
        "may_change": not found.is_law and scope.may("regulation.write") and scope.covers(found.region_id or ""),
    }
    return render_page(request, "library/regulation.html", context)


@needs("regulation.write")
def new_regulation(request: PersonRequest) -> HttpResponse:
    form = RegulationForm(request.scope, request.POST or None)
    if form.is_valid():
        try:
            made = record_regulation(request.scope, form.new_regulation)
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("%(name)s tercatat.") % {"name": made.name})
            return redirect("library:regulation", made.pk)
    return render_page(request, "library/write_regulation.html", {"form": form})


@needs("regulation.write")
def edit(request: PersonRequest, pk: str) -> HttpResponse:
    scope = request.scope
    found = get_regulation(scope, pk)
    if found.is_law:
        raise KeptByLaw
    form = RegulationForm.of(scope, found, request.POST or None)
    if form.is_valid():
        try:
            change_regulation(scope, pk, form.new_regulation)
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Perubahan tersimpan."))
            return redirect("library:regulation", pk)
    return render_page(request, "library/write_regulation.html", {"form": form, "regulation": found})
