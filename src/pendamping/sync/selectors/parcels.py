"""Files with work of phones that were handed in."""

from uuid import UUID

from django.db.models import Q, QuerySet

from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.sync.models import Parcel


def parcels_of(scope: Scope) -> QuerySet[Parcel]:
    """What this account handed in, and what came from its own phones; newest first, without the receipts themselves."""
    mine = Q(handed_in_by=scope.account_id) | Q(device__account=scope.account_id)
    return Parcel.objects.filter(mine).select_related("device__account", "handed_in_by").defer("receipt")


def get_parcel(scope: Scope, pk: UUID) -> Parcel:
    """Raises: NotFound: neither handed in by this account nor from a phone of its own."""
    parcel = parcels_of(scope).filter(pk=pk).first()
    if parcel is None:
        raise NotFound
    return parcel
