"""Works of villages as the phone holds them; the callers have asked only for what the scope allows."""

from collections import defaultdict
from collections.abc import Collection
from typing import Final
from uuid import UUID

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from pendamping.sync.schemas.records import Change
from pendamping.sync.schemas.works import WorkOut, WorkProgressOut
from pendamping.villages.lists import bidang_on, funds_on
from pendamping.villages.models import Work, WorkProgress

SAME_NAME: Final = frozenset(WorkOut.model_fields) - {"region", "bidang_name", "fund_name", "progress"}
LAST: Final = 5  # rows of progress that a phone shows of one work


def work_changes(works: QuerySet[Work]) -> dict[UUID, Change]:
    return {one.id: Change(type="work", id=one.id, work=one) for one in works_told(works.order_by())}


def works_told(works: QuerySet[Work]) -> list[WorkOut]:
    """Two queries, however many works."""
    loaded = list(works)
    rows = _last_progress([one.pk for one in loaded])
    today = timezone.localdate()
    bidang, funds = bidang_on(today), funds_on(today)
    return [
        WorkOut(
            **{name: getattr(one, name) for name in SAME_NAME},
            region=one.region_id,
            bidang_name=bidang.get(one.bidang, one.bidang),
            fund_name=funds.get(one.fund, one.fund),
            progress=rows[one.pk],
        )
        for one in loaded
    ]


def _last_progress(works: Collection[UUID]) -> dict[UUID, list[WorkProgressOut]]:
    newest = ["-date", "-written_at", "-pk"]
    place = Window(RowNumber(), partition_by=F("work"), order_by=newest)
    found: dict[UUID, list[WorkProgressOut]] = defaultdict(list)
    rows = WorkProgress.objects.filter(work__in=works).annotate(place_in_row=place).filter(place_in_row__lte=LAST)
    for one in rows.order_by(*newest):
        found[one.work_id].append(
            WorkProgressOut(
                id=one.pk,
                percent=one.percent,
                disbursed=one.disbursed,
                is_stopped=one.is_stopped,
                note=one.note,
                by=one.written_by_name,
                date=one.date,
            )
        )
    return found
