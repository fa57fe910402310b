"""Published rows that wait for a person."""

from django.db.models import QuerySet

from pendamping.common.scope import Scope
from pendamping.indices.errors import ResultNotFound
from pendamping.indices.models import UnmatchedResult
from pendamping.regions.models import Region


def unmatched_in(scope: Scope) -> QuerySet[UnmatchedResult]:
    """Rows of this scope's areas that nobody decided yet."""
    return UnmatchedResult.objects.filter(
        scope.q("area_code"), resolved_as__isnull=True, set_aside_because=""
    ).select_related("source")


def number_unmatched(scope: Scope) -> int:
    return unmatched_in(scope).count()


def decided_in(scope: Scope) -> QuerySet[UnmatchedResult]:
    """Rows that somebody matched or set aside."""
    return (
        UnmatchedResult.objects.filter(scope.q("area_code"))
        .exclude(resolved_as__isnull=True, set_aside_because="")
        .select_related("source", "resolved_as")
    )


def get_unmatched(scope: Scope, pk: int) -> UnmatchedResult:
    """Raises: ResultNotFound: absent, or outside `scope`."""
    one = UnmatchedResult.objects.filter(scope.q("area_code"), pk=pk).select_related("source", "resolved_as").first()
    if one is None:
        raise ResultNotFound
    return one


def candidates_for(scope: Scope, one: UnmatchedResult) -> list[Region]:
    """The villages that could be meant and lie in `scope`, the likeliest first."""
    found = Region.objects.within(scope).assessed().in_bulk(one.candidates)
    return [found[code] for code in one.candidates if code in found]
