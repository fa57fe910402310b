"""Who stood in which months' recaps of an area: the placements behind them."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pendamping.common.periods import Month
from pendamping.common.scope import codes_within
from pendamping.fieldwork.workdays import REPORTING
from pendamping.people.models import AssignmentArea, Tier


@dataclass(slots=True)
class Placed:
    """One person's placements inside an area."""

    name: str
    is_sample: bool
    tier: Tier  # of the newest
    assignments: set[int] = field(default_factory=set)
    spans: list[tuple[date, date | None]] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)

    def absence_in(self, month: Month) -> str:
        """Why the recap of this month does not name the person; "" where it does."""
        if any(start <= month.last and (end is None or end >= month.first) for start, end in self.spans):
            return ""
        ended = [end for _start, end in self.spans if end is not None and end < month.first]
        if ended:
            after = max(ended) + timedelta(days=1)
            return _("tidak lagi bertugas di sini sejak %(day)s") % {"day": date_format(after, "j M Y")}
        began = min(start for start, _end in self.spans)
        return _("bertugas di sini mulai %(day)s") % {"day": date_format(began, "j M Y")}

    def holds(self, code: str) -> bool:
        return code.startswith(tuple(self.codes))


def placements_in(code: str, tiers: Collection[Tier], since: date, until: date) -> dict[UUID, Placed]:
    """By person, in the order of names, as `placed_in` finds them month by month; one query."""
    return _found(codes_within((code,), "region_id") & Q(assignment__tier__in=tiers), since, until)


def placements_of(person_id: UUID, since: date, until: date) -> dict[UUID, Placed]:
    """Of one person, wherever it was: empty where none was expected to report."""
    return _found(Q(assignment__person_id=person_id, assignment__tier__in=REPORTING), since, until)


def _found(wanted: Q, since: date, until: date) -> dict[UUID, Placed]:
    areas = AssignmentArea.objects.filter(
        wanted, Q(assignment__end__isnull=True) | Q(assignment__end__gte=since), assignment__start__lte=until
    )
    newest_last = ("assignment__person__name", "assignment__person_id", "assignment__start", "assignment_id")
    rows = areas.order_by(*newest_last).values_list(
        "assignment__person_id",
        "assignment__person__name",
        "assignment__person__is_sample",
        "assignment__tier",
        "assignment_id",
        "assignment__start",
        "assignment__end",
        "region_id",
    )
    found: dict[UUID, Placed] = {}
    for person_id, name, is_sample, tier, assignment, start, end, region in rows:
        own = found.setdefault(person_id, Placed(name, is_sample, Tier(tier)))
        own.tier = Tier(tier)
        own.assignments.add(assignment)
        own.spans.append((start, end))
        own.codes.add(region)
    return found
