"""What was known of meetings and actions on a day that may be long past."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch

from pendamping.common.periods import end_of_day
from pendamping.common.scope import Scope, codes_within
from pendamping.meetings.models import Action, ActionEvent, Level, Meeting


@dataclass(frozen=True, slots=True)
class KnownAction:
    """An action as it stood in the evening of a day."""

    id: UUID
    title: str
    region: str
    meeting: UUID | None
    owner: str
    due_on: date | None  # None: it was put off, and until when is not known any more
    first_due_on: date
    state: str  # "" is not known any more
    made_at: datetime
    closed_at: datetime | None  # the last time that it was closed, by that day
    is_sample: bool

    @property
    def is_open(self) -> bool:
        return self.state in Action.OPEN

    def days_late(self, day: date) -> int:
        return max(0, (day - (self.due_on or self.first_due_on)).days) if self.is_open else 0


def actions_known(scope: Scope, code: str) -> list[KnownAction]:
    """Every action of an area that had been promised by `scope.today`, as it stood then; the earliest day first."""
    until = end_of_day(scope.today)
    steps = ActionEvent.objects.filter(at__lt=until).order_by("at", "pk")
    made = Action.objects.filter(scope.q("region_id"), codes_within((code,), "region_id"), made_at__lt=until)
    found = [_known(one) for one in made.prefetch_related(Prefetch("events", steps, "steps"))]
    return sorted(found, key=lambda one: (one.due_on or one.first_due_on, one.title))


def _known(action: Action) -> KnownAction:
    steps: list[ActionEvent] = getattr(action, "steps", [])
    last = steps[-1] if steps else None
    closing = [one.at for one in steps if one.state and one.state not in Action.OPEN]
    return KnownAction(
        id=action.pk,
        title=action.title,
        region=action.region_id,
        meeting=action.meeting_id,
        owner=last.owner if last else "",
        due_on=last.due_on if last else None,
        first_due_on=action.first_due_on,
        state=last.state if last else "",
        made_at=action.made_at,
        closed_at=closing[-1] if closing else None,
        is_sample=action.is_sample,
    )


def last_meeting_before(scope: Scope, code: str, day: date) -> Meeting | None:
    """The last rakor of an area that was held before a day."""
    level = Level.DISTRICT if len(code) > len("6209") else Level.REGENCY
    held = Meeting.objects.filter(scope.q("region_id"), region_id=code, level=level, date__lt=day)
    return held.exclude(state__in=[Meeting.State.CANCELLED, Meeting.State.PLANNED]).order_by("-date", "-start").first()
