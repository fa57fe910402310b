from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.people import DESA, FOREIGN_DESA, OTHER_DESA, TODAY

from pendamping.access.roles import Role
from pendamping.common.audit import first_broken_link
from pendamping.common.ids import new_id
from pendamping.common.models import AuditEntry
from pendamping.common.problems import NotAllowed, Problem
from pendamping.common.scope import Scope
from pendamping.fieldwork.errors import (
    AlreadyCorrected,
    DateInFuture,
    DescriptionMissing,
    DuplicateReport,
    EditConflict,
    EndBeforeStart,
    NotAssigned,
    NotCorrectable,
    NotEditable,
    OutsideReasonMissing,
    PlanItemNotFound,
    RegionNotFound,
    ReportNotFound,
    StoredDiffers,
    TooLate,
    TooManyHours,
    UnknownCode,
)
from pendamping.fieldwork.models import CodeListEntry, DailyReport, ReportEvent
from pendamping.fieldwork.rules import check_in_time
from pendamping.fieldwork.schemas import NewDailyReport
from pendamping.fieldwork.services import (
    correct_daily_report,
    discard_draft,
    edit_daily_report,
    record_daily_report,
    record_daily_reports,
    recording,
    submit_daily_reports,
    verify_daily_reports,
)
from pendamping.fieldwork.tests.conftest import a_report, other_day
from pendamping.people.models import Assignment, Tier


def test_sending_twice_stores_once(sari: Scope, new: NewDailyReport) -> None:
    report, is_new = record_daily_report(sari, new)
    assert is_new
    assert record_daily_report(sari, new) == (report, False)
    assert DailyReport.objects.count() == ReportEvent.objects.count() == AuditEntry.objects.count() == 1
    assert first_broken_link() is None


def test_a_report_keeps_the_post_of_its_author(sari: Scope, new: NewDailyReport) -> None:
    report, _ = record_daily_report(sari, new)
    assert (report.author_tier, report.author_post) == (Tier.PLD, "620904")


def test_other_content_under_a_stored_id_changes_nothing(sari: Scope, new: NewDailyReport) -> None:
    record_daily_report(sari, new)
    with pytest.raises(StoredDiffers):
        record_daily_report(sari, new.model_copy(update={"description": "Lain."}))
    assert DailyReport.objects.get().description == new.description


def test_another_person_cannot_take_a_stored_id(sari: Scope, ratna: Scope, new: NewDailyReport) -> None:
    record_daily_report(sari, new)
    with pytest.raises(StoredDiffers):
        record_daily_report(ratna, new)


def test_an_id_that_another_person_takes_in_this_moment_is_refused_and_the_others_are_stored(
    sari: Scope, ratna: Scope, new: NewDailyReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at what is stored and the writing, which only one database lets happen by itself."""
    theirs = new.model_copy(update={"region": FOREIGN_DESA})
    free = a_report(start=time(14), end=time(15))

    def while_another_writes(*given: Any) -> None:
        monkeypatch.undo()
        record_daily_report(ratna, theirs)
        check_in_time(*given)

    monkeypatch.setattr(recording, "check_in_time", while_another_writes)
    recorded = record_daily_reports(sari, [new, free], submit={new.id, free.id})
    assert [type(one) for one in recorded.refused.values()] == [StoredDiffers]
    assert [one.pk for one in recorded.stored_now] == list(recorded.done) == [free.id]
    assert DailyReport.objects.get(pk=new.id).author_id == ratna.person_id
    assert DailyReport.objects.get(pk=free.id).state == DailyReport.State.SUBMITTED
    assert ReportEvent.objects.filter(report_id=new.id, by_name=sari.name).count() == 0
    assert first_broken_link() is None


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"date": TODAY + timedelta(days=1)}, DateInFuture),
        ({"date": date(2024, 10, 31)}, TooLate),
        ({"end": time(9, 10)}, EndBeforeStart),
        ({"description": "  "}, DescriptionMissing),
        ({"category": "arisan"}, UnknownCode),
        ({"themes": ["stunting", "arisan"]}, UnknownCode),
        ({"region": "6209049999"}, RegionNotFound),
        ({"region": FOREIGN_DESA}, OutsideReasonMissing),
        ({"plan_item_id": new_id()}, PlanItemNotFound),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_stored(
    sari: Scope, changes: dict[str, object], problem: type[Problem]
) -> None:
    with pytest.raises(problem):
        record_daily_report(sari, a_report(**changes))
    assert not DailyReport.objects.exists()
    assert not AuditEntry.objects.exists()


def test_a_day_outside_every_placement_is_refused(sari: Scope, new: NewDailyReport) -> None:
    Assignment.objects.filter(person__name="Sari").update(end=TODAY - timedelta(days=1))
    with pytest.raises(NotAssigned):
        record_daily_report(sari, new)


def test_the_first_week_still_takes_the_month_before(sari: Scope) -> None:
    report, _ = record_daily_report(replace(sari, today=date(2024, 11, 7)), a_report(date=date(2024, 10, 31)))
    assert report.created_at_device == a_report().created_at_device


def test_elsewhere_needs_a_reason_and_the_own_kecamatan_needs_none(sari: Scope) -> None:
    record_daily_report(sari, a_report(region="620904"))
    report, _ = record_daily_report(
        sari, a_report(region=FOREIGN_DESA, outside_reason="Studi banding", date=other_day(11))
    )
    assert report.author_post == "620904"


def test_a_retired_category_is_still_accepted(sari: Scope, new: NewDailyReport) -> None:
    CodeListEntry.objects.filter(code=new.category).update(retired_on=date(2024, 1, 1))
    assert record_daily_report(sari, new)[1]


def test_the_same_hours_in_the_same_desa_are_refused_with_the_other_report(sari: Scope, new: NewDailyReport) -> None:
    report, _ = record_daily_report(sari, new)
    with pytest.raises(DuplicateReport) as caught:
        record_daily_report(sari, a_report(start=time(12, 0), end=time(13, 0)))
    assert caught.value.facts["other"] == report.pk
    assert "Pekerjaan jembatan gantung RT 02" in str(caught.value)


def test_the_same_hours_in_another_desa_and_touching_hours_are_stored(sari: Scope, new: NewDailyReport) -> None:
    record_daily_report(sari, new)
    record_daily_report(sari, a_report(region=OTHER_DESA))
    record_daily_report(sari, a_report(start=time(12, 40), end=time(13, 0)))
    assert DailyReport.objects.count() == 3


def test_a_day_has_24_hours(sari: Scope) -> None:
    record_daily_report(sari, a_report(start=time(0, 0), end=time(23, 59)))
    with pytest.raises(TooManyHours):
        record_daily_report(sari, a_report(region=OTHER_DESA, start=time(0, 0), end=time(0, 2)))


def test_a_camat_writes_no_reports(make_scope: Callable[..., Scope], new: NewDailyReport) -> None:
    with pytest.raises(NotAllowed):
        record_daily_report(make_scope("Camat", Role.CAMAT, "620904"), new)


def test_an_edit_leaves_what_was_changed(sari: Scope, new: NewDailyReport) -> None:
    report, _ = record_daily_report(sari, new)
    edited = edit_daily_report(sari, report.pk, a_report(participants_f=0, participants_m=7), version=1)
    assert edited.version == 2
    changes = edited.events.get(kind=ReportEvent.Kind.EDITED).changes
    assert changes == {"participants_f": [None, 0], "participants_m": [None, 7]}


def test_an_edit_that_changes_nothing_leaves_no_step(sari: Scope, new: NewDailyReport) -> None:
    report, _ = record_daily_report(sari, new)
    assert edit_daily_report(sari, report.pk, new_content(new), version=1).version == 1
    assert report.events.count() == 1


def test_two_edits_of_one_version_end_in_a_conflict_that_shows_both(sari: Scope, new: NewDailyReport) -> None:
    report, _ = record_daily_report(sari, new)
    edit_daily_report(sari, report.pk, a_report(place="Balai desa"), version=1)
    with pytest.raises(EditConflict) as caught:
        edit_daily_report(sari, report.pk, a_report(place="Kantor desa"), version=1)
    assert caught.value.facts["fields"] == {"place": ["Balai desa", "Kantor desa"]}
    report.refresh_from_db()
    assert report.place == "Balai desa"


def test_nobody_edits_what_waits_and_nobody_else_edits(
    sari: Scope, budi: Scope, waiting: Callable[..., DailyReport]
) -> None:
    report = waiting()
    with pytest.raises(NotEditable):
        edit_daily_report(sari, report.pk, a_report(place="Balai desa"), version=report.version)
    with pytest.raises(ReportNotFound):
        edit_daily_report(budi, report.pk, a_report(place="Balai desa"), version=report.version)


def test_a_draft_can_be_discarded_and_a_submitted_one_cannot(sari: Scope, waiting: Callable[..., DailyReport]) -> None:
    draft, _ = record_daily_report(sari, a_report(date=other_day(11)))
    discard_draft(sari, draft.pk)
    assert AuditEntry.objects.filter(action="daily_report.discarded", object_id=str(draft.pk)).exists()
    with pytest.raises(NotEditable):
        discard_draft(sari, waiting().pk)
    assert DailyReport.objects.count() == 1


def test_a_correction_is_a_new_report_that_names_the_old_one(
    sari: Scope, budi: Scope, waiting: Callable[..., DailyReport]
) -> None:
    old = waiting()
    with pytest.raises(NotCorrectable):
        correct_daily_report(sari, old.pk, a_report(participants_f=9))
    verify_daily_reports(budi, [old.pk])
    correction, _ = correct_daily_report(sari, old.pk, a_report(participants_f=9))
    assert correction.corrects == old
    with pytest.raises(AlreadyCorrected):
        correct_daily_report(sari, old.pk, a_report(participants_f=8))
    old.refresh_from_db()
    assert (old.state, old.participants_f) == (DailyReport.State.VERIFIED, None)


def test_a_correction_counts_once_it_is_verified(sari: Scope, budi: Scope, waiting: Callable[..., DailyReport]) -> None:
    old = waiting()
    verify_daily_reports(budi, [old.pk])
    correction, _ = correct_daily_report(sari, old.pk, a_report(participants_f=9))
    assert counted() == {old.pk}
    submit_daily_reports(sari, [correction.pk])
    verify_daily_reports(budi, [correction.pk])
    assert counted() == {correction.pk}


def counted() -> set[UUID]:
    return set(DailyReport.objects.counted().values_list("pk", flat=True))


def new_content(new: NewDailyReport) -> NewDailyReport:
    return a_report(region=DESA, title=new.title)
