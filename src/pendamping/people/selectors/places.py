"""Where somebody can be placed: the areas of a tier, with who serves them already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.functions import Substr

from pendamping.common.scope import Scope
from pendamping.people.models import CoordinatorTerm, Person, Tier
from pendamping.people.rules import ONLY_IN_DESA, PLACED_AT
from pendamping.people.selectors.posts import Post, facilitators_of_villages
from pendamping.regions.models import Region, RegionGroup

Level = Region.Level
Role = CoordinatorTerm.Role
_LED_THROUGH_THE_TREE = (
    (Role.KORCAM, Level.DISTRICT),
    (Role.KORKAB, Level.REGENCY),
    (Role.KORPROV, Level.PROVINCE),
)
# Places of one level are offered around one area of the next.
_NEXT_ABOVE: Mapping[int, int] = {
    Level.VILLAGE: Level.DISTRICT,
    Level.DISTRICT: Level.REGENCY,
    Level.REGENCY: Level.PROVINCE,
}
# None: there is nothing to narrow.
AROUND: Mapping[Tier, int | None] = {tier: _NEXT_ABOVE.get(PLACED_AT.get(tier, Level.DISTRICT)) for tier in Tier}


@dataclass(frozen=True, slots=True)
class Place:
    """A region that a tier can be placed in, and who holds that tier there today."""

    region: Region
    posts: Sequence[Post]


def areas_around(scope: Scope, tier: Tier) -> QuerySet[Region]:
    """The areas inside which this scope can place somebody of this tier."""
    level = AROUND[tier]
    if level is None:
        return Region.objects.none()
    inside = Region.objects.within(scope).valid_on(scope.today)
    holding = inside.annotate(around=Substr("code", 1, level)).values("around")
    return Region.objects.filter(level=level, code__in=holding).valid_on(scope.today)


def places_for(scope: Scope, tier: Tier, around: str) -> list[Place]:
    """The regions around which a tier can be placed, in the order of their codes.

    Third parties and mobilisers can be placed at the regency itself and at its kecamatan.
    """
    regions = Region.objects.within(scope).valid_on(scope.today).under(around)
    level = PLACED_AT.get(tier)
    if level is None:
        regions = regions.filter(level__in=(Level.REGENCY, Level.DISTRICT))
    else:
        regions = regions.filter(level=level)
    if tier in ONLY_IN_DESA:
        regions = regions.assessed()
    elif tier == Tier.KELURAHAN_FACILITATOR:
        regions = regions.filter(kind=Region.Kind.KELURAHAN)
    found = list(regions)
    held = facilitators_of_villages(scope, [one.code for one in found], scope.today, (tier,))
    return [Place(one, held[one.code]) for one in found]


def places_to_name(scope: Scope) -> QuerySet[Region]:
    """The regions whose codes a roster of this scope needs; not every village where the scope is a country."""
    regions = Region.objects.within(scope).valid_on(scope.today)
    wide = any(len(prefix) < Level.REGENCY for prefix in scope.prefixes)
    return regions.filter(level__lte=Level.DISTRICT) if wide else regions


def duties_for(scope: Scope, person: Person) -> list[tuple[str, str, int | None]]:
    """What this person could coordinate: (role, region code, cluster); around the posts they hold today."""
    posts = person.assignments.active_on(scope.today).prefetch_related("areas")
    codes = sorted({area.region_id for post in posts for area in post.areas.all()})
    found: dict[tuple[str, str, int | None], None] = {}
    for code in codes:
        for role, level in _LED_THROUGH_THE_TREE:
            if len(code) >= level and scope.covers(code[:level]):
                found[role, code[:level], None] = None
    regencies = {code[: Level.REGENCY] for code in codes if scope.covers(code[: Level.REGENCY])}
    clusters = RegionGroup.objects.filter(kind=RegionGroup.Kind.CLUSTER, regency__in=regencies)
    for pk, regency in clusters.values_list("pk", "regency_id"):
        found[Role.KORWIL, regency, pk] = None
    if "" in scope.prefixes and posts:
        found[Role.KORNAS, "", None] = None
    return list(found)
