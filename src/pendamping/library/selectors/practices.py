"""Finding practices: the library, one of them, what waits for review, what a meeting asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from pendamping.common.scope import Scope, codes_within
from pendamping.library.errors import PracticeNotFound
from pendamping.library.models import Practice, PracticeRequest, SearchEntry
from pendamping.library.models.practice import PracticeQuerySet, own
from pendamping.meetings.models import Meeting
from pendamping.regions.codes import LENGTHS
from pendamping.regions.models import Region

State = Practice.State
MINE, WAITING = "saya", "periksa"  # shelves beside the published ones


@dataclass(frozen=True, slots=True)
class WantedPractices:
    """Which practices to show; "": all."""

    text: str = ""
    theme: str = ""
    area: str = ""
    shelf: str = ""  # "": published ones

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "WantedPractices":
        """From an address; a value that makes no sense narrows nothing."""
        area, shelf = query.get("wilayah", ""), query.get("rak", "")
        return cls(
            text=query.get("q", "").strip()[:120].replace("\x00", ""),
            theme=query.get("tema", "")[:40].replace("\x00", ""),
            area=area if area.isascii() and area.isdigit() and len(area) in LENGTHS else "",
            shelf=shelf if shelf in {MINE, WAITING} else "",
        )

    @property
    def is_narrow(self) -> bool:
        return bool(self.text or self.theme or self.area)


def practices_in(scope: Scope, wanted: WantedPractices) -> QuerySet[Practice]:
    """One shelf, the newest first."""
    found = Practice.objects.within(scope)
    if wanted.shelf == MINE:
        found = found.filter(own(scope))
    elif wanted.shelf == WAITING:
        found = _waiting(scope, found)
    else:
        found = found.filter(state=State.PUBLISHED)
    if wanted.text:
        found = found.filter(search_entry__in=SearchEntry.objects.matching(wanted.text))
    if wanted.theme:
        found = found.filter(theme=wanted.theme)
    if wanted.area:
        found = found.filter(codes_within((wanted.area,), "region_id"))
    return found.select_related("region")


def _waiting(scope: Scope, found: PracticeQuerySet) -> PracticeQuerySet:
    if not scope.may("practice.review"):
        return found.none()
    return found.filter(scope.q("region_id"), state=State.SUBMITTED)


@dataclass(frozen=True, slots=True)
class Shelves:
    """How many practices stand on each shelf of this reader."""

    published: int
    mine: int
    waiting: int


def shelves_of(scope: Scope) -> Shelves:
    reviewed = scope.q("region_id") & Q(state=State.SUBMITTED) if scope.may("practice.review") else Q(pk__in=[])
    counted = Practice.objects.within(scope).aggregate(
        published=Count("pk", filter=Q(state=State.PUBLISHED)),
        mine=Count("pk", filter=own(scope)),
        waiting=Count("pk", filter=reviewed),
    )
    return Shelves(**counted)


def get_practice(scope: Scope, pk: UUID, *, lock: bool = False) -> Practice:
    """Raises: PracticeNotFound: absent, or not for this scope."""
    found = Practice.objects.within(scope).filter(pk=pk)
    if lock:
        found = found.select_for_update(of=("self",))
    practice = found.select_related("region", "meeting").first()
    if practice is None:
        raise PracticeNotFound
    return practice


def is_own(scope: Scope, practice: Practice) -> bool:
    by_person = scope.person_id is not None and practice.author_id == scope.person_id
    return by_person or (scope.account_id is not None and practice.account_id == scope.account_id)


@dataclass(frozen=True, slots=True)
class Asked:
    """What one kecamatan was asked for, and what came."""

    request: PracticeRequest
    handed_in: int
    published: int
    days_late: int  # since the day, while too little came; 0 in time

    @property
    def is_complete(self) -> bool:
        return self.handed_in >= self.request.wanted


def asked_of(scope: Scope, meeting: Meeting) -> list[Asked]:
    """One line per kecamatan of a meeting that this scope may read; two queries."""
    requests = list(PracticeRequest.objects.filter(meeting=meeting).select_related("region"))
    handed_in: dict[str, list[str]] = {}
    came = Practice.objects.filter(meeting=meeting).exclude(state__in=[State.DRAFT, State.WITHDRAWN])
    for code, state in came.values_list("region_id", "state"):
        handed_in.setdefault(code[: Region.Level.DISTRICT], []).append(state)
    return [_asked(one, handed_in.get(one.region_id, []), scope.today) for one in requests]


def _asked(one: PracticeRequest, states: Sequence[str], today: date) -> Asked:
    late = max(0, (today - one.due_on).days) if len(states) < one.wanted else 0
    return Asked(one, len(states), sum(state == State.PUBLISHED for state in states), late)


def open_requests(scope: Scope) -> QuerySet[PracticeRequest]:
    """What meetings ask of the kecamatan that this scope lies in, until today or later: for whoever writes one."""
    districts = {prefix[: Region.Level.DISTRICT] for prefix in scope.prefixes if len(prefix) >= Region.Level.DISTRICT}
    found = PracticeRequest.objects.filter(region_id__in=districts, due_on__gte=scope.today)
    return found.select_related("meeting", "region").order_by("due_on")


def districts_of(scope: Scope, meeting: Meeting) -> QuerySet[Region]:
    """The kecamatan of a meeting's area that are valid today: of a kecamatan's own meeting the kecamatan itself."""
    here = Region.objects.within(scope).under(meeting.region_id[: Region.Level.DISTRICT]).valid_on(scope.today)
    return here.filter(level=Region.Level.DISTRICT)
