"""Up and down the tree of regions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.db.models.functions import Substr

from pendamping.common.scope import Scope
from pendamping.regions.codes import LENGTHS, codes_above, plain_code
from pendamping.regions.errors import RegionNotFound
from pendamping.regions.models import Region, RegionChange


def get_region(scope: Scope, code: str, *, on: date | None = None) -> Region:
    """One region by its code, dotted or not; with `on`, only if it was valid that day.

    Raises: RegionNotFound: absent, or outside `scope`.
    """
    regions = Region.objects.within(scope)
    if on is not None:
        regions = regions.valid_on(on)
    region = regions.filter(pk=plain_code(code)).first()
    if region is None:
        raise RegionNotFound(code=code)
    return region


def roots_of(scope: Scope) -> QuerySet[Region]:
    """Where this person's tree begins: their own areas, or every province."""
    today = Region.objects.valid_on(scope.today)
    if scope.covers_country:
        return today.filter(level=Region.Level.PROVINCE)
    return today.filter(pk__in=scope.prefixes)


def children_of(scope: Scope, code: str) -> QuerySet[Region]:
    """The regions one level below `code` that are valid today; below "" the provinces."""
    below = min((length for length in LENGTHS if length > len(code)), default=0)
    return Region.objects.within(scope).under(code).filter(level=below).valid_on(scope.today)


def villages_under(scope: Scope, code: str, *, on: date | None = None) -> QuerySet[Region]:
    """Desa, desa adat and kelurahan inside `code`, valid `on` that day (default: today)."""
    villages = Region.objects.within(scope).under(code).filter(level=Region.Level.VILLAGE)
    return villages.valid_on(on or scope.today)


def ancestors_of(code: str) -> list[Region]:
    """Province, regency, district above the region, from the top; without the region itself."""
    return list(Region.objects.filter(pk__in=codes_above(code)).order_by("code"))


def names_of(codes: Iterable[str]) -> dict[str, str]:
    """Names by code, of these regions and of everything above them, in one query: for lists.

    A regency comes with its word: Kabupaten Lamandau.
    """
    wanted = {plain_code(code) for code in codes}
    wanted |= {above for code in wanted for above in codes_above(code)}
    found = Region.objects.filter(pk__in=wanted).only("code", "name", "kind")
    return {region.code: region.full_name for region in found}


def history_of(scope: Scope, code: str) -> QuerySet[RegionChange]:
    """What decrees changed about one region, newest first.

    Raises: RegionNotFound: absent, or outside `scope`.
    """
    return RegionChange.objects.filter(region=get_region(scope, code))


@dataclass(frozen=True, slots=True)
class Contents:
    """How many regions of each kind lie somewhere, by kind."""

    kinds: Mapping[str, int]

    @property
    def provinces(self) -> int:
        return self.kinds.get(Region.Kind.PROVINCE, 0)

    @property
    def districts(self) -> int:
        return self.kinds.get(Region.Kind.DISTRICT, 0)

    @property
    def regencies(self) -> int:
        return self.kinds.get(Region.Kind.KABUPATEN, 0) + self.kinds.get(Region.Kind.KOTA, 0)

    @property
    def desa(self) -> int:
        return self.kinds.get(Region.Kind.DESA, 0) + self.kinds.get(Region.Kind.DESA_ADAT, 0)

    @property
    def kelurahan(self) -> int:
        return self.kinds.get(Region.Kind.KELURAHAN, 0)


def contents_of(scope: Scope, code: str) -> Contents:
    """How many regions of each kind lie below `code` in `scope` today."""
    inside = Region.objects.within(scope).under(code).valid_on(scope.today).filter(level__gt=len(code))
    return Contents(dict(inside.order_by().values_list("kind").annotate(Count("code"))))


def contents_of_each(scope: Scope, code: str) -> dict[str, Contents]:
    """The same for each region one level below `code`, in one query; by its code."""
    below = min((length for length in LENGTHS if length > len(code)), default=0)
    inside = Region.objects.within(scope).under(code).valid_on(scope.today).filter(level__gt=below)
    counted = (
        inside.order_by().annotate(child=Substr("code", 1, below)).values_list("child", "kind").annotate(Count("code"))
    )
    kinds: dict[str, dict[str, int]] = {}
    for child, kind, count in counted:
        kinds.setdefault(child, {})[kind] = count
    return {child: Contents(counts) for child, counts in kinds.items()}
