"""Finding works: the register, its totals, and one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from pendamping.common.scope import Scope, codes_within
from pendamping.common.text import fold
from pendamping.regions.codes import LENGTHS
from pendamping.regions.models import Region
from pendamping.villages.errors import WorkNotFound
from pendamping.villages.models import Work, WorkQuerySet, WorkState

LATE = "late"  # asks for those whose planned end is over, besides the states themselves
YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which works to show; "": all."""

    year: int
    text: str = ""
    area: str = ""
    bidang: str = ""
    state: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str], this_year: int) -> "Wanted":
        """From an address; a value that makes no sense narrows nothing."""
        year, area, state = query.get("tahun", ""), query.get("wilayah", ""), query.get("keadaan", "")
        return cls(
            year=int(year) if year.isascii() and year.isdigit() and len(year) == YEAR_DIGITS else this_year,
            text=query.get("q", "").strip()[:120].replace("\x00", ""),
            area=area if area.isascii() and area.isdigit() and len(area) in LENGTHS else "",
            bidang=query.get("bidang", "")[:2].replace("\x00", ""),
            state=state if state in {*WorkState.values, LATE} else "",
        )

    @property
    def is_narrow(self) -> bool:
        return bool(self.text or self.area or self.bidang or self.state)


def works_in(scope: Scope, wanted: Wanted) -> WorkQuerySet:
    """The register of one year, village after village; regions come with no further query."""
    found = Work.objects.within(scope).filter(year=wanted.year)
    if wanted.area:
        found = found.filter(codes_within((wanted.area,), "region_id"))
    if wanted.bidang:
        found = found.filter(bidang=wanted.bidang)
    if wanted.state == LATE:
        found = found.exclude(state=WorkState.DONE).filter(planned_end__lt=scope.today)
    elif wanted.state:
        found = found.filter(state=wanted.state)
    for word in fold(wanted.text).split():
        found = found.filter(Q(name_key__contains=word) | Q(region__search_text__contains=word))
    return found.select_related("region")


@dataclass(frozen=True, slots=True)
class Totals:
    """How many works, what they cost, and what was disbursed of those whose disbursement somebody told."""

    works: int
    villages: int
    done: int
    stopped: int
    late: int
    total_budget: int
    total_disbursed: int
    told_budget: int  # of the works whose disbursement is known

    @property
    def money_share(self) -> int | None:
        """Percent disbursed of the budget it is known of; None while nobody told of any."""
        return 100 * self.total_disbursed // self.told_budget if self.told_budget else None


def totals_of(scope: Scope, works: QuerySet[Work]) -> Totals:
    """One query; of works that the scope was asked for already."""
    late = Q(planned_end__lt=scope.today) & ~Q(state=WorkState.DONE)
    told = Q(disbursed__isnull=False)
    counted = works.order_by().aggregate(
        works=Count("pk"),
        villages=Count("region_id", distinct=True),
        done=Count("pk", filter=Q(state=WorkState.DONE)),
        stopped=Count("pk", filter=Q(state=WorkState.STOPPED)),
        late=Count("pk", filter=late),
        total_budget=Sum("budget"),
        total_disbursed=Sum("disbursed"),
        told_budget=Sum("budget", filter=told),
    )
    return Totals(**{name: number or 0 for name, number in counted.items()})


def years_of(scope: Scope, code: str) -> list[int]:
    """The years that works of an area are known of, the newest first."""
    found = Work.objects.within(scope).filter(codes_within((code,), "region_id"))
    return list(found.order_by("-year").values_list("year", flat=True).distinct())


def get_work(scope: Scope, pk: UUID, *, lock: bool = False) -> Work:
    """Raises: WorkNotFound: absent, withdrawn, or outside `scope`."""
    found = Work.objects.within(scope).filter(pk=pk)
    if lock:
        found = found.select_for_update(of=("self",))
    work = found.select_related("region").first()
    if work is None:
        raise WorkNotFound
    return work


def desa_to_name(scope: Scope) -> QuerySet[Region]:
    """The desa whose works this scope may write down."""
    inside = Region.objects.within(scope).valid_on(scope.today).assessed()
    return inside.order_by("code").only("code", "name", "kind", "level")
