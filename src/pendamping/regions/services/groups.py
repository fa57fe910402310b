"""Named groups of villages: kawasan perdesaan, a KORWIL's cluster of kecamatan, inter-village cooperation."""

from datetime import date

from django.db import transaction

from pendamping.common.audit import record_audit
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.regions.errors import (
    GroupEndsBeforeStart,
    GroupNameTaken,
    GroupWithoutMembers,
    MembersElsewhere,
    NotARegency,
)
from pendamping.regions.models import Region, RegionGroup
from pendamping.regions.schemas import NewGroup
from pendamping.regions.selectors import get_region, members_offered


@transaction.atomic
def create_group(scope: Scope, regency: str, new: NewGroup) -> RegionGroup:
    """Form a group inside one regency.

    Raises:
        NotAllowed: the role in `scope` may not change settings.
        RegionNotFound: no such region in `scope`.
        NotARegency: `regency` is wider or narrower than one.
        GroupNameTaken: the regency has one of this kind and name.
        GroupWithoutMembers: no member was chosen.
        MembersElsewhere: a member lies outside the regency, or is of the wrong level for this kind.
    """
    scope.require("region.settings")
    region = get_region(scope, regency)
    if region.level != Region.Level.REGENCY:
        raise NotARegency(code=region.dotted)
    return _write(scope, RegionGroup(regency=region), new, "region_group.created")


@transaction.atomic
def change_group(scope: Scope, group_id: int, new: NewGroup) -> RegionGroup:
    """Change name, basis, first day or members of a group; its kind stays.

    Raises: NotAllowed, NotFound, GroupNameTaken, GroupWithoutMembers, MembersElsewhere.
    """
    return _write(scope, _group(scope, group_id), new, "region_group.changed")


@transaction.atomic
def close_group(scope: Scope, group_id: int, last_day: date | None) -> RegionGroup:
    """Set the last day of a group, or open it again (None). Its members stay on record.

    Raises: NotAllowed, NotFound, GroupEndsBeforeStart.
    """
    group = _group(scope, group_id)
    if last_day is not None and last_day < group.valid_from:
        raise GroupEndsBeforeStart(start=group.valid_from)
    group.valid_until = last_day
    group.save(update_fields=["valid_until"])
    record_audit(scope, "region_group.closed", group, group.regency_id, last_day=last_day)
    return group


def _group(scope: Scope, group_id: int) -> RegionGroup:
    scope.require("region.settings")
    groups = RegionGroup.objects.select_for_update().select_related("regency")
    group = groups.filter(scope.q("regency_id"), pk=group_id).first()
    if group is None:
        raise NotFound
    return group


def _write(scope: Scope, group: RegionGroup, new: NewGroup, action: str) -> RegionGroup:
    kind = group.kind or new.kind
    same = RegionGroup.objects.filter(regency=group.regency, kind=kind, name=new.name).exclude(pk=group.pk)
    if same.exists():
        label = RegionGroup.Kind(kind).label
        raise GroupNameTaken(kind=label.lower(), name=new.name, regency=group.regency.full_name)
    if not new.members:
        raise GroupWithoutMembers
    offered = set(members_offered(scope, group.regency_id, kind).values_list("code", flat=True))
    kept = set(group.members.values_list("code", flat=True)) if group.pk else set()
    if elsewhere := sorted(new.members - offered - kept):
        raise MembersElsewhere(codes=", ".join(elsewhere[:5]), regency=group.regency.full_name)
    group.kind, group.name, group.legal_basis, group.valid_from = kind, new.name, new.legal_basis, new.valid_from
    group.save()
    group.members.set(Region.objects.filter(pk__in=new.members))
    record_audit(scope, action, group, group.regency_id, name=new.name, members=sorted(new.members))
    return group
