"""Asking for a pack, and writing it beside the page that waits for it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format

from pendamping.briefing.errors import DayToCome, PackNotFound
from pendamping.briefing.facts import gather
from pendamping.briefing.models import Pack
from pendamping.briefing.selectors.packs import get_pack, regencies_in
from pendamping.briefing.writing import write
from pendamping.common.audit import record_audit
from pendamping.common.background import launch
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.meetings.selectors import get_meeting
from pendamping.regions.errors import RegionNotFound

State = Pack.State


@transaction.atomic
def ask_for_pack(scope: Scope, regency: str, as_of: date, meeting: UUID | None = None) -> Pack:
    """Begin to write the pack of a kabupaten as one day knew it; one that is being written is not begun twice.

    Raises:
        NotAllowed: the role asks for no packs.
        RegionNotFound: no kabupaten with this code inside `scope`.
        MeetingNotFound: that meeting is not in `scope`.
        DayToCome: the day has not come.
    """
    scope.require("briefing.make")
    region = regencies_in(scope).select_for_update().filter(pk=regency).first()
    if region is None:
        raise RegionNotFound(code=regency)
    if as_of > scope.today:
        raise DayToCome(date=date_format(as_of))
    now = timezone.now()
    held = get_meeting(scope, meeting) if meeting else None
    same = Pack.objects.filter(region=region, as_of=as_of, meeting=held, state__in=Pack.OPEN).first()
    if same is not None and not same.is_interrupted(now):
        return same
    pack = Pack(region=region, as_of=as_of, meeting=held, made_at=now, made_by=scope.name)
    run = pack.begin(now)
    pack.save()
    record_audit(scope, "briefing.asked", pack, region.code, day=as_of)
    transaction.on_commit(lambda: launch("write_briefing", pack.pk, run))
    return pack


@transaction.atomic
def ask_again(scope: Scope, pk: UUID) -> Pack:
    """Begin anew where a pack was interrupted or did not succeed; one that is ready or being written stays.

    Raises: NotAllowed; PackNotFound.
    """
    scope.require("briefing.make")
    pack = get_pack(scope, pk)
    if not scope.covers(pack.region_id):
        raise PackNotFound
    now = timezone.now()
    if pack.state != State.READY and (not pack.is_open or pack.is_interrupted(now)):
        run, pack.failure = pack.begin(now), ""
        pack.save()
        transaction.on_commit(lambda: launch("write_briefing", pack.pk, run))
    return pack


def write_pack(scope: Scope, pk: UUID, run: UUID, *, draws: bool = False) -> Pack.State:
    """Write the pack that `run` was started for, within its kabupaten and on its day. Another run changes nothing.

    It can be read from then on; `draws`: the caller goes on to draw its PDF.

    Raises: PackNotFound: absent, outside `scope`, or no longer waiting for this run.
    """
    mine = Pack.objects.within(scope).filter(pk=pk, run=run)
    if not mine.filter(state=State.PREPARING).update(state=State.RUNNING, heard_at=timezone.now()):
        raise PackNotFound
    pack = mine.select_related("region").get()
    reader = replace(scope, prefixes=(pack.region_id,), today=pack.as_of)

    def told(share: float) -> None:
        mine.update(progress=share, heard_at=timezone.now())

    try:
        with translation.override("id"):
            facts = gather(reader, pack.region, told)
            contents = write(facts).model_dump(mode="json")
    except Problem as problem:
        mine.update(state=State.FAILED, failure=str(problem)[:300], run=None)
        return State.FAILED
    mine.update(
        state=State.READY,
        contents=contents,
        is_sample=facts.has_samples,
        progress=1,
        ready_at=timezone.now(),
        heard_at=timezone.now(),
        draws=draws,
        run=None,
    )
    return State.READY
