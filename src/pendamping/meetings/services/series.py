"""Rows of meetings: their rhythm, their rule of invitation, their rotation of hosts."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.meetings.errors import HostElsewhere
from pendamping.meetings.models import HostTurn, MeetingSeries
from pendamping.meetings.schemas import SeriesContent
from pendamping.meetings.selectors.series import get_series
from pendamping.people.models import Organisation
from pendamping.people.selectors import get_organisation
from pendamping.regions.models import Region
from pendamping.regions.selectors import get_region


@transaction.atomic
def make_series(scope: Scope, content: SeriesContent, *, is_sample: bool = False) -> MeetingSeries:
    """Begin a row of meetings.

    Raises:
        NotAllowed: the role keeps no meetings.
        RegionNotFound: the area, or a kecamatan of the cluster, lies outside `scope`.
        OrganisationNotFound, HostElsewhere: a host or an invited organisation is not of that area.
    """
    scope.require("meeting.manage")
    region = get_region(scope, content.region)
    series = MeetingSeries(region=region, is_sample=is_sample)
    _write(scope, series, content, region)
    record_audit(scope, "meeting_series.made", series, name=series.name)
    return series


@transaction.atomic
def change_series(scope: Scope, pk: UUID, content: SeriesContent) -> MeetingSeries:
    """Change its rhythm, rule or rotation; its area stays. Meetings that were planned keep what they have.

    Raises: NotAllowed; SeriesNotFound; OrganisationNotFound, HostElsewhere.
    """
    scope.require("meeting.manage")
    series = get_series(scope, pk)
    _write(scope, series, content, series.region)
    record_audit(scope, "meeting_series.changed", series, name=series.name)
    return series


@transaction.atomic
def end_series(scope: Scope, pk: UUID) -> MeetingSeries:
    """No further meeting is planned in it from today; ending it again changes nothing.

    Raises: NotAllowed; SeriesNotFound.
    """
    scope.require("meeting.manage")
    series = get_series(scope, pk)
    if series.ended_on is None:
        series.ended_on = scope.today
        series.save(update_fields=["ended_on"])
        record_audit(scope, "meeting_series.ended", series, name=series.name)
    return series


def _write(scope: Scope, series: MeetingSeries, content: SeriesContent, region: Region) -> None:
    series.name, series.level, series.rhythm = content.name, content.level, content.rhythm
    series.invites = [one.value for one in content.invites]
    series.areas = sorted({get_region(scope, one).code for one in content.areas if one.startswith(region.code)})
    series.save()
    series.organisations.set(_serving(scope, content.organisations, region))
    hosts = _serving(scope, dict.fromkeys(content.hosts), region)
    series.turns.all().delete()
    HostTurn.objects.bulk_create(
        [HostTurn(series=series, organisation=one, order=place) for place, one in enumerate(hosts, start=1)]
    )


def _serving(scope: Scope, ids: Iterable[UUID], region: Region) -> list[Organisation]:
    """Raises: OrganisationNotFound; HostElsewhere: one that serves neither the area nor a part of it."""
    found = [get_organisation(scope, one) for one in ids]
    for one in found:
        if not (one.region_id.startswith(region.code) or region.code.startswith(one.region_id)):
            raise HostElsewhere(host=one.short_name, region=region.full_name)
    return found
