"""What the services of works ask before they store."""

from collections.abc import Mapping
from typing import Final

from django.utils.formats import date_format, number_format

from pendamping.common.scope import Scope
from pendamping.regions.models import Region
from pendamping.villages.errors import (
    CodeElsewhere,
    DisbursedTooMuch,
    EndsBeforeStart,
    FallsUnexplained,
    NotADesa,
    ProgressInFuture,
    ProgressTooEarly,
    StopUnexplained,
    UnknownBidang,
    UnknownFund,
    YearOutOfReach,
)
from pendamping.villages.lists import FIRST_DAY, bidang_on, funds_on
from pendamping.villages.models import Work, WorkProgress
from pendamping.villages.schemas import ProgressContent, WorkContent

YEARS_AHEAD: Final = 1  # the budget of the coming year is fixed before it begins


def check_work(scope: Scope, content: WorkContent, region: Region) -> None:
    """Raises: NotADesa, YearOutOfReach, UnknownBidang, UnknownFund, CodeElsewhere, EndsBeforeStart."""
    if region.kind not in Region.ASSESSED:
        raise NotADesa(region=region.full_name)
    last = scope.today.year + YEARS_AHEAD
    if not FIRST_DAY.year <= content.year <= last:
        raise YearOutOfReach(year=content.year, first=FIRST_DAY.year, last=last)
    _check_codes(content, bidang_on(scope.today), funds_on(scope.today))
    if content.planned_end < content.planned_start:
        raise EndsBeforeStart(end=date_format(content.planned_end), start=date_format(content.planned_start))


def _check_codes(content: WorkContent, bidang: Mapping[str, str], funds: Mapping[str, str]) -> None:
    if content.bidang not in bidang:
        raise UnknownBidang(bidang=content.bidang)
    if content.fund not in funds:
        raise UnknownFund(fund=content.fund)
    right = content.activity_code.partition(".")[0]
    if right and right != content.bidang:
        raise CodeElsewhere(code=content.activity_code, right=right, bidang=content.bidang)


def check_progress(scope: Scope, content: ProgressContent, work: Work) -> None:
    """Raises: ProgressInFuture, ProgressTooEarly, DisbursedTooMuch, StopUnexplained, FallsUnexplained."""
    if content.date > scope.today:
        raise ProgressInFuture(date=date_format(content.date), today=date_format(scope.today))
    if content.date.year < work.year:
        raise ProgressTooEarly(date=date_format(content.date), year=work.year)
    if content.disbursed is not None and content.disbursed > work.budget:
        raise DisbursedTooMuch(budget=number_format(work.budget, force_grouping=True))
    if content.note:
        return
    if content.is_stopped:
        raise StopUnexplained
    beside = _row_of_a_fall(content, work)
    if beside is not None:
        raise FallsUnexplained(date=date_format(beside.date), percent=beside.percent)


def _row_of_a_fall(content: ProgressContent, work: Work) -> WorkProgress | None:
    """The row beside which this one would look like work that was lost: the one before, or the one after its day."""
    rows = work.progress.all()
    before = rows.filter(date__lte=content.date).last()
    after = rows.filter(date__gt=content.date).first()
    if before is not None and before.percent > content.percent:
        return before
    if after is not None and after.percent < content.percent:
        return after
    return None
