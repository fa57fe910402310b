from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.people import DESA, FOREIGN_DESA, OTHER_DESA, TODAY

from pendamping.access.roles import Role
from pendamping.common.periods import Month
from pendamping.common.problems import NotAllowed, NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.errors import ReportNotFound
from pendamping.fieldwork.models import DailyReport, Leave
from pendamping.fieldwork.schemas import NewLeave
from pendamping.fieldwork.selectors import (
    ReportFilters,
    behind_in,
    daily_reports_in,
    describe_unvisited,
    get_daily_report,
    last_visits,
    leaves_to_decide,
    longest_unvisited,
    month_of,
    number_silent,
    number_without_visit,
    reports_by_state,
    reports_to_check,
    village_timeline,
    villages_without_visit,
    waiting_for_check,
)
from pendamping.fieldwork.services import decide_leave, record_daily_report, request_leave, verify_daily_reports
from pendamping.fieldwork.tests.conftest import a_report, other_day
from pendamping.people.models import Assignment

Waiting = Callable[..., DailyReport]
MakeScope = Callable[..., Scope]
NOVEMBER = Month(2024, 11)


def november(scope: Scope, filters: ReportFilters | None = None) -> list[DailyReport]:
    return list(daily_reports_in(scope, since=NOVEMBER.first, until=NOVEMBER.last, filters=filters))


def test_who_reads_what(sari: Scope, budi: Scope, ratna: Scope, make_scope: MakeScope, waiting: Waiting) -> None:
    report = waiting()
    draft, _ = record_daily_report(sari, a_report(date=other_day(11)))
    camat = make_scope("Camat", Role.CAMAT, "620904")
    assert november(sari) == [report, draft]
    assert november(budi) == [report]
    assert november(ratna) == november(camat) == []
    verify_daily_reports(budi, [report.pk])
    assert november(camat) == [report]
    with pytest.raises(ReportNotFound):
        get_daily_report(ratna, report.pk)


def test_lists_are_narrowed(sari: Scope, waiting: Waiting) -> None:
    bridge = waiting()
    meeting = waiting(region=OTHER_DESA, title="Rapat kader", kind="activity", category="coordination")
    assert november(sari, ReportFilters(text="jembatan pedongatan")) == [bridge]
    assert november(sari, ReportFilters(kind="activity")) == [meeting]
    assert november(sari, ReportFilters(region=OTHER_DESA)) == [meeting]
    assert november(sari, ReportFilters(category="coordination", state="draft")) == []


def test_counts_name_every_state(sari: Scope, waiting: Waiting) -> None:
    waiting()
    counts = reports_by_state(sari, since=NOVEMBER.first, until=NOVEMBER.last)
    assert counts == {"draft": 0, "submitted": 1, "returned": 0, "verified": 0, "locked": 0}


def test_the_inbox_puts_first_what_stands_out(budi: Scope, waiting: Waiting) -> None:
    plain = waiting(kind="activity", date=other_day(11))
    visit = waiting()
    inbox = waiting_for_check(budi)
    assert [one.report for one in inbox.look_first] == [visit]
    assert [one.report for one in inbox.complete] == [plain]
    assert (inbox.total, reports_to_check(budi).count()) == (2, 2)


def test_the_inbox_asks_no_more_for_more_reports(
    budi: Scope, waiting: Waiting, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for day in range(1, 12):
        waiting(date=other_day(day), latitude=-2.5, longitude=112.0)
    with django_assert_max_num_queries(8):
        assert waiting_for_check(budi).total == 11


def test_a_month_shows_reports_leave_and_what_is_missing(sari: Scope, budi: Scope, waiting: Waiting) -> None:
    waiting(date=other_day(4))
    leave, _ = request_leave(sari, NewLeave(kind="sick", start=other_day(5), end=other_day(6)))
    decide_leave(budi, leave.pk, granted=True)
    month = month_of(budi, sari.person_id, NOVEMBER)
    assert [day.date.day for day in month.days if day.is_missing] == [1, 7, 8, 11]
    assert [day.date.day for day in month.days if day.leave] == [5, 6]
    assert [report.date.day for report in month.reports] == [4]


def test_a_strangers_month_is_absent(sari: Scope, ratna: Scope, make_scope: MakeScope) -> None:
    with pytest.raises(NotAllowed):
        month_of(ratna, sari.person_id, NOVEMBER)
    with pytest.raises(NotFound):
        month_of(make_scope("Yusuf", Role.PD, "620102"), sari.person_id, NOVEMBER)


def test_a_placement_that_began_later_misses_no_day_before(sari: Scope, budi: Scope) -> None:
    Assignment.objects.filter(person__name="Sari").update(start=other_day(8))
    assert month_of(sari, sari.person_id, NOVEMBER).work.missing == {other_day(8), other_day(11)}


def test_villages_without_visit_count_verified_visits_only(sari: Scope, budi: Scope, waiting: Waiting) -> None:
    first, _ = waiting(), waiting(region=OTHER_DESA)
    waiting(region="6209042008", kind="activity", date=other_day(11))
    assert number_without_visit(budi) == 2
    verify_daily_reports(budi, [first.pk])
    assert [one.code for one in villages_without_visit(budi)] == [OTHER_DESA]
    assert number_without_visit(budi) == 1
    assert last_visits(budi, [DESA, OTHER_DESA]) == {DESA: TODAY}
    later = replace(budi, today=TODAY + timedelta(days=30))
    rows = describe_unvisited(later, villages_without_visit(later))
    assert [(one.region.code, one.days) for one in rows] == [(OTHER_DESA, None), (DESA, 30)]
    assert longest_unvisited(later, 5) == rows


def test_the_first_without_visit_are_the_same_for_the_whole_country(budi: Scope, waiting: Waiting) -> None:
    verify_daily_reports(budi, [waiting().pk])
    country = replace(budi, today=TODAY + timedelta(days=30), prefixes=("",))
    order = [one.code for one in villages_without_visit(country)]
    assert order[-1] == DESA
    for number in (2, len(order)):  # enough that were never visited, and not
        assert [one.region.code for one in longest_unvisited(country, number)] == order[:number]


def test_the_reason_for_a_gap_tells_of_leave_and_vacancy_without_the_kind(sari: Scope, budi: Scope) -> None:
    leave, _ = request_leave(sari, NewLeave(kind="sick", start=other_day(11), end=other_day(20)))
    decide_leave(budi, leave.pk, granted=True)
    hints = {one.hint for one in describe_unvisited(budi, villages_without_visit(budi))}
    assert hints == {"PLD izin sampai 20 November; pengampu sementara belum ditunjuk"}
    Assignment.objects.filter(person__name="Sari").update(end=other_day(10))
    hints = {one.hint for one in describe_unvisited(budi, villages_without_visit(budi))}
    assert hints == {"Belum ada PLD"}


def test_who_has_not_reported(sari: Scope, budi: Scope, ratna: Scope, waiting: Waiting) -> None:
    waiting(date=other_day(4))
    found = behind_in(budi, NOVEMBER, shown=5)
    rows = found.rows
    assert [(one.name, one.days_missing, one.last) for one in rows] == [
        ("Budi", 7, None),
        ("Sari", 6, other_day(4)),
    ]
    assert found.silent == number_silent(budi, NOVEMBER) == 1
    with pytest.raises(NotAllowed):
        behind_in(sari, NOVEMBER, shown=5)


def test_a_timeline_leaves_out_drafts_and_replaced_reports(sari: Scope, budi: Scope, waiting: Waiting) -> None:
    report = waiting()
    record_daily_report(sari, a_report(date=other_day(11)))
    assert list(village_timeline(budi, DESA)) == [report]
    assert list(village_timeline(budi, FOREIGN_DESA)) == []


def test_requests_of_leave_reach_the_tier_above_alone(sari: Scope, budi: Scope, make_scope: MakeScope) -> None:
    request_leave(sari, NewLeave(kind="sick", start=other_day(13), end=other_day(14), reason="Demam."))
    assert [one.state for one in leaves_to_decide(budi)] == [Leave.State.REQUESTED]
    assert not leaves_to_decide(make_scope("Tuti", Role.TAPM_KAB, "6209")).exists()
    assert not leaves_to_decide(make_scope("Yusuf", Role.PD, "620102")).exists()


def test_hours_in_two_desa_at_once_are_noticed(budi: Scope, waiting: Waiting) -> None:
    waiting(kind="activity", start=time(9, 0), end=time(11, 0))
    waiting(kind="activity", start=time(10, 0), end=time(12, 0), region=OTHER_DESA)
    signs = {finding.sign for one in waiting_for_check(budi).look_first for finding in one.findings}
    assert signs == {"overlap", "same_text"}


def test_the_same_text_is_found_on_other_days(budi: Scope, waiting: Waiting) -> None:
    waiting(kind="activity", date=date(2024, 11, 1))
    waiting(kind="activity", date=date(2024, 11, 4), description="Lain sekali.")
    second = waiting(kind="activity", date=date(2024, 11, 5))
    noticed = {one.report.pk: one.findings[0].short for one in waiting_for_check(budi).look_first}
    assert noticed[second.pk] == "Uraian sama dengan 1 November"
