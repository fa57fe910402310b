"""Groups of regions."""

from django.db.models import Count, QuerySet

from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.regions.models import Region, RegionGroup, RegionQuerySet


def groups_in(scope: Scope, regency: str) -> QuerySet[RegionGroup]:
    """The groups of one regency with `size`, open ones and closed ones."""
    groups = RegionGroup.objects.filter(scope.q("regency_id"), regency_id=regency)
    return groups.annotate(size=Count("members")).order_by("kind", "name")


def get_group(scope: Scope, group_id: int) -> RegionGroup:
    """Raises: NotFound: absent, or its regency lies outside `scope`."""
    groups = RegionGroup.objects.filter(scope.q("regency_id")).select_related("regency")
    group = groups.filter(pk=group_id).first()
    if group is None:
        raise NotFound
    return group


def groups_of(scope: Scope, code: str) -> QuerySet[RegionGroup]:
    """The groups that the region with this code belongs to on the scope's day."""
    groups = RegionGroup.objects.filter(members=code, valid_from__lte=scope.today)
    return groups.exclude(valid_until__lt=scope.today)


def members_offered(scope: Scope, regency: str, kind: str) -> RegionQuerySet:
    """Who may join a group of this kind: villages; districts for a cluster."""
    is_cluster = kind == RegionGroup.Kind.CLUSTER
    level = Region.Level.DISTRICT if is_cluster else Region.Level.VILLAGE
    return Region.objects.within(scope).under(regency).filter(level=level).valid_on(scope.today)
