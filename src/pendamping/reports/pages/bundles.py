"""All papers of an area's month in one file: asked for, shown while it is made, taken away."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from pendamping.common.background import SECONDS_BETWEEN_LOOKS
from pendamping.common.periods import Month
from pendamping.common.problems import Problem
from pendamping.reports.forms.bundles import BundleForm
from pendamping.reports.models import BundlePart
from pendamping.reports.pages.documents import NOT_FOUND
from pendamping.reports.pages.months import month_or_404
from pendamping.reports.selectors.bundles import bundle_region, bundles_of, get_bundle
from pendamping.reports.services.bundles import ask_for_bundle, go_on_with_bundle, open_bundle, stop_bundle
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 50
MOST_SHOWN = 10


@needs("paper_bundle.make")
def bundles(request: PersonRequest, code: str, month: str) -> HttpResponse:
    """Ask for a new one, or go on to one that was asked for."""
    scope, chosen = request.scope, month_or_404(month)
    region = bundle_region(scope, code)
    form = BundleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            asked = ask_for_bundle(scope, code, chosen, with_docx=form.cleaned_data["with_docx"])
        except Problem as problem:
            form.add_error(None, str(problem))
        else:
            return redirect("reports:bundle", asked.pk)
    context = {
        "region": region,
        "month": chosen,
        "has_next": chosen < Month.of(scope.today),
        "form": form,
        "bundles": bundles_of(scope, region, chosen)[:MOST_SHOWN],
        "now": timezone.now(),
    }
    return render_page(request, "reports/bundles.html", context)


@needs("paper_bundle.make")
@require_GET
def bundle(request: PersonRequest, pk: UUID) -> HttpResponse:
    """How far it is, then what lies in it and what does not; what is missing first."""
    one = get_bundle(request.scope, pk)
    parts = one.parts.select_related("person", "region").order_by("-reason", "place")
    standing = list(one.parts.values_list("state", "reason"))
    states = [state for state, _reason in standing]
    interrupted = one.is_interrupted(timezone.now())
    context = {
        "bundle": one,
        "month": Month.of(one.since),
        "interrupted": interrupted,
        "made": states.count(BundlePart.State.MADE),
        "left_out": states.count(BundlePart.State.LEFT_OUT),
        "incomplete": sum(1 for _state, reason in standing if reason),
        "total": len(states),
        "page": Paginator(parts.exclude(state=BundlePart.State.WAITING), PER_PAGE).get_page(request.GET.get("page")),
    }
    response = render_page(request, "reports/bundle.html", context)
    if one.is_open and not interrupted:
        response["Refresh"] = SECONDS_BETWEEN_LOOKS
    return response


@needs("paper_bundle.make")
@require_GET
def bundle_file(request: PersonRequest, pk: UUID) -> HttpResponseBase:
    one, file = open_bundle(request.scope, pk)
    name = f"laporan-{one.region_id}-{Month.of(one.since).iso}.zip"
    return FileResponse(file.open("rb"), as_attachment=True, filename=name, content_type="application/zip")


@needs("paper_bundle.make")
@require_POST
def go_on(request: PersonRequest, pk: UUID) -> HttpResponse:
    return _told(request, pk, lambda: go_on_with_bundle(request.scope, pk))


@needs("paper_bundle.make")
@require_POST
def stop(request: PersonRequest, pk: UUID) -> HttpResponse:
    return _told(request, pk, lambda: stop_bundle(request.scope, pk))


def _told(request: PersonRequest, pk: UUID, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except Problem as problem:
        if problem.status == NOT_FOUND:
            raise
        messages.error(request, str(problem))
    return redirect("reports:bundle", pk)
