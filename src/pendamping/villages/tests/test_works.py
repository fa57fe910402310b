"""Writing works and their progress down, and what a past day knew of them."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.people import OTHER_DESA, TODAY

from pendamping.common.ids import new_id
from pendamping.common.models import AuditEntry
from pendamping.common.problems import NotAllowed, Problem
from pendamping.common.scope import Scope
from pendamping.regions.errors import RegionNotFound
from pendamping.villages.errors import (
    BudgetBelowDisbursed,
    CodeElsewhere,
    DisbursedTooMuch,
    EditConflict,
    FallsUnexplained,
    NotADesa,
    ProgressInFuture,
    StopUnexplained,
    StoredDiffers,
    WorkExists,
    WorkNotFound,
    WorkWithdrawn,
)
from pendamping.villages.models import Work, WorkProgress, WorkRevision, WorkState
from pendamping.villages.schemas import WorkContent
from pendamping.villages.selectors import works_known
from pendamping.villages.services import edit_work, record_work, withdraw_work, write_progress
from pendamping.villages.standing import Reason
from pendamping.villages.tests.samples import new_progress, new_work


def changed(**changes: object) -> WorkContent:
    return WorkContent.model_validate(new_work(**changes).model_dump(exclude={"id"}))


def test_sending_a_work_twice_stores_it_once(sari: Scope) -> None:
    new = new_work()
    work, is_new = record_work(sari, new)
    assert is_new
    assert record_work(sari, new) == (work, False)
    with pytest.raises(StoredDiffers):
        record_work(sari, new.model_copy(update={"budget": 1}))


def test_one_work_stands_once_in_a_year(sari: Scope, road: Work) -> None:
    with pytest.raises(WorkExists):
        record_work(sari, new_work(name="RABAT BETON  jalan desa (data contoh)"))
    record_work(sari, new_work(fund="ADD"))


@pytest.mark.parametrize(
    ("changes", "problem"),
    [({"region": "6209011001"}, RegionNotFound), ({"activity_code": "4.2.03"}, CodeElsewhere)],
    ids=["elsewhere", "code of another bidang"],
)
def test_what_does_not_fit_is_refused(sari: Scope, changes: dict[str, Any], problem: type[Problem]) -> None:
    with pytest.raises(problem):
        record_work(sari, new_work(**changes))


def test_a_kelurahan_has_no_village_budget(dpmd: Scope) -> None:
    with pytest.raises(NotADesa):
        record_work(dpmd, new_work(region="6209011001"))


def test_ratna_and_the_village_head_write_nothing_here(ratna: Scope, head: Scope, road: Work) -> None:
    with pytest.raises(WorkNotFound):
        write_progress(ratna, new_progress(road.pk, 10))
    with pytest.raises(NotAllowed):
        write_progress(head, new_progress(road.pk, 10))


def test_a_change_keeps_what_stood_before(sari: Scope, budi: Scope, road: Work) -> None:
    edit_work(budi, road.pk, changed(budget=180_000_000), version=1)
    revision = WorkRevision.objects.get(work=road)
    assert (revision.before, revision.by_name) == ({"budget": 200_000_000}, "Budi")
    with pytest.raises(EditConflict) as raised:
        edit_work(sari, road.pk, changed(budget=190_000_000), version=1)
    assert raised.value.facts["fields"] == {"budget": ["180000000", "190000000"]}


def test_progress_leaves_the_work_where_its_last_day_says(sari: Scope, road: Work) -> None:
    write_progress(sari, new_progress(road.pk, 60, disbursed=120_000_000))
    write_progress(sari, new_progress(road.pk, 30, day=TODAY - timedelta(days=40)))  # told late, of an earlier day
    road.refresh_from_db()
    assert (road.state, road.percent, road.disbursed, road.seen_on) == (WorkState.RUNNING, 60, 120_000_000, TODAY)
    assert AuditEntry.objects.filter(action="work.progressed", object_id=road.pk).count() == 2


def test_sending_progress_twice_stores_it_once(sari: Scope, road: Work) -> None:
    new = new_progress(road.pk, 40)
    written, is_new = write_progress(sari, new)
    assert is_new
    assert write_progress(sari, new) == (written, False)
    with pytest.raises(StoredDiffers):
        write_progress(sari, new.model_copy(update={"percent": 41}))


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"percent": 20}, FallsUnexplained),
        ({"percent": 80, "day": TODAY - timedelta(days=9)}, FallsUnexplained),
        ({"percent": 60, "is_stopped": True}, StopUnexplained),
        ({"percent": 60, "day": TODAY + timedelta(days=1)}, ProgressInFuture),
        ({"percent": 60, "disbursed": 200_000_001}, DisbursedTooMuch),
    ],
    ids=["falls", "rises before a lower one", "stops", "tomorrow", "too much money"],
)
def test_progress_that_says_too_little_is_refused(
    sari: Scope, road: Work, changes: dict[str, Any], problem: type[Problem]
) -> None:
    write_progress(sari, new_progress(road.pk, 50))
    with pytest.raises(problem):
        write_progress(sari, new_progress(road.pk, **changes))


def test_a_fall_with_its_reason_is_taken(sari: Scope, road: Work) -> None:
    write_progress(sari, new_progress(road.pk, 50, disbursed=90_000_000))
    write_progress(sari, new_progress(road.pk, 35, note="Badan jalan tergerus banjir."))
    road.refresh_from_db()
    assert (road.percent, road.disbursed) == (35, 90_000_000)
    with pytest.raises(BudgetBelowDisbursed):
        edit_work(sari, road.pk, changed(budget=80_000_000), version=road.version)


def at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9)))


def test_a_past_day_is_told_as_it_was_known(sari: Scope, road: Work) -> None:
    """Recorded in May, seen once in June, its budget cut in September: what the evening of a day in July knew."""
    Work.objects.filter(pk=road.pk).update(recorded_at=at(date(2024, 5, 2)))
    write_progress(sari, new_progress(road.pk, 25, day=date(2024, 6, 10), disbursed=50_000_000))
    write_progress(sari, new_progress(road.pk, 70, day=date(2024, 10, 20)))
    for row, day in zip(WorkProgress.objects.all(), (date(2024, 6, 10), date(2024, 10, 20)), strict=True):
        WorkProgress.objects.filter(pk=row.pk).update(written_at=at(day))
    edit_work(sari, road.pk, changed(budget=150_000_000, planned_end=date(2024, 8, 31)), version=1)
    WorkRevision.objects.update(at=at(date(2024, 9, 3)))

    (july,) = works_known(replace(sari, today=date(2024, 7, 15)), road.region_id)
    assert (july.work.budget, july.work.planned_end, july.standing.percent) == (200_000_000, date(2024, 11, 30), 25)
    assert july.stuck is None
    (october,) = works_known(replace(sari, today=date(2024, 10, 10)), road.region_id)
    assert october.work.budget == 150_000_000
    assert october.stuck is not None
    assert set(october.stuck.reasons) == {Reason.LATE, Reason.SILENT, Reason.MONEY_BEHIND}
    assert october.stuck.days == (date(2024, 10, 10) - date(2024, 6, 10)).days
    assert works_known(replace(sari, today=date(2024, 5, 1)), road.region_id) == []


def test_a_withdrawn_work_leaves_the_register_and_its_place(sari: Scope, road: Work) -> None:
    withdraw_work(sari, road.pk, "Tercatat dua kali.")
    with pytest.raises(WorkWithdrawn):
        write_progress(sari, new_progress(road.pk, 10))
    record_work(sari, new_work(id=new_id()))
    record_work(sari, new_work(region=OTHER_DESA))
