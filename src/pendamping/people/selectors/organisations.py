"""Organisations that can be asked to act."""

from uuid import UUID

from django.db.models import Q, QuerySet

from pendamping.common.scope import Scope
from pendamping.people.errors import OrganisationNotFound
from pendamping.people.models import Organisation
from pendamping.regions.codes import codes_above


def organisations_in(scope: Scope) -> QuerySet[Organisation]:
    """Those in use that work in this scope or around it, the widest area first."""
    found = Organisation.objects.serving(scope).active_on(scope.today)
    return found.select_related("region").order_by("region_id", "short_name")


def organisations_for(scope: Scope, code: str) -> QuerySet[Organisation]:
    """Those whose area holds the region with this code: the village's own, its kecamatan's, its kabupaten's."""
    return organisations_in(scope).filter(Q(region_id=code) | Q(region_id__in=codes_above(code)))


def get_organisation(scope: Scope, pk: UUID) -> Organisation:
    """Raises: OrganisationNotFound: absent, or it serves neither this scope nor an area around it."""
    found = Organisation.objects.serving(scope).select_related("region").filter(pk=pk).first()
    if found is None:
        raise OrganisationNotFound
    return found
