"""Actions: open ones first shown, one of them, and how organisations keep what they promise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, F, Min, Q, QuerySet, Value, When

from pendamping.common.scope import Scope, codes_within
from pendamping.meetings.errors import ActionNotFound
from pendamping.meetings.ladder import Rung, due_before
from pendamping.meetings.models import Action, Meeting
from pendamping.people.models import Assignment, Organisation

OPEN, LATE = "open_or_running", "late"


@dataclass(frozen=True, slots=True)
class WantedActions:
    """Which actions to show; "" and None: all."""

    text: str = ""
    state: str = OPEN
    owner: UUID | None = None
    mine: bool = False

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "WantedActions":
        """From an address; a value that makes no sense narrows nothing."""
        state = query.get("keadaan", OPEN)
        try:
            owner = UUID(query.get("penanggung-jawab", ""))
        except ValueError:
            owner = None
        return cls(
            text=query.get("q", "").strip()[:120].replace("\x00", ""),
            state=state if state in {*Action.State.values, LATE, ""} else OPEN,
            owner=owner,
            mine=query.get("milik") == "saya",
        )


def actions_in(scope: Scope, wanted: WantedActions) -> QuerySet[Action]:
    """Open ones before closed ones, the most overdue first."""
    found = Action.objects.within(scope)
    if wanted.text:
        found = found.filter(Q(title__icontains=wanted.text) | Q(region__name__icontains=wanted.text))
    if wanted.owner:
        found = found.filter(organisation_id=wanted.owner)
    if wanted.mine:
        found = found.filter(person_id=scope.person_id) if scope.person_id else found.none()
    if wanted.state == LATE:
        found = found.open().filter(due_on__lt=scope.today)
    elif wanted.state == OPEN:
        found = found.open()
    elif wanted.state:
        found = found.filter(state=wanted.state)
    is_closed = Case(When(state__in=Action.OPEN, then=Value(0)), default=Value(1))
    return found.select_related("region", "organisation", "person", "meeting").order_by(is_closed, "due_on", "pk")


def open_actions_for(scope: Scope, meeting: Meeting) -> QuerySet[Action]:
    """What is still open in the area of a meeting, from whichever meeting it comes: shown there first."""
    inside = codes_within((meeting.region_id,), "region_id")
    known = Action.objects.filter(inside) if _sees(scope, meeting) else Action.objects.within(scope).filter(inside)
    return known.open().select_related("organisation", "person", "region").order_by("due_on", "pk")


def _sees(scope: Scope, meeting: Meeting) -> bool:
    """Who is invited to a meeting sees what it follows up."""
    return scope.covers(meeting.region_id) or Meeting.objects.within(scope).filter(pk=meeting.pk).exists()


def get_action(scope: Scope, pk: UUID, *, lock: bool = False) -> Action:
    """Raises: ActionNotFound: absent, or neither of the area nor this person's own."""
    found = Action.objects.within(scope).filter(pk=pk)
    if lock:
        found = found.select_for_update(of=("self",))
    action = found.select_related("region", "organisation", "person", "meeting", "obstacle", "evidence_file").first()
    if action is None:
        raise ActionNotFound
    return action


def owner_left(scope: Scope, action: Action) -> bool:
    """Whether the person who owns an open action serves nowhere any more: somebody else must take it over."""
    if not action.is_open or action.person_id is None:
        return False
    return not Assignment.objects.active_on(scope.today).filter(person_id=action.person_id).exists()


@dataclass(frozen=True, slots=True)
class ActionCounts:
    """How many are open, how many of them late, how many wait with whoever leads the meeting or the area."""

    open: int
    late: int
    at_head: int


def action_counts(scope: Scope) -> ActionCounts:
    is_open = Q(state__in=Action.OPEN)
    counted = Action.objects.within(scope).aggregate(
        open=Count("pk", filter=is_open),
        late=Count("pk", filter=is_open & Q(due_on__lt=scope.today)),
        at_head=Count("pk", filter=is_open & Q(due_on__lt=due_before(Rung.HEAD, scope.today))),
    )
    return ActionCounts(**counted)


def closed_since(scope: Scope, meeting: Meeting, day: date) -> QuerySet[Action]:
    """The actions of the meeting's area that were finished after that day."""
    inside = codes_within((meeting.region_id,), "region_id")
    known = Action.objects.filter(inside) if _sees(scope, meeting) else Action.objects.within(scope).filter(inside)
    return known.filter(state=Action.State.DONE, done_on__gt=day)


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """What one organisation promised: how much of it was kept, and when."""

    organisation: Organisation
    in_time: int  # done by the day that was promised at first
    later: int  # done, after that day
    late: int  # not done, and that day is over
    waiting: int  # not done, and there is still time
    dropped: int
    oldest: date | None  # the earliest promised day of one that is not done

    @property
    def due(self) -> int:
        """Whose day has come."""
        return self.in_time + self.later + self.late


def promises_in(scope: Scope, *, since: date) -> Sequence[PromiseRow]:
    """One row per organisation with a promise made since that day, the most that wait first; two queries.

    Kept or not is told by the first day that was promised: moving it does not mend it.
    """
    is_open, done = Q(state__in=Action.OPEN), Q(state=Action.State.DONE)
    rows = list(
        Action.objects.within(scope)
        .filter(organisation__isnull=False, made_at__date__gte=since)
        .order_by()
        .values("organisation_id")
        .annotate(
            in_time=Count("pk", filter=done & Q(done_on__lte=F("first_due_on"))),
            later=Count("pk", filter=done & Q(done_on__gt=F("first_due_on"))),
            late=Count("pk", filter=is_open & Q(first_due_on__lt=scope.today)),
            waiting=Count("pk", filter=is_open & Q(first_due_on__gte=scope.today)),
            dropped=Count("pk", filter=Q(state=Action.State.DROPPED)),
            oldest=Min("first_due_on", filter=is_open),
        )
    )
    known = Organisation.objects.in_bulk([row["organisation_id"] for row in rows])
    told = [
        PromiseRow(
            known[row["organisation_id"]],
            row["in_time"],
            row["later"],
            row["late"],
            row["waiting"],
            row["dropped"],
            row["oldest"],
        )
        for row in rows
    ]
    return sorted(told, key=lambda one: (-one.late, one.oldest or date.max, one.organisation.short_name))
