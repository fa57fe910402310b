"""Who stands above whom: the next tier that covers the same area, falling upward past vacancies."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from pendamping.access.roles import Role
from pendamping.common.scope import Scope
from pendamping.people.models import Assignment, AssignmentArea, CoordinatorTerm, Tier
from pendamping.people.rules import PLACED_AT

_UPWARD = (Tier.PD, Tier.TAPM_KAB, Tier.TAPM_PROV, Tier.TAPM_PUSAT)
# The tiers above each tier, the nearest first. Above the last one stands P3MD/BPSDM; others answer to local offices.
ABOVE: Mapping[Tier, tuple[Tier, ...]] = {
    Tier.PLD: _UPWARD,
    Tier.KPMD: _UPWARD,
    Tier.KPM: _UPWARD,
    Tier.PD: _UPWARD[1:],
    Tier.PT: _UPWARD[1:],
    Tier.TAPM_KAB: _UPWARD[2:],
    Tier.TAPM_PROV: _UPWARD[3:],
    Tier.TAPM_PUSAT: (),
}
# A coordinator leads the tier they belong to.
LEADS_TIER = {
    Tier.PD: CoordinatorTerm.Role.KORCAM,
    Tier.TAPM_KAB: CoordinatorTerm.Role.KORKAB,
    Tier.TAPM_PROV: CoordinatorTerm.Role.KORPROV,
    Tier.TAPM_PUSAT: CoordinatorTerm.Role.KORNAS,
}
# The tiers that each role stands above, in whatever area it holds.
_UNDER_PD = (Tier.PLD, Tier.KPMD, Tier.KPM)
_UNDER_TAPM = (*_UNDER_PD, Tier.PD, Tier.PT)
_UNDER_PROVINCE = (*_UNDER_TAPM, Tier.TAPM_KAB)
_UNDER_COUNTRY = (*_UNDER_PROVINCE, Tier.TAPM_PROV)
BELOW: Mapping[str, tuple[Tier, ...]] = {
    Role.PD: _UNDER_PD,
    Role.KORCAM: _UNDER_PD,
    Role.KORWIL: _UNDER_TAPM,
    Role.TAPM_KAB: _UNDER_TAPM,
    Role.KORKAB: _UNDER_TAPM,
    Role.TAPM_PROV: _UNDER_PROVINCE,
    Role.KORPROV: _UNDER_PROVINCE,
    Role.TAPM_PUSAT: _UNDER_COUNTRY,
    Role.KORNAS: _UNDER_COUNTRY,
}


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds a post of the line."""

    person_id: UUID
    name: str
    kind: str
    leads: bool  # as coordinator of that tier in that area


@dataclass(frozen=True, slots=True)
class Step:
    """One tier of the line over an area; no holders: vacant. The one who leads comes first."""

    tier: Tier
    region_code: str  # "" is the country
    holders: Sequence[Holder]


@dataclass(frozen=True, slots=True)
class Line:
    """The tiers above a post, from the nearest up; above the last one stands P3MD/BPSDM."""

    steps: Sequence[Step]

    @property
    def supervisor(self) -> Step | None:
        """The nearest step that somebody holds; None: P3MD/BPSDM itself."""
        return next((step for step in self.steps if step.holders), None)

    @property
    def vacant(self) -> Sequence[Step]:
        """The empty steps that the line falls past."""
        nearest = self.supervisor
        return self.steps[: self.steps.index(nearest)] if nearest else self.steps


def supervisor_of(scope: Scope, post: Assignment, day: date) -> Line | None:
    """The line above one post on a day; None where no tier stands above it (third parties, PSM, kelurahan)."""
    return supervisors_of_many(scope, [post], day).get(post.pk)


def supervisors_of_many(_scope: Scope, posts: Iterable[Assignment], day: date) -> dict[int, Line]:
    """The lines above many posts on a day, by the post's id, in three queries; `areas` should be prefetched.

    Who stands above a post is known to everybody who may see the post, also where they sit outside the scope.
    """
    asked = [(post, _area_of(post)) for post in posts if post.tier in ABOVE]
    wanted = {(tier, _cut(area, tier)) for post, area in asked for tier in ABOVE[Tier(post.tier)]}
    holders = _holders(wanted, day)
    return {
        post.pk: Line(
            [
                Step(tier, code, holders.get((tier, code), ()))
                for tier in ABOVE[Tier(post.tier)]
                for code in [_cut(area, tier)]
            ]
        )
        for post, area in asked
    }


def subordinates_of(scope: Scope) -> QuerySet[Assignment]:
    """Posts of today inside the scope that stand below its role, of every tier, with person and areas."""
    below = Assignment.objects.within(scope).active_on(scope.today).filter(tier__in=BELOW.get(scope.role, ()))
    others = below if scope.person_id is None else below.exclude(person=scope.person_id)
    return others.select_related("person").prefetch_related("areas")


def holds_post_above(scope: Scope, tier: Tier) -> bool:
    """Whether the asker stands above this tier today by a placement or a coordinator's term of their own."""
    if scope.person_id is None:
        return False
    above = ABOVE.get(tier, ())
    posts = Assignment.objects.active_on(scope.today).filter(person_id=scope.person_id, tier__in=above)
    terms = CoordinatorTerm.objects.filter(Q(end__isnull=True) | Q(end__gte=scope.today), start__lte=scope.today)
    return posts.exists() or terms.filter(person_id=scope.person_id).exists()


def _area_of(post: Assignment) -> str:
    return min((area.region_id for area in post.areas.all()), default="")


def _cut(area: str, tier: Tier) -> str:
    """The area of `tier` that holds `area`; a TAPM_PUSAT holds the country."""
    return area[: PLACED_AT[tier]]


def _holders(wanted: set[tuple[Tier, str]], day: date) -> dict[tuple[Tier, str], list[Holder]]:
    codes = {code for _tier, code in wanted if code}
    tiers = {tier for tier, _code in wanted}
    active = Assignment.objects.active_on(day).filter(tier__in=tiers).select_related("person")
    terms = CoordinatorTerm.objects.filter(Q(end__isnull=True) | Q(end__gte=day), start__lte=day)
    terms = terms.filter(Q(region__in=codes) | Q(region__isnull=True), role__in=LEADS_TIER.values())
    leaders = set(terms.values_list("role", "region_id", "person_id"))
    found: dict[tuple[Tier, str], list[Holder]] = {}

    def add(tier: Tier, code: str, post: Assignment) -> None:
        leads = (LEADS_TIER[tier], code or None, post.person_id) in leaders
        holder = Holder(post.person_id, post.person.name, post.kind, leads)
        found.setdefault((tier, code), []).append(holder)

    areas = AssignmentArea.objects.filter(region__in=codes, assignment__in=active)
    for area in areas.select_related("assignment__person").order_by("assignment__start", "assignment__pk"):
        tier = Tier(area.assignment.tier)
        if (tier, area.region_id) in wanted:
            add(tier, area.region_id, area.assignment)
    if (Tier.TAPM_PUSAT, "") in wanted:
        for post in active.filter(tier=Tier.TAPM_PUSAT, areas__isnull=True).order_by("start", "pk"):
            add(Tier.TAPM_PUSAT, "", post)
    for holders in found.values():
        holders.sort(key=lambda one: (not one.leads, one.kind not in Assignment.HOLDING))
    return found
