"""Who checks whose reports: each tier the one below it in its area, and further down where a post is vacant."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Substr

from pendamping.access.roles import Role
from pendamping.common.scope import Scope
from pendamping.people.models import AssignmentArea, CoordinatorTerm, Tier


@dataclass(frozen=True, slots=True)
class Rung:
    """One level of checking: who checks there, whom, and how long the code of such a post is."""

    roles: frozenset[Role]
    checks: frozenset[Tier]
    holder: Tier
    coordinator: CoordinatorTerm.Role
    code_length: int


LADDER = (
    Rung(
        roles=frozenset({Role.PD, Role.KORCAM, Role.KORWIL}),
        checks=frozenset({Tier.PLD, Tier.KPMD, Tier.KPM, Tier.KELURAHAN_FACILITATOR}),
        holder=Tier.PD,
        coordinator=CoordinatorTerm.Role.KORCAM,
        code_length=6,
    ),
    Rung(
        roles=frozenset({Role.TAPM_KAB, Role.KORKAB}),
        checks=frozenset({Tier.PD, Tier.PT}),
        holder=Tier.TAPM_KAB,
        coordinator=CoordinatorTerm.Role.KORKAB,
        code_length=4,
    ),
    Rung(
        roles=frozenset({Role.TAPM_PROV, Role.KORPROV}),
        checks=frozenset({Tier.TAPM_KAB}),
        holder=Tier.TAPM_PROV,
        coordinator=CoordinatorTerm.Role.KORPROV,
        code_length=2,
    ),
    Rung(
        roles=frozenset({Role.TAPM_PUSAT, Role.KORNAS}),
        checks=frozenset({Tier.TAPM_PROV}),
        holder=Tier.TAPM_PUSAT,
        coordinator=CoordinatorTerm.Role.KORNAS,
        code_length=0,
    ),
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a model keeps who somebody was on the day that a row is about."""

    person: str
    tier: str
    post: str


OF_REPORT = Columns("author_id", "author_tier", "author_post")
OF_LEAVE = Columns("person_id", "person_tier", "person_post")


def theirs_to_check(scope: Scope, columns: Columns = OF_REPORT) -> Q:
    """The condition "it is somebody else's, posted in the area, whom this role checks"."""
    height = next((place for place, rung in enumerate(LADDER) if scope.role in rung.roles), None)
    if height is None:
        return Q(pk__in=[])
    tiers = Q((f"{columns.tier}__in", LADDER[height].checks))
    vacant = Q()
    for rung in reversed(LADDER[:height]):
        vacant &= ~_held(scope, rung, columns)
        tiers |= Q((f"{columns.tier}__in", rung.checks)) & vacant
    return tiers & scope.q(columns.post) & ~Q((columns.person, scope.person_id))


def posts_below(scope: Scope) -> list[list[str]]:
    """Who holds which post between this role and those whose work it checks only while nobody does."""
    height = next((place for place, rung in enumerate(LADDER) if scope.role in rung.roles), 0)
    rungs, today = LADDER[:height], scope.today
    if not rungs:
        return []
    placed = AssignmentArea.objects.filter(
        Q(assignment__end__isnull=True) | Q(assignment__end__gte=today),
        scope.q("region_id"),
        assignment__tier__in=[rung.holder for rung in rungs],
        assignment__start__lte=today,
    ).values_list("region_id", "assignment__tier", "assignment__person_id")
    terms = CoordinatorTerm.objects.filter(
        Q(end__isnull=True) | Q(end__gte=today),
        scope.q("region_id"),
        role__in=[rung.coordinator for rung in rungs],
        start__lte=today,
    ).values_list("region_id", "role", "person_id")
    return sorted([str(one) for one in row] for row in (*placed, *terms))


def _held(scope: Scope, rung: Rung, columns: Columns) -> Q:
    """Somebody other than the person holds the post that checks on this rung."""
    code = Substr(OuterRef(columns.post), 1, rung.code_length)
    person = OuterRef(columns.person)
    today = scope.today
    placed = AssignmentArea.objects.filter(
        Q(assignment__end__isnull=True) | Q(assignment__end__gte=today),
        region_id=code,
        assignment__tier=rung.holder,
        assignment__start__lte=today,
    )
    terms = CoordinatorTerm.objects.filter(
        Q(end__isnull=True) | Q(end__gte=today), region_id=code, role=rung.coordinator, start__lte=today
    )
    others = placed.exclude(assignment__person_id=person), terms.exclude(person_id=person)
    return Q(Exists(others[0])) | Q(Exists(others[1]))
