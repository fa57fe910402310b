"""Finding obstacles: the register, one of them, alike ones, and how alike ones were solved before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from pendamping.common.scope import Scope, codes_within
from pendamping.obstacles.errors import ObstacleNotFound
from pendamping.obstacles.models import Level, Obstacle
from pendamping.regions.codes import LENGTHS
from pendamping.regions.models import Region

OPEN, LATE = "open_or_answered", "late"  # what the register asks of the state besides the states themselves
SOLUTIONS = 3  # shown beside a new obstacle of the same theme
NOBODY = "none"  # asks for those that no organisation answers for


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which obstacles to show; "" and None: all."""

    text: str = ""
    area: str = ""
    theme: str = ""
    level: str = ""
    state: str = OPEN
    owner: UUID | str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Wanted":
        """From an address; a value that makes no sense narrows nothing."""
        state, level, area = query.get("keadaan", OPEN), query.get("tingkat", ""), query.get("wilayah", "")
        return cls(
            text=query.get("q", "").strip()[:120].replace("\x00", ""),
            area=area if area.isascii() and area.isdigit() and len(area) in LENGTHS else "",
            theme=query.get("tema", "")[:40].replace("\x00", ""),
            level=level if level in Level.values else "",
            state=state if state in {*Obstacle.State.values, LATE, ""} else OPEN,
            owner=_owner(query.get("penanggung-jawab", "")),
        )

    @property
    def is_narrow(self) -> bool:
        return self != Wanted()


def _owner(text: str) -> UUID | str:
    if text == NOBODY:
        return NOBODY
    try:
        return UUID(text)
    except ValueError:
        return ""


def obstacles_in(scope: Scope, wanted: Wanted) -> QuerySet[Obstacle]:
    """The register: what is most overdue first, what is solved last; a group appears as its leading obstacle."""
    found = Obstacle.objects.within(scope).filter(part_of=None, **_columns(wanted))
    if wanted.text:
        found = found.filter(
            Q(title__icontains=wanted.text)
            | Q(description__icontains=wanted.text)
            | Q(region__name__icontains=wanted.text)
        )
    if wanted.area:
        found = found.filter(codes_within((wanted.area,), "region_id"))
    if wanted.state == LATE:
        found = found.late_on(scope.today)
    elif wanted.state == OPEN:
        found = found.open()
    elif wanted.state:
        found = found.filter(state=wanted.state)
    counted = found.select_related("region", "owner").annotate(alike=Count("members"))
    return counted.order_by("solved_on", "due_on", "pk") if wanted.state else counted.order_by("due_on", "pk")


def _columns(wanted: Wanted) -> dict[str, object]:
    columns: dict[str, object] = {name: getattr(wanted, name) for name in ("theme", "level") if getattr(wanted, name)}
    if wanted.owner == NOBODY:
        columns["owner"] = None
    elif wanted.owner:
        columns["owner_id"] = wanted.owner
    return columns


def get_obstacle(scope: Scope, pk: UUID, *, lock: bool = False) -> Obstacle:
    """Raises: ObstacleNotFound: absent, or outside `scope`."""
    found = Obstacle.objects.within(scope).filter(pk=pk)
    if lock:
        found = found.select_for_update(of=("self",))
    obstacle = found.select_related("region", "owner", "part_of").first()
    if obstacle is None:
        raise ObstacleNotFound
    return obstacle


@dataclass(frozen=True, slots=True)
class Standing:
    """How many obstacles are open, how many of them late, how many were solved this year."""

    open: int
    late: int
    solved: int


def standing_of(scope: Scope) -> Standing:
    """One figure each for the sentence above the register; members of a group count with their leading one."""
    not_solved = ~Q(state=Obstacle.State.SOLVED)
    counted = (
        Obstacle.objects.within(scope)
        .filter(part_of=None)
        .aggregate(
            open=Count("pk", filter=not_solved),
            late=Count("pk", filter=not_solved & Q(due_on__lt=scope.today)),
            solved=Count("pk", filter=Q(solved_on__gte=date(scope.today.year, 1, 1))),
        )
    )
    return Standing(**counted)


def alike_of(scope: Scope, obstacle: Obstacle, most: int) -> QuerySet[Obstacle]:
    """Open obstacles of the same theme that are in no group yet, the nearest region first."""
    found = Obstacle.objects.within(scope).open().filter(theme=obstacle.theme, part_of=None, members=None)
    near = found.exclude(pk=obstacle.pk).filter(
        codes_within((obstacle.region_id[: Level.REGENCY.digits],), "region_id")
    )
    return near.select_related("region")[:most]


def solutions_like(scope: Scope, theme: str, region: str) -> QuerySet[Obstacle]:
    """How the same theme was solved in the kabupaten before: inside the scope all, beyond it what was shared.

    Who raised it and who said what stays with those who may read that obstacle.
    """
    regency = region[: Level.REGENCY.digits]
    if not scope.covers(region) or len(regency) < Level.REGENCY.digits:
        return Obstacle.objects.none()
    solved = Obstacle.objects.filter(codes_within((regency,), "region_id"), theme=theme, state=Obstacle.State.SOLVED)
    readable = Q(is_shared=True) | Q(pk__in=Obstacle.objects.within(scope).values("pk"))
    fields = ("title", "solution", "solved_on", "region__name")
    found = solved.filter(readable).exclude(solution="").select_related("region").only(*fields)
    return found.order_by("-solved_on", "-pk")[:SOLUTIONS]


def regions_to_name(scope: Scope) -> QuerySet[Region]:
    """Where this scope can meet an obstacle: from the kabupaten down to the villages."""
    inside = Region.objects.within(scope).valid_on(scope.today).filter(level__gte=Region.Level.REGENCY)
    return inside.order_by("code").only("code", "name", "kind", "level")


def obstacles_of_report(scope: Scope, daily_report_id: UUID) -> QuerySet[Obstacle]:
    """What was raised from one daily report."""
    return Obstacle.objects.within(scope).filter(daily_report_id=daily_report_id)
