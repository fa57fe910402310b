"""Outlines of a regency's regions: read and look, then store or give up."""

import json
from uuid import UUID

import shapely
from django.db import transaction
from django.utils import timezone

from pendamping.common.audit import Act, record_acts
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.regions.errors import BoundaryImportNotPending, BoundarySourceMissing, NoShapeFits, NotARegency
from pendamping.regions.models import Boundary, BoundaryImport, Region, RegionImport
from pendamping.regions.outlines import read_boundaries
from pendamping.regions.selectors import get_region

DECIMALS = 5
State = RegionImport.State


@transaction.atomic
def prepare_boundaries(scope: Scope, regency: str, file_name: str, content: bytes, source: str) -> BoundaryImport:
    """Read outlines of a regency, its districts and villages; they wait until a person has seen them on the map.

    Raises:
        NotAllowed: the role in `scope` may not import boundaries.
        RegionNotFound: no such region in `scope`.
        NotARegency: `regency` is wider or narrower than one.
        BoundarySourceMissing: nobody is named as the source.
        NoShapeFits: not one shape belongs to a region of this regency.
        FileTooLarge, FileUnreadable, NoFeatureCollection, TooManyShapes: the file cannot be read at all.
    """
    scope.require("region.boundaries")
    region = get_region(scope, regency)
    if region.level != Region.Level.REGENCY:
        raise NotARegency(code=region.dotted)
    if not source.strip():
        raise BoundarySourceMissing
    drawable = Region.objects.within(scope).under(region.code).valid_on(scope.today).in_bulk()
    read = read_boundaries(file_name[-100:], content, drawable)
    if not read.geometries:
        raise NoShapeFits(file=file_name[-100:], regency=region.full_name, first=read.problems[0])
    return BoundaryImport.objects.create(
        regency=region,
        file_name=file_name[-100:],
        source=source.strip()[:300],
        geometries={code: _geojson(shape) for code, shape in read.geometries.items()},
        shapes=len(read.geometries),
        problems=read.problems,
        created_by=scope.name,
    )


@transaction.atomic
def store_boundaries(scope: Scope, import_id: UUID) -> BoundaryImport:
    """Store what was looked at; an outline that was there before is replaced.

    Raises: NotAllowed, NotFound, BoundaryImportNotPending.
    """
    pending = pending_boundaries(scope, import_id)
    now = timezone.now()
    Boundary.objects.bulk_create(
        [
            Boundary(region_id=code, geometry=geometry, source=pending.source, imported_at=now)
            for code, geometry in pending.geometries.items()
        ],
        batch_size=200,
        update_conflicts=True,
        unique_fields=["region"],
        update_fields=["geometry", "source", "imported_at"],
    )
    return _decided(scope, pending, State.APPLIED, "boundary.imported")


@transaction.atomic
def cancel_boundaries(scope: Scope, import_id: UUID) -> BoundaryImport:
    """Give a pending import up.

    Raises: NotAllowed, NotFound, BoundaryImportNotPending.
    """
    return _decided(scope, pending_boundaries(scope, import_id), State.CANCELLED, "boundary.cancelled")


def pending_boundaries(scope: Scope, import_id: UUID) -> BoundaryImport:
    """The import, locked for the caller's transaction.

    Raises: NotAllowed, NotFound, BoundaryImportNotPending.
    """
    scope.require("region.boundaries")
    found = BoundaryImport.objects.select_for_update().filter(scope.q("regency_id"), pk=import_id).first()
    if found is None:
        raise NotFound
    if found.state != State.PENDING:
        raise BoundaryImportNotPending(state=found.get_state_display().lower())
    return found


def _decided(scope: Scope, pending: BoundaryImport, state: str, action: str) -> BoundaryImport:
    pending.state, pending.geometries = state, {}
    pending.save()
    facts = {"file": pending.file_name, "source": pending.source, "shapes": pending.shapes}
    record_acts(scope, [Act(action, "regions.boundaryimport", str(pending.pk), pending.regency_id, facts)])
    return pending


def _geojson(shape: shapely.Geometry) -> object:
    return json.loads(shapely.to_geojson(shapely.set_precision(shape, 10**-DECIMALS)))
