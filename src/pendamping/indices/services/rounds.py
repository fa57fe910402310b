"""Opening the yearly round of a kabupaten, and giving it more days."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.engine.law.definitions import NoSuchIndex, definition
from pendamping.engine.law.index_model import IndexDefinition
from pendamping.indices.errors import (
    ClosesTooEarly,
    NotAKabupaten,
    NothingToAsk,
    RoundExists,
    RoundNotFound,
)
from pendamping.indices.models import Round, VillageSheet
from pendamping.indices.schemas import NewRound
from pendamping.regions.models import Region
from pendamping.regions.selectors import get_region


@transaction.atomic
def open_round(scope: Scope, new: NewRound, *, is_sample: bool = False) -> Round:
    """Open a round with an empty sheet for every assessed village of the kabupaten.

    Raises:
        NotAllowed: the role in `scope` opens no rounds.
        RegionNotFound, NotAKabupaten: no such kabupaten, or it lies outside `scope`.
        NothingToAsk, ClosesTooEarly, RoundExists: it cannot be opened so.
    """
    scope.require("index_round.open")
    regency = get_region(scope, new.region)
    if regency.level != Region.Level.REGENCY:
        raise NotAKabupaten(region=regency.full_name)
    index = _askable(new.index_id)
    _check_closing(scope, new.closes_on)
    known = {"region": regency, "index_id": index.id, "year": new.year}
    if Round.objects.filter(**known).exists():
        raise RoundExists(index=index.label, year=new.year, region=regency.full_name)
    opened = Round.objects.create(
        **known, opened_on=scope.today, closes_on=new.closes_on, opened_by=scope.name, is_sample=is_sample
    )
    villages = Region.objects.under(regency.code).assessed().valid_on(scope.today)
    now = timezone.now()
    sheets = [VillageSheet(round=opened, region=village, step_since=now) for village in villages]
    VillageSheet.objects.bulk_create(sheets)
    record_audit(scope, "index_round.opened", opened, index=index.id, year=new.year, villages=len(sheets))
    return opened


@transaction.atomic
def move_closing(scope: Scope, round_id: UUID, closes_on: date) -> Round:
    """Set another last day for answers.

    Raises:
        NotAllowed: the role in `scope` opens no rounds.
        RoundNotFound: no such round whose kabupaten lies in `scope`.
        ClosesTooEarly: that day is over.
    """
    scope.require("index_round.open")
    found = Round.objects.select_for_update().filter(scope.q("region_id"), pk=round_id).first()
    if found is None:
        raise RoundNotFound
    _check_closing(scope, closes_on)
    before, found.closes_on = found.closes_on, closes_on
    found.save(update_fields=["closes_on"])
    record_audit(scope, "index_round.closing_moved", found, before=before, after=closes_on)
    return found


def _askable(index_id: str) -> IndexDefinition:
    try:
        index = definition(index_id)
    except NoSuchIndex as error:
        raise NothingToAsk(index=index_id) from error
    if not index.answers:
        raise NothingToAsk(index=index.label)
    return index


def _check_closing(scope: Scope, closes_on: date) -> None:
    if closes_on < scope.today:
        raise ClosesTooEarly(closes_on=date_format(closes_on), today=date_format(scope.today))
