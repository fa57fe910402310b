from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from tests.people import DESA, FOREIGN_DESA, TODAY

from pendamping.access.roles import Role
from pendamping.access.scopes import Hat
from pendamping.common.audit import first_broken_link
from pendamping.common.ids import new_id
from pendamping.common.periods import Month
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.fieldwork.errors import (
    MonthStillOpen,
    NotSubmittable,
    NotTheirChecker,
    NotWaiting,
    OwnReport,
    ReportNotFound,
    ReturnNoteMissing,
    TooLate,
    UnknownCode,
    VisitIncomplete,
)
from pendamping.fieldwork.models import DailyReport, ReportEvent
from pendamping.fieldwork.services import (
    edit_daily_report,
    lock_month,
    record_daily_report,
    return_daily_report,
    submit_daily_reports,
    verify_daily_reports,
)
from pendamping.fieldwork.tests.conftest import a_report, other_day
from pendamping.people.models import Assignment, CoordinatorTerm, Person

Waiting = Callable[..., DailyReport]
MakeScope = Callable[..., Scope]
State = DailyReport.State


def test_many_are_verified_at_once_and_the_others_say_why(sari: Scope, budi: Scope, waiting: Waiting) -> None:
    first, second = waiting(), waiting(date=other_day(11))
    draft, _ = record_daily_report(sari, a_report(date=other_day(10)))
    verify_daily_reports(budi, [second.pk])
    unknown = new_id()
    outcome = verify_daily_reports(budi, [first.pk, second.pk, draft.pk, unknown])
    assert [one.pk for one in outcome.done] == [first.pk]
    assert {key: type(value) for key, value in outcome.refused.items()} == {
        second.pk: NotWaiting,
        draft.pk: ReportNotFound,  # a draft is its author's alone
        unknown: ReportNotFound,
    }
    first.refresh_from_db()
    assert (first.state, first.checked_by_id) == (State.VERIFIED, budi.person_id)
    assert first_broken_link() is None


def test_a_report_outside_the_scope_is_absent(ratna: Scope, make_scope: MakeScope, waiting: Waiting) -> None:
    stranger = make_scope("Yusuf", Role.PD, "620102")
    report = waiting()
    assert isinstance(verify_daily_reports(stranger, [report.pk]).refused[report.pk], ReportNotFound)


def test_nobody_verifies_the_own_report(make_scope: MakeScope) -> None:
    agus = make_scope("Agus", Role.PD, "620904")
    report, _ = record_daily_report(agus, a_report(region="620904"))
    submit_daily_reports(agus, [report.pk])
    assert isinstance(verify_daily_reports(agus, [report.pk]).refused[report.pk], OwnReport)


@pytest.mark.parametrize(
    ("checker", "author", "allowed"),
    [
        (Hat(Role.PD, ("620904",)), Hat(Role.PLD, (DESA,)), True),
        (Hat(Role.KORCAM, ("620904",)), Hat(Role.PLD, (DESA,)), True),
        (Hat(Role.PD, ("620904",)), Hat(Role.PD, ("620904",)), False),
        (Hat(Role.TAPM_KAB, ("6209",)), Hat(Role.PD, ("620904",)), True),
        (Hat(Role.KORKAB, ("6209",)), Hat(Role.PT, ("620904",)), True),
        (Hat(Role.TAPM_KAB, ("6209",)), Hat(Role.TAPM_KAB, ("6209",)), False),
        (Hat(Role.TAPM_PROV, ("62",)), Hat(Role.TAPM_KAB, ("6209",)), True),
        (Hat(Role.KORNAS, ("",)), Hat(Role.TAPM_PROV, ("62",)), True),
    ],
)
def test_each_tier_checks_the_one_below(make_scope: MakeScope, checker: Hat, author: Hat, allowed: bool) -> None:
    writer = make_scope("Dewi", author.role, *author.prefixes)
    reader = make_scope("Hasan", checker.role, *checker.prefixes)
    report, _ = record_daily_report(writer, a_report(region=author.prefixes[0]))
    submit_daily_reports(writer, [report.pk])
    outcome = verify_daily_reports(reader, [report.pk])
    assert bool(outcome.done) is allowed
    assert [type(one) for one in outcome.refused.values()] == ([] if allowed else [NotTheirChecker])


def test_the_kabupaten_checks_a_pld_only_while_the_kecamatan_has_nobody(
    budi: Scope, make_scope: MakeScope, waiting: Waiting
) -> None:
    tapm = make_scope("Tuti", Role.TAPM_KAB, "6209")
    first, second, third = waiting(), waiting(date=other_day(11)), waiting(date=other_day(10))
    assert verify_daily_reports(tapm, [first.pk]).refused
    Assignment.objects.filter(person__name="Budi").update(end=TODAY.replace(day=1))
    assert verify_daily_reports(tapm, [second.pk]).done
    CoordinatorTerm.objects.create(
        person=Person.objects.get(name="Budi"),
        role=CoordinatorTerm.Role.KORCAM,
        region_id="620904",
        start=date(2024, 1, 1),
    )
    assert verify_daily_reports(tapm, [third.pk]).refused


def test_a_report_from_elsewhere_stays_with_the_own_checker(
    sari: Scope, budi: Scope, make_scope: MakeScope, waiting: Waiting
) -> None:
    host = make_scope("Yusuf", Role.PD, "620102")
    report = waiting(region=FOREIGN_DESA, outside_reason="Studi banding")
    assert isinstance(verify_daily_reports(host, [report.pk]).refused[report.pk], NotTheirChecker)
    assert verify_daily_reports(budi, [report.pk]).done


def test_a_returned_report_is_mended_and_sent_again(sari: Scope, budi: Scope, waiting: Waiting) -> None:
    report = return_daily_report(budi, waiting().pk, "participants", "Jumlah peserta belum diisi.")
    assert report.state == State.RETURNED
    edit_daily_report(sari, report.pk, a_report(participants_m=7, participants_f=4), version=report.version)
    submit_daily_reports(sari, [report.pk])
    assert verify_daily_reports(budi, [report.pk]).done
    assert list(report.events.values_list("kind", flat=True)) == [
        "recorded", "submitted", "returned", "edited", "submitted", "verified",
    ]  # fmt: skip
    returned = report.events.get(kind=ReportEvent.Kind.RETURNED)
    assert (returned.by_name, returned.reason_code, returned.note) == (
        "Budi", "participants", "Jumlah peserta belum diisi.",
    )  # fmt: skip


def test_a_return_has_a_known_reason_and_another_reason_is_said(budi: Scope, waiting: Waiting) -> None:
    report = waiting()
    with pytest.raises(UnknownCode):
        return_daily_report(budi, report.pk, "malas", "")
    with pytest.raises(ReturnNoteMissing):
        return_daily_report(budi, report.pk, "other", "  ")
    report.refresh_from_db()
    assert report.state == State.SUBMITTED


def test_a_pld_verifies_nothing(sari: Scope, waiting: Waiting) -> None:
    with pytest.raises(NotAllowed):
        verify_daily_reports(sari, [waiting().pk])


def test_a_visit_with_a_problem_says_what_came_of_it(sari: Scope) -> None:
    report, _ = record_daily_report(sari, a_report(problem="Jalan putus.", result="Kemajuan 55%."))
    problem = submit_daily_reports(sari, [report.pk]).refused[report.pk]
    assert isinstance(problem, VisitIncomplete)
    assert problem.facts["missing"] == ["follow_up", "recommendation"]
    activity = a_report(problem="Jalan putus.", kind="activity", start=time(13, 0), end=time(14, 0))
    other, _ = record_daily_report(sari, activity)
    assert submit_daily_reports(sari, [other.pk]).done


def test_what_waits_already_is_not_sent_again(sari: Scope, waiting: Waiting) -> None:
    report = waiting()
    assert isinstance(submit_daily_reports(sari, [report.pk]).refused[report.pk], NotSubmittable)


def test_a_draft_that_waited_too_long_is_not_taken(sari: Scope) -> None:
    report, _ = record_daily_report(sari, a_report())
    late = replace(sari, today=date(2024, 12, 8))
    assert isinstance(submit_daily_reports(late, [report.pk]).refused[report.pk], TooLate)


def test_a_month_is_locked_after_its_time_of_correction(budi: Scope, make_scope: MakeScope, waiting: Waiting) -> None:
    tapm = make_scope("Tuti", Role.TAPM_KAB, "6209")
    report, still_waiting = waiting(), waiting(date=other_day(11))
    verify_daily_reports(budi, [report.pk])
    with pytest.raises(MonthStillOpen):
        lock_month(replace(tapm, today=date(2024, 12, 3)), Month(2024, 11))
    later = replace(tapm, today=date(2024, 12, 4))
    assert lock_month(later, Month(2024, 11)) == 1
    assert lock_month(later, Month(2024, 11)) == 0
    report.refresh_from_db()
    still_waiting.refresh_from_db()
    assert (report.state, still_waiting.state) == (State.LOCKED, State.SUBMITTED)
    with pytest.raises(NotAllowed):
        lock_month(replace(budi, today=date(2024, 12, 4)), Month(2024, 11))
