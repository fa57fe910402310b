"""Which posts an area needs, which are held, which villages nobody accompanies, and who did before."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Substr

from pendamping.common.problems import NotFound
from pendamping.common.questions import written_once
from pendamping.common.scope import Scope, codes_within
from pendamping.people.models import Assignment, AssignmentArea, RequiredPosts, Tier
from pendamping.regions.models import Region

Level = Region.Level
# Where posts are counted: a kecamatan needs so many PLD, and where each serves is decided when they are placed.
COUNTED_AT: Mapping[Tier, int] = {
    Tier.PLD: Level.DISTRICT,
    Tier.PD: Level.DISTRICT,
    Tier.PT: Level.DISTRICT,
    Tier.TAPM_KAB: Level.REGENCY,
    Tier.TAPM_PROV: Level.PROVINCE,
}
_OF_POST = tuple(f"assignment__{one}" for one in ("pk", "person", "person__name", "tier", "kind", "start"))
_NEEDED = "needed"  # beside the kinds of assignments
_NEXT_LEVEL = {0: Level.PROVINCE, 2: Level.REGENCY, 4: Level.DISTRICT, 6: Level.DISTRICT}


@dataclass(frozen=True, slots=True)
class Post:
    """Somebody in a post on a day."""

    assignment_id: int
    person_id: UUID
    name: str
    tier: Tier
    kind: Assignment.Kind
    since: date

    @property
    def is_definitive(self) -> bool:
        return self.kind in Assignment.HOLDING


@dataclass(frozen=True, slots=True)
class PostCount:
    """Posts of one tier in one area: needed (None: nobody has said), held, stood in for."""

    tier: Tier
    required: int | None
    filled: int
    acting: int
    empty: int | None  # summed over the places where they are counted: a surplus here fills no gap there


@dataclass(frozen=True, slots=True)
class VacancyRow:
    """One area below the one that is looked at."""

    region: Region
    posts: Mapping[Tier, PostCount]
    villages: int
    uncovered: int  # desa without any PLD, standing in or definitive
    uncovered_villages: Sequence[Region]  # named only in a kecamatan
    covers: Sequence[Post]  # who stands in; named only in a kecamatan


@dataclass(frozen=True, slots=True)
class Vacancies:
    """An area and its parts: posts needed, held, empty; villages that nobody accompanies."""

    area: Region | None  # None: the country
    own_posts: Sequence[PostCount]  # of the tier that sits at the area itself
    rows: Sequence[VacancyRow]

    @property
    def villages(self) -> int:
        return sum(row.villages for row in self.rows)

    @property
    def uncovered(self) -> int:
        return sum(row.uncovered for row in self.rows)

    def empty(self, tier: Tier) -> int | None:
        """Empty posts of one tier in all rows; None: no need is set anywhere."""
        known = [row.posts[tier].empty for row in self.rows]
        counted = [number for number in known if number is not None]
        return sum(counted) if counted else None


def vacancies_under(scope: Scope, code: str, day: date) -> Vacancies:
    """Posts and villages of the areas one level below `code` ("" is the country), in a fixed number of queries.

    A kecamatan shows itself. Only what lies inside `scope` counts.

    Raises: NotFound: no such area, or none of it lies inside `scope`.
    """
    length = _NEXT_LEVEL.get(len(code))
    if length is None or (code and not (code.isascii() and code.isdigit())):
        raise NotFound
    inside = scope.q("code") & codes_within((code,), "code")
    # A PLD's scope is made of villages, a PD's of kecamatan: the rows are what holds them.
    visible = Region.objects.filter(inside).valid_on(day)
    groups = visible.annotate(group=Substr("code", 1, length)).values("group")
    found = Region.objects.filter(Q(code__in=groups, level=length) | Q(pk=code, level__lt=length)).in_bulk()
    regions = {group: region for group, region in found.items() if region.level == length}
    if not regions:
        raise NotFound
    desa = visible.assessed()
    villages = _villages_and_uncovered(scope, desa, day, length)
    named = length == Level.DISTRICT
    missing: dict[str, list[Region]] = {}
    for village in desa.exclude(pk__in=served_areas(scope, day).values("region_id")) if named else ():
        missing.setdefault(village.district_code, []).append(village)
    posts = _post_counts(scope, code, day, length)
    covers = _covers(scope, code, day) if named else {}
    rows = [
        VacancyRow(
            region=region,
            posts={tier: posts.get((tier, group), _nobody(tier)) for tier in COUNTED_AT},
            villages=villages.get(group, (0, 0))[0],
            uncovered=villages.get(group, (0, 0))[1],
            uncovered_villages=missing.get(group, ()),
            covers=covers.get(group, ()),
        )
        for group, region in sorted(regions.items())
    ]
    own = [posts.get((tier, code), _nobody(tier)) for tier, level in COUNTED_AT.items() if level == len(code) < length]
    return Vacancies(area=found.get(code), own_posts=own, rows=rows)


@dataclass(frozen=True, slots=True)
class Gap:
    """A place from which nobody reports: posts that are empty, or desa without any PLD."""

    region: Region
    posts: Sequence[tuple[Tier, int]]
    villages: Sequence[Region]


def gaps_in(scope: Scope, code: str, day: date) -> list[Gap]:
    """The gaps of a kabupaten or kecamatan on a day, by the place where the posts are counted: two queries."""
    inside = Region.objects.filter(scope.q("code") & codes_within((code,), "code")).valid_on(day)
    alone = Q(kind__in=Region.ASSESSED) & ~Q(pk__in=served_areas(scope, day).values("region_id"))
    wanted = inside.filter(Q(level__in=set(COUNTED_AT.values())) | alone)
    counts = _post_counts(scope, code, day, Level.DISTRICT)
    places: dict[str, Region] = {}
    villages: dict[str, list[Region]] = {}
    for region in wanted.order_by("code"):
        if region.level == Level.VILLAGE:
            villages.setdefault(region.district_code, []).append(region)
        else:
            places[region.code] = region
    found = []
    for place, region in places.items():
        of_place = ((tier, counts.get((tier, place), _nobody(tier)).empty) for tier in COUNTED_AT)
        posts = [(tier, empty) for tier, empty in of_place if empty]
        if posts or place in villages:
            found.append(Gap(region, posts, villages.get(place, [])))
    return found


def empty_posts(scope: Scope, day: date) -> dict[Tier, int | None]:
    """Empty posts of each tier in the whole scope; None where nobody has said how many are needed: two queries."""
    counts = _post_counts(scope, "", day, 0)
    return {tier: counts.get((tier, ""), _nobody(tier)).empty for tier in COUNTED_AT}


def empty_posts_under(scope: Scope, code: str, day: date, tiers: Collection[Tier]) -> list[tuple[Region, PostCount]]:
    """Of the areas that `vacancies_under` shows: those with an empty post of these tiers; three queries."""
    counts = _post_counts(scope, code, day, _NEXT_LEVEL[len(code)])
    empty = {key: count for key, count in counts.items() if count.empty and key[0] in tiers}
    areas = Region.objects.filter(pk__in={place for _tier, place in empty}, level=_NEXT_LEVEL[len(code)]).valid_on(day)
    order = [tier for tier in COUNTED_AT if tier in tiers]
    return [(area, empty[tier, area.code]) for area in areas for tier in order if (tier, area.code) in empty]


def served_areas(scope: Scope, day: date) -> QuerySet[AssignmentArea]:
    """What a PLD accompanies on a day, standing in or definitive: for a condition of another query."""
    placed = Assignment.objects.active_on(day).filter(tier=Tier.PLD)
    return AssignmentArea.objects.filter(scope.q("region_id"), assignment__in=placed)


def number_uncovered(scope: Scope, day: date) -> int:
    """Desa of the scope that no PLD accompanies."""
    desa = Region.objects.within(scope).assessed().valid_on(day)
    return desa.exclude(pk__in=served_areas(scope, day).values("region_id")).count()


def required_posts_at(scope: Scope, code: str) -> dict[str, int]:
    """How many posts of each tier somebody said that this very area needs."""
    needed = RequiredPosts.objects.filter(scope.q("region_id"), region=code)
    return dict(needed.values_list("tier", "number"))


def facilitators_of_villages(
    scope: Scope, codes: Iterable[str], day: date, tiers: Sequence[Tier] = (Tier.PLD,)
) -> dict[str, list[Post]]:
    """Who accompanied each of these villages on a day, definitive ones first, in one query.

    A code outside `scope` is left out; a village that nobody accompanied has an empty list.
    """
    asked = {code for code in codes if scope.covers(code)}
    found: dict[str, list[Post]] = {code: [] for code in asked}
    for code, assignment, person, name, tier, kind, since in _held_at(tuple(sorted(asked)), day, tuple(tiers)):
        found[code].append(Post(assignment, person, name, Tier(tier), Assignment.Kind(kind), since))
    for posts in found.values():
        posts.sort(key=lambda post: not post.is_definitive)
    return found


@written_once
def _held_at(codes: tuple[str, ...], day: date, tiers: tuple[Tier, ...]) -> QuerySet[AssignmentArea, Any]:
    areas = AssignmentArea.objects.filter(
        Q(assignment__end__isnull=True) | Q(assignment__end__gte=day),
        region__in=codes,
        assignment__tier__in=tiers,
        assignment__start__lte=day,
    )
    return areas.order_by("assignment__start", "assignment__pk").values_list("region_id", *_OF_POST)


def village_history(scope: Scope, code: str) -> QuerySet[Assignment]:
    """Everybody who was ever placed in a village, the latest first, with their persons.

    Raises: NotFound: the village does not exist or lies outside `scope`.
    """
    if not scope.covers(code) or not Region.objects.filter(pk=code, level=Level.VILLAGE).exists():
        raise NotFound
    return Assignment.objects.filter(areas__region=code).select_related("person").order_by("-start", "-pk")


def _villages_and_uncovered(scope: Scope, desa: QuerySet[Region], day: date, length: int) -> dict[str, tuple[int, int]]:
    """How many there are, and how many of them nobody accompanies, by the first `length` digits."""
    groups = desa.order_by().annotate(group=Substr("code", 1, length)).values("group")
    alone = ~Q(pk__in=served_areas(scope, day).values("region_id"))
    counted = groups.annotate(number=Count("pk"), uncovered=Count("pk", filter=alone))
    return {one["group"]: (one["number"], one["uncovered"]) for one in counted}


def _post_counts(scope: Scope, code: str, day: date, length: int) -> dict[tuple[Tier, str], PostCount]:
    """By tier and area of `length` digits (or shorter, for a tier that sits higher)."""
    required: dict[tuple[str, str], int] = {}
    filled: dict[tuple[str, str], int] = {}
    acting: dict[tuple[str, str], int] = {}
    for tier, place, kind, number in _needed_and_held(scope, code, day):
        counter = required if kind == _NEEDED else filled if kind in Assignment.HOLDING else acting
        counter[tier, place] = counter.get((tier, place), 0) + number
    total: dict[tuple[Tier, str], PostCount] = {}
    for tier, place in required.keys() | filled.keys() | acting.keys():
        key = (Tier(tier), place[:length])
        need, have = required.get((tier, place)), filled.get((tier, place), 0)
        here = PostCount(
            key[0], need, have, acting.get((tier, place), 0), None if need is None else max(need - have, 0)
        )
        total[key] = _together(total[key], here) if key in total else here
    return total


@written_once
def _needed_and_held(scope: Scope, code: str, day: date) -> QuerySet[Any]:
    """Tier, place, kind of assignment or `_NEEDED`, and how many: what is needed and what is held in one query."""
    under = scope.q("region_id") & codes_within((code,), "region_id")
    counted_at = Substr("region_id", 1, Level.DISTRICT)  # an area of a higher tier has fewer digits and stays whole
    needed = RequiredPosts.objects.filter(under).order_by()
    active = Assignment.objects.active_on(day).filter(tier__in=COUNTED_AT)
    areas = AssignmentArea.objects.filter(under, assignment__in=active).order_by().annotate(place=counted_at)
    held = areas.values_list("assignment__tier", "place", "assignment__kind").annotate(
        number=Count("assignment", distinct=True)
    )
    return needed.values_list("tier", "region_id", Value(_NEEDED), "number").union(held, all=True)


def _together(one: PostCount, other: PostCount) -> PostCount:
    def add(left: int | None, right: int | None) -> int | None:
        return right if left is None else left if right is None else left + right

    return PostCount(
        one.tier,
        add(one.required, other.required),
        one.filled + other.filled,
        one.acting + other.acting,
        add(one.empty, other.empty),
    )


def _nobody(tier: Tier) -> PostCount:
    return PostCount(tier, None, 0, 0, None)


def _covers(scope: Scope, code: str, day: date) -> dict[str, list[Post]]:
    """Who stands in today, by kecamatan."""
    standing_in = Assignment.objects.active_on(day).exclude(kind__in=Assignment.HOLDING).filter(tier__in=COUNTED_AT)
    inside = AssignmentArea.objects.filter(scope.q("region_id") & codes_within((code,), "region_id"))
    areas = Prefetch("areas", AssignmentArea.objects.order_by("region_id"))
    found: dict[str, list[Post]] = {}
    for one in standing_in.filter(pk__in=inside.values("assignment")).select_related("person").prefetch_related(areas):
        for group in sorted({area.region_id[: Level.DISTRICT] for area in one.areas.all()}):
            found.setdefault(group, []).append(_post(one))
    return found


def _post(assignment: Assignment) -> Post:
    return Post(
        assignment_id=assignment.pk,
        person_id=assignment.person_id,
        name=assignment.person.name,
        tier=Tier(assignment.tier),
        kind=Assignment.Kind(assignment.kind),
        since=assignment.start,
    )
