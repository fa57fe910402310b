"""Bringing published results in: choose a file, look at what it would do, record it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.problems import Problem
from pendamping.indices.comparing import Effect
from pendamping.indices.forms import ImportForm
from pendamping.indices.models import Finding, UnmatchedResult
from pendamping.indices.selectors.imports import get_import, imports_in, sources_with_results
from pendamping.indices.selectors.unmatched import number_unmatched
from pendamping.indices.services.imports import confirm_import, discard_import, prepare_import
from pendamping.indices.services.sources import prefer_source
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 25


@needs("index.import")
def imports(request: PersonRequest) -> HttpResponse:
    form = ImportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        name, content = form.upload
        try:
            run = prepare_import(request.scope, form.new_source, name, content, form.cleaned_data["year"])
        except Problem as problem:
            form.add_error(problem.field if problem.field in form.fields else None, str(problem))
        else:
            return redirect("indices:import", run.pk)
    context = {
        "form": form,
        "page": Paginator(imports_in(request.scope), PER_PAGE).get_page(request.GET.get("page")),
        "sources": sources_with_results(request.scope),
        "unmatched": number_unmatched(request.scope),
    }
    return render_page(request, "indices/imports.html", context)


@needs("index.import")
def one_import(request: PersonRequest, pk: UUID) -> HttpResponse:
    run = get_import(request.scope, pk)
    to_record = run.counts.get(Effect.NEW, 0) + run.counts.get(Effect.CHANGED, 0) + run.counts.get(Effect.UNMATCHED, 0)
    context = {
        "run": run,
        "is_preview": run.state == run.State.PREVIEW,
        "to_record": to_record,
        "findings": [(Finding(code).label, number) for code, number in run.counts.get("findings", {}).items()],
        "unmatched_rows": [
            (*place, UnmatchedResult.Reason(reason).label) for *place, reason in run.counts.get("unmatched_rows", [])
        ],
    }
    return render_page(request, "indices/import.html", context)


@needs("index.import")
@require_POST
def confirm(request: PersonRequest, pk: UUID) -> HttpResponse:
    outcome = confirm_import(request.scope, pk)
    facts = {"new": outcome.counts[Effect.NEW], "changed": outcome.counts[Effect.CHANGED]}
    messages.success(request, _("Tercatat: %(new)s hasil baru, %(changed)s berubah.") % facts)
    return redirect("indices:import", pk)


@needs("index.import")
@require_POST
def discard(request: PersonRequest, pk: UUID) -> HttpResponse:
    discard_import(request.scope, pk)
    messages.success(request, _("Impor dibatalkan. Tidak ada yang berubah."))
    return redirect("indices:imports")


@needs("index.import")
@require_POST
def prefer(request: PersonRequest, pk: int) -> HttpResponse:
    source = prefer_source(request.scope, pk)
    messages.success(request, _("%(source)s sekarang didahulukan.") % {"source": source.name})
    return redirect("indices:imports")
