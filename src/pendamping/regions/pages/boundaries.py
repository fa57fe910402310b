"""Outlines of a regency: upload, look at the map, store."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pendamping.common.problems import Problem
from pendamping.regions.forms import BoundaryForm
from pendamping.regions.models import Boundary, Region, RegionImport
from pendamping.regions.selectors import boundary_imports, get_boundary_import, get_region, preview_map
from pendamping.regions.services import cancel_boundaries, prepare_boundaries, store_boundaries
from pendamping.web.geojson import geojson_response
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

MOST_SHOWN = 20


@needs("region.boundaries")
def boundaries(request: PersonRequest, code: str) -> HttpResponse:
    """What is drawn so far, and a new file."""
    region = get_region(request.scope, code)
    if region.level != Region.Level.REGENCY:
        raise Http404
    form = BoundaryForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        name, content = form.upload()
        try:
            pending = prepare_boundaries(request.scope, region.code, name, content, form.cleaned_data["source"])
        except Problem as problem:
            form.add_error(problem.field if problem.field in form.fields else None, str(problem))
        else:
            return redirect("regions:boundary_preview", import_id=pending.pk)
    villages = Region.objects.under(region.code).filter(level=Region.Level.VILLAGE).valid_on(request.scope.today)
    drawn = Boundary.objects.filter(region__in=villages)
    context = {
        "region": region,
        "form": form,
        "villages": villages.count(),
        "drawn": drawn.count(),
        "newest": drawn.order_by("-imported_at").first(),
        "imports": boundary_imports(request.scope, region.code)[:MOST_SHOWN],
    }
    return render_page(request, "regions/boundaries.html", context)


@needs("region.boundaries")
@require_GET
def boundary_preview(request: PersonRequest, import_id: UUID) -> HttpResponse:
    found = get_boundary_import(request.scope, import_id)
    drawable = Region.objects.within(request.scope).under(found.regency_id).valid_on(request.scope.today)
    left = drawable.filter(level=Region.Level.VILLAGE).exclude(pk__in=found.geometries)
    context = {
        "import": found,
        "region": found.regency,
        "is_pending": found.state == RegionImport.State.PENDING,
        "left": left,
        "left_count": left.count(),
    }
    return render_page(request, "regions/boundary_preview.html", context)


@needs("region.boundaries")
@require_GET
def boundary_preview_map(request: PersonRequest, import_id: UUID) -> HttpResponse:
    return geojson_response(request, preview_map(request.scope, import_id))


@needs("region.boundaries")
@require_POST
def store(request: PersonRequest, import_id: UUID) -> HttpResponse:
    done = store_boundaries(request.scope, import_id)
    messages.success(request, _("%(count)s batas tersimpan.") % {"count": done.shapes})
    return redirect("regions:region", code=done.regency_id)


@needs("region.boundaries")
@require_POST
def cancel(request: PersonRequest, import_id: UUID) -> HttpResponse:
    done = cancel_boundaries(request.scope, import_id)
    messages.success(request, _("Impor dibatalkan. Peta tidak berubah."))
    return redirect("regions:boundaries", code=done.regency_id)
