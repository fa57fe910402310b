"""Ringkasan: what it says of a quarter or a year is the sum of the recaps of its months."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook
from tests.people import DESA, OTHER_DESA

from pendamping.access.roles import Role
from pendamping.common.models import AuditEntry
from pendamping.common.periods import LongPeriod, Month, Period, Quarter, Semester, Year, months_in
from pendamping.common.problems import NotAllowed, NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport, LocalHoliday
from pendamping.people.models import Assignment, AssignmentArea, Tier
from pendamping.reports.schemas.summary import SummaryRow
from pendamping.reports.schemas.summary_papers import Sums
from pendamping.reports.selectors.recap import recap_people, recap_region, recap_rows
from pendamping.reports.selectors.summary import summary_of
from pendamping.reports.services.approving import verify_monthly_reports
from pendamping.reports.services.area_documents import Word, recommend_payments
from pendamping.reports.services.handing_in import submit_monthly_report
from pendamping.reports.services.summaries import summary_xlsx
from pendamping.reports.tests.conftest import Write, own_id

QUARTER, YEAR = Quarter(2024, 4), Year(2024)
SUMMED = ("days_reported", "reports", "visits", "days_without_report", "days_on_leave")


@pytest.fixture
def korkab(make_scope: Callable[..., Scope]) -> Scope:
    return make_scope("Dewi", Role.TAPM_KAB, "6209")


@pytest.fixture
def worked(sari: Scope, budi: Scope, korkab: Scope, october: list[DailyReport], write: Write) -> Scope:
    """October approved and recommended, September handed in only, and a day off of the neighbouring kabupaten."""
    write(1, date=date(2024, 9, 3), kind=DailyReport.Kind.FIELD_VISIT)
    write(2, kind=DailyReport.Kind.FIELD_VISIT, corrects=october[0])
    submit_monthly_report(sari, own_id(sari), Month(2024, 9))
    report = submit_monthly_report(sari, own_id(sari), Month(2024, 10))
    verify_monthly_reports(budi, [report.pk])
    recommend_payments(korkab, "6209", Month(2024, 10), {own_id(sari): Word("with_note", "Foto menyusul.")})
    LocalHoliday.objects.create(area="6201", date=date(2024, 6, 5), name="Hari jadi")
    return korkab


def row_of(scope: Scope, name: str, period: LongPeriod) -> SummaryRow:
    _region, summary = summary_of(scope, "6209", period)
    return next(row for row in summary.rows if row.name == name)


def recapped(scope: Scope, code: str, period: Period) -> dict[tuple[str, Month], tuple[object, ...]]:
    """What the recaps of the months say, each asked for itself."""
    region = recap_region(scope, code)
    return {
        (row.person.name, month): (
            *(getattr(row, name) for name in SUMMED),
            row.report.state if row.report and row.is_handed_in else None,
            row.recommendation.verdict if row.recommendation else None,
        )
        for month in months_in(period)
        if month.first <= scope.today
        for row in recap_rows(scope, list(recap_people(scope, region, month)), month)
    }


@pytest.mark.parametrize("period", [QUARTER, YEAR, Quarter(2024, 3), Semester(2024, 2)])
@pytest.mark.parametrize("code", ["6209", "620904"])
def test_every_month_and_sum_is_that_of_the_recaps(worked: Scope, ratna: Scope, code: str, period: LongPeriod) -> None:
    """Also of somebody who came from elsewhere in the course of the year, where another day was off."""
    elsewhere = Assignment.objects.get(person_id=own_id(ratna))
    elsewhere.end = date(2024, 5, 14)
    elsewhere.save()
    here = Assignment.objects.create(person_id=own_id(ratna), tier=Tier.PLD, start=date(2024, 5, 15))
    AssignmentArea.objects.create(assignment=here, region_id=DESA)
    expected = recapped(worked, code, period)
    _region, summary = summary_of(worked, code, period)
    found = {
        (row.name, one.month): (*(getattr(one.sums, name) for name in SUMMED), one.state, one.verdict)
        for row in summary.rows
        for one in row.months
        if not one.absence
    }
    assert found == expected
    for place, name in enumerate(SUMMED):
        assert getattr(summary.sums, name) == sum(int(str(one[place])) for one in expected.values())
    assert Sums.of(total.sums for total in summary.totals) == summary.sums


def test_a_quarter_counts_papers_and_words(worked: Scope) -> None:
    sums = row_of(worked, "Sari", QUARTER).sums
    assert (sums.months, sums.approved, sums.waiting, sums.returned, sums.missing) == (2, 1, 0, 0, 1)
    assert (sums.yes, sums.with_note, sums.no) == (0, 1, 0)
    assert row_of(worked, "Sari", YEAR).sums.waiting == 1


def test_villages_are_those_of_the_post(worked: Scope) -> None:
    row = row_of(worked, "Sari", QUARTER)
    assert row.visited == row.villages == {DESA, OTHER_DESA}
    assert row_of(worked, "Budi", QUARTER).visited == frozenset()
    _region, summary = summary_of(worked, "6209", QUARTER)
    assert [(one.tier, one.people, one.visited, one.villages) for one in summary.totals] == [
        (Tier.PLD, 1, 2, 2),
        (Tier.PD, 1, 0, 2),
    ]


def test_a_month_without_a_placement_says_why(worked: Scope, sari: Scope) -> None:
    Assignment.objects.filter(person_id=own_id(sari)).update(start=date(2024, 2, 5), end=date(2024, 10, 20))
    months = {one.month.number: one.absence for one in row_of(worked, "Sari", YEAR).months}
    assert months[1] == "bertugas di sini mulai 5 Feb 2024"
    assert months[11] == "tidak lagi bertugas di sini sejak 21 Okt 2024"
    assert not months[2] + months[10]


def test_it_stays_in_the_area_and_with_those_who_read_recaps(worked: Scope, sari: Scope, budi: Scope) -> None:
    with pytest.raises(NotFound):
        summary_of(budi, "6209", QUARTER)
    with pytest.raises(NotAllowed):
        summary_xlsx(sari, "620904", QUARTER)
    assert summary_of(worked, "6209", Year(2025))[1].rows == ()


def test_the_workbook_holds_people_tiers_and_months(worked: Scope) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(summary_xlsx(worked, "6209", QUARTER).content))
    people = book.get_sheet_by_name("Ringkasan").to_python()
    assert people[1][1:5] == ["Sari", "PLD Bulik Timur", 2.0, 1.0]
    assert people[-2][:2] == ["PLD", "Jumlah, 1 orang"]
    months = book.get_sheet_by_name("Bulan demi bulan").to_python()
    assert [row[2:4] for row in months if row[0] == "Sari"] == [
        ["Oktober 2024", "Terverifikasi"],
        ["November 2024", "Belum diserahkan"],
    ]
    assert AuditEntry.objects.filter(facts__area="6209", facts__format="xlsx").exists()


@pytest.mark.parametrize("period", [QUARTER, YEAR])
def test_the_page(
    worked: Scope,
    sari: Scope,
    sign_in: Callable[[Scope], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
    period: LongPeriod,
) -> None:
    browser = sign_in(worked)
    address = reverse("reports:summary", args=["6209", period.iso])
    browser.get(address)  # counts the menu's numbers, which are kept for a while
    with django_assert_max_num_queries(15):
        shown = browser.get(address).content.decode()
    assert reverse("reports:month", args=[own_id(sari), "2024-10"]) in shown
    assert reverse("reports:recap", args=["6209", "2024-10"]) in shown
    recap = browser.get(reverse("reports:recap", args=["6209", "2024-10"])).content.decode()
    assert reverse("reports:summary", args=["6209", QUARTER.iso]) in recap
    monthly = browser.get(reverse("reports:monthly"), {"month": "2024-10"}).content.decode()
    assert reverse("reports:summary", args=["6209", QUARTER.iso]) in monthly
    assert browser.get(reverse("reports:summary", args=["6209", "2024-10"])).status_code == 404
