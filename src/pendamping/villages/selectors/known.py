"""What was known of works on a day that may be long past."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Prefetch, Q, prefetch_related_objects

from pendamping.common.periods import end_of_day
from pendamping.common.scope import Scope, codes_within
from pendamping.villages.models import Work, WorkProgress, WorkRevision, WorkState, column
from pendamping.villages.standing import Standing, Stuck, standing_after, standing_as_stored, stuck_on

YEARS: Final = 2  # whose works are looked at: the year of the day and the one before


@dataclass(frozen=True, slots=True)
class KnownWork:
    """A work as it stood in the evening of a day; `work` holds in memory what it said then."""

    work: Work
    standing: Standing
    stuck: Stuck | None

    @property
    def days_stuck(self) -> int:
        return self.stuck.days if self.stuck else -1


def works_known(scope: Scope, code: str) -> list[KnownWork]:
    """The works of an area that the office knew of by `scope.today`: four queries, the longest stuck first.

    The history is read only of works that somebody wrote of since, and of stopped ones, for the reason.
    """
    day, until = scope.today, end_of_day(scope.today)
    later = WorkRevision.objects.filter(at__gte=until).order_by("-at", "-pk")
    found = (
        Work.objects.filter(scope.q("region_id"), codes_within((code,), "region_id"))
        .filter(Q(withdrawn_at=None) | Q(withdrawn_at__gte=until))
        .filter(recorded_at__lt=until, year__gt=day.year - YEARS, year__lte=day.year)
    )
    since = WorkProgress.objects.filter(Q(written_at__gte=until) | Q(date__gt=day), work__in=found)
    moved = set(since.values_list("work_id", flat=True))
    works = list(found.select_related("region").prefetch_related(Prefetch("revisions", later, "undone")))
    heard = WorkProgress.objects.filter(written_at__lt=until, date__lte=day).order_by("date", "written_at", "pk")
    asked = [one for one in works if one.pk in moved or one.state == WorkState.STOPPED]
    prefetch_related_objects(asked, Prefetch("progress", heard, "heard"))
    known = [_known(day, one) for one in works]
    return sorted(known, key=lambda one: (-one.days_stuck, one.work.region_id, one.work.name_key))


def _known(day: date, work: Work) -> KnownWork:
    _undo(work, getattr(work, "undone", ()))
    heard: list[WorkProgress] | None = getattr(work, "heard", None)
    standing = standing_as_stored(work) if heard is None else standing_after(heard)
    return KnownWork(work, standing, stuck_on(day, work, standing))


def _undo(work: Work, revisions: Iterable[WorkRevision]) -> None:
    """Put back, in memory, what the work said before these changes, the newest first."""
    for revision in revisions:
        for name, value in revision.before.items():
            setattr(work, name, column(name).to_python(value))
