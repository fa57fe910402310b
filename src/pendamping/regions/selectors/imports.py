"""Newer lists and boundaries that wait or were decided."""

from collections import Counter
from uuid import UUID

from django.db.models import QuerySet

from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.regions.models import BoundaryImport, RegionImport, RegionImportLine


def list_imports(scope: Scope) -> QuerySet[RegionImport]:
    """The lists that were compared for areas of this scope, newest first. Raises: NotAllowed."""
    scope.require("region.manage")
    return RegionImport.objects.filter(scope.q("coverage"))


def get_list_import(scope: Scope, import_id: UUID) -> RegionImport:
    """Raises: NotAllowed, NotFound."""
    found = list_imports(scope).filter(pk=import_id).first()
    if found is None:
        raise NotFound
    return found


def lines_of(scope: Scope, import_id: UUID, kind: str) -> QuerySet[RegionImportLine]:
    """The lines of one kind. Raises: NotAllowed, NotFound."""
    return RegionImportLine.objects.filter(parent=get_list_import(scope, import_id), kind=kind)


def line_counts(scope: Scope, import_id: UUID) -> Counter[str]:
    """How many lines of each kind; under "undecided" those that still need a person. Raises: NotAllowed, NotFound."""
    lines = RegionImportLine.objects.filter(parent=get_list_import(scope, import_id))
    found = Counter[str]()
    for kind, decision in lines.values_list("kind", "decision").iterator():
        found[kind] += 1
        found["undecided"] += kind == RegionImportLine.Kind.CONFLICT and not decision
    return found


def boundary_imports(scope: Scope, regency: str) -> QuerySet[BoundaryImport]:
    """The boundary files of one regency, newest first, without their geometries. Raises: NotAllowed."""
    scope.require("region.boundaries")
    return BoundaryImport.objects.filter(scope.q("regency_id"), regency_id=regency).defer("geometries")


def get_boundary_import(scope: Scope, import_id: UUID) -> BoundaryImport:
    """Raises: NotAllowed, NotFound."""
    scope.require("region.boundaries")
    imports = BoundaryImport.objects.filter(scope.q("regency_id")).select_related("regency")
    found = imports.filter(pk=import_id).first()
    if found is None:
        raise NotFound
    return found
