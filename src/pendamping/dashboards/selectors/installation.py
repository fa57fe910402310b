"""What an installation holds, for whoever keeps it running."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from pendamping.access.models import Account
from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope
from pendamping.regions.models import Region


@dataclass(frozen=True, slots=True)
class InstallationState:
    accounts: int
    suspended: int
    never_entered: int
    provinces: int
    regencies: int
    villages: int
    audit_entries: int
    last_audit: datetime | None


def installation_state(scope: Scope) -> InstallationState:
    """Counts only: no person's data.

    Raises: NotAllowed: the role in `scope` keeps no audit trail.
    """
    scope.require("audit.read")
    accounts = Account.objects.aggregate(
        all=Count("pk"),
        suspended=Count("pk", filter=Q(is_active=False)),
        never=Count("pk", filter=Q(must_set_password=True)),
    )
    levels = dict(Region.objects.valid_on(scope.today).order_by().values_list("level").annotate(Count("pk")))
    newest = AuditEntry.objects.values_list("sequence", "at").first()
    return InstallationState(
        accounts=accounts["all"],
        suspended=accounts["suspended"],
        never_entered=accounts["never"],
        provinces=levels.get(Region.Level.PROVINCE, 0),
        regencies=levels.get(Region.Level.REGENCY, 0),
        villages=levels.get(Region.Level.VILLAGE, 0),
        audit_entries=newest[0] if newest else 0,
        last_audit=newest[1] if newest else None,
    )
