"""Rosters on their way in: each seen by who brings it, until its time is over."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.law.loader import figure
from pendamping.people.models import RosterImport, RosterRow


def rosters_of(scope: Scope) -> QuerySet[RosterImport]:
    """The imports of this account that are still kept, newest first, with `faulty`, `waiting` and `stored` counted."""
    states = RosterRow.State
    waiting = Q(rows__state__in=(states.NEW, states.CHANGED, states.UNCHANGED))
    return _kept(scope).annotate(
        faulty=Count("rows", Q(rows__state=states.FAULTY)),
        waiting=Count("rows", waiting),
        stored=Count("rows", Q(rows__state=states.STORED)),
    )


def get_roster(scope: Scope, pk: UUID) -> RosterImport:
    """Raises: NotFound: no such import, somebody else's, or its time is over."""
    scope.require("roster.import")
    roster = _kept(scope).filter(pk=pk).first()
    if roster is None:
        raise NotFound
    return roster


def roster_rows(scope: Scope, roster: RosterImport, state: str = "") -> QuerySet[RosterRow]:
    """The rows of an import in their order; of one state where given."""
    rows = RosterRow.objects.filter(roster=get_roster(scope, roster.pk))
    return rows.filter(state=state) if state else rows


def roster_counts(scope: Scope, roster: RosterImport) -> dict[str, int]:
    """How many rows are in each state, every state named."""
    counted = roster_rows(scope, roster).order_by().values_list("state").annotate(Count("pk"))
    return dict.fromkeys(RosterRow.State.values, 0) | dict(counted)


def _kept(scope: Scope) -> QuerySet[RosterImport]:
    days = int(figure("impor/masa_simpan", on=scope.today))
    since = timezone.now() - timedelta(days=days)
    return RosterImport.objects.filter(owner=scope.account_id, started_at__gte=since, is_read=True)
