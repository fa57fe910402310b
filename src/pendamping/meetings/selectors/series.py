"""Rows of meetings and whose turn it is."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from pendamping.common.scope import Scope
from pendamping.meetings.errors import SeriesNotFound
from pendamping.meetings.models import Meeting, MeetingSeries
from pendamping.meetings.rules import whose_turn
from pendamping.people.models import Organisation


def series_in(scope: Scope) -> QuerySet[MeetingSeries]:
    """Those that go on first, by name."""
    return MeetingSeries.objects.within(scope).select_related("region").order_by("ended_on", "name")


def get_series(scope: Scope, pk: UUID) -> MeetingSeries:
    """Raises: SeriesNotFound: absent, or outside `scope`."""
    series = MeetingSeries.objects.within(scope).select_related("region").filter(pk=pk).first()
    if series is None:
        raise SeriesNotFound
    return series


def next_host(scope: Scope, series: MeetingSeries) -> Organisation | None:
    """Who hosts next in a row of meetings that this scope keeps; None: it has no rotation."""
    turns = [turn.organisation for turn in series.turns.select_related("organisation")]
    hosted = [(one.host, one.date) for one in hosted_in(scope, series) if one.host]
    return whose_turn(turns, hosted)


def hosted_in(scope: Scope, series: MeetingSeries) -> QuerySet[Meeting]:
    """The history of its hosts, newest first; a cancelled meeting was nobody's turn."""
    held = Meeting.objects.within(scope).filter(series=series, host__isnull=False)
    return held.exclude(state=Meeting.State.CANCELLED).select_related("host", "turn_of").order_by("-date")


@dataclass(frozen=True, slots=True)
class Rotation:
    """The turns in their order, the one whose turn it is, and who hosted before."""

    turns: list[Organisation]
    next: Organisation | None
    history: list[Meeting]


def rotation_of(scope: Scope, series: MeetingSeries, most: int) -> Rotation:
    turns = [turn.organisation for turn in series.turns.select_related("organisation")]
    history = list(hosted_in(scope, series))
    proposed = whose_turn(turns, [(one.host, one.date) for one in history if one.host])
    return Rotation(turns, proposed, history[:most])
