"""The list of organisations that can be asked to act."""

from uuid import UUID

from django.db import transaction

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.people.errors import OrganisationNotFound, OrganisationTaken
from pendamping.people.models import Organisation
from pendamping.people.schemas import OrganisationContent
from pendamping.regions.selectors import get_region


@transaction.atomic
def add_organisation(scope: Scope, content: OrganisationContent, *, is_sample: bool = False) -> Organisation:
    """Put one on the list of its area.

    Raises:
        NotAllowed: the role keeps no such list.
        RegionNotFound: the area lies outside `scope`.
        OrganisationTaken: that name is on the area's list.
    """
    scope.require("organisation.write")
    region = get_region(scope, content.region)
    _require_free(content, None)
    organisation = Organisation.objects.create(
        region=region, name=content.name, short_name=content.short_name, is_sample=is_sample
    )
    record_audit(scope, "organisation.added", organisation, name=organisation.name)
    return organisation


@transaction.atomic
def change_organisation(scope: Scope, pk: UUID, content: OrganisationContent) -> Organisation:
    """Another name, or no longer in use; what it owns stays its own. The area never changes.

    Raises: NotAllowed; OrganisationNotFound: not of an area inside `scope`; OrganisationTaken.
    """
    scope.require("organisation.write")
    organisation = Organisation.objects.filter(scope.q("region_id"), pk=pk).select_for_update(of=("self",)).first()
    if organisation is None:
        raise OrganisationNotFound
    _require_free(content, organisation)
    organisation.name, organisation.short_name = content.name, content.short_name
    organisation.retired_on = content.retired_on
    organisation.save()
    record_audit(scope, "organisation.changed", organisation, name=organisation.name)
    return organisation


def _require_free(content: OrganisationContent, own: Organisation | None) -> None:
    same = Organisation.objects.filter(region_id=own.region_id if own else content.region, name__iexact=content.name)
    if own is not None:
        same = same.exclude(pk=own.pk)
    if same.exists():
        raise OrganisationTaken(name=content.name)
