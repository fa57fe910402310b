"""Imports that were made, and the publications they came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet

from pendamping.common.scope import Scope
from pendamping.indices.errors import ImportNotFound
from pendamping.indices.models import OfficialResult, ResultImport, ResultSource


def imports_in(scope: Scope) -> QuerySet[ResultImport]:
    """Imports that this person made, or that were made for one area inside theirs."""
    own = Q(account_id=scope.account_id) if scope.account_id is not None else Q(account_id=None)
    one_area = scope.q("area") & ~Q(area__contains=" ")
    return ResultImport.objects.filter(own | one_area).select_related("source")


def get_import(scope: Scope, pk: UUID) -> ResultImport:
    """Raises: ImportNotFound: no such import, or it was made for another area."""
    run = imports_in(scope).filter(pk=pk).first()
    if run is None:
        raise ImportNotFound
    return run


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A publication, what it holds in this scope, and how much of that counts."""

    source: ResultSource
    results: int
    counting: int
    first_year: int | None
    last_year: int | None


def sources_with_results(scope: Scope) -> list[SourceLine]:
    """Every publication, the one that counts first on top."""
    inside = OfficialResult.objects.within(scope).live().order_by().values("source")
    found = inside.annotate(
        results=Count("pk"), used=Count("pk", filter=Q(counts=True)), first=Min("year"), last=Max("year")
    )
    numbers = {row["source"]: row for row in found}
    return [_line(one, numbers.get(one.pk, {})) for one in ResultSource.objects.all()]


def _line(source: ResultSource, row: Mapping[str, Any]) -> SourceLine:
    return SourceLine(source, row.get("results", 0), row.get("used", 0), row.get("first"), row.get("last"))
