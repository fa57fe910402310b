"""The pages of a month on its way, from handing in to opening again, without JavaScript."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pendamping.access.roles import Role
from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.reports.models import PeriodicReport, ReportingDay
from pendamping.reports.selectors.periodic import months_to_check
from pendamping.reports.selectors.reminders import MonthReminder, month_reminder
from pendamping.reports.services.approving import return_monthly_report
from pendamping.reports.services.handing_in import submit_monthly_report
from pendamping.reports.tests.conftest import own_id

SignIn = Callable[[Scope], Client]
MOST_QUERIES = 15
State = PeriodicReport.State


@pytest.fixture
def handed_in(sari: Scope, october: list[DailyReport]) -> PeriodicReport:
    return submit_monthly_report(sari, own_id(sari), Month(2024, 10))


def month_of(scope: Scope) -> str:
    return reverse("reports:month", args=[own_id(scope), "2024-10"])


def test_the_author_hands_in_by_button(sari: Scope, october: list[DailyReport], sign_in: SignIn) -> None:
    browser = sign_in(sari)
    assert "Serahkan laporan" in browser.get(month_of(sari)).text
    page = browser.post(reverse("reports:submit_month", args=[own_id(sari), "2024-10"]), follow=True)
    assert "Menunggu pemeriksaan" in page.text
    assert "Serahkan laporan" not in page.text
    again = browser.post(reverse("reports:submit_month", args=[own_id(sari), "2024-10"]), follow=True)
    assert "sudah diserahkan" in again.text


def test_the_checker_sees_exceptions_first_and_verifies(
    handed_in: PeriodicReport, budi: Scope, sari: Scope, sign_in: SignIn
) -> None:
    browser = sign_in(budi)
    page = browser.get(reverse("reports:approvals"))
    assert "1 laporan bulanan perlu dilihat dulu, 0 lengkap" in page.text
    assert "belum terverifikasi saat diserahkan" in page.text
    page = browser.post(reverse("reports:verify_report", args=[handed_in.pk]), follow=True)
    assert "Terverifikasi" in page.text
    assert "Verifikasi laporan" not in page.text


def test_complete_months_are_verified_by_one_button(handed_in: PeriodicReport, budi: Scope, sign_in: SignIn) -> None:
    PeriodicReport.objects.update(findings=[], look_first=False)
    browser = sign_in(budi)
    assert "Sari" in browser.get(reverse("reports:approvals"), {"month": "2024-10"}).text
    page = browser.post(reverse("reports:approvals"), {"month": ["2024-10", "x"]}, follow=True)
    assert "1 laporan terverifikasi" in page.text
    handed_in.refresh_from_db()
    assert handed_in.state == State.VERIFIED


def test_a_return_without_a_reason_is_refused_in_words(handed_in: PeriodicReport, budi: Scope, sign_in: SignIn) -> None:
    browser = sign_in(budi)
    address = reverse("reports:return_report", args=[handed_in.pk])
    assert "Tulis alasannya" in browser.post(address, {"note": " "}, follow=True).text
    page = browser.post(address, {"note": "Kunjungan 10 Oktober belum masuk."}, follow=True)
    assert "Kunjungan 10 Oktober belum masuk." in page.text


def test_the_kabupaten_locks_and_opens_again(
    handed_in: PeriodicReport, make_scope: Callable[..., Scope], sari: Scope, sign_in: SignIn
) -> None:
    PeriodicReport.objects.update(state=State.VERIFIED)
    korkab = make_scope("Dewi", Role.KORKAB, "6209")
    browser = sign_in(korkab)
    page = browser.post(reverse("reports:lock_month", args=["2024-10"]), follow=True)
    assert "1 laporan terkunci" in page.text
    page = browser.post(reverse("reports:reopen_report", args=[handed_in.pk]), {"note": "Salah hitung"}, follow=True)
    assert "Salah hitung" in page.text
    handed_in.refresh_from_db()
    assert handed_in.state == State.RETURNED


def test_elsewhere_it_is_404(handed_in: PeriodicReport, make_scope: Callable[..., Scope], sign_in: SignIn) -> None:
    browser = sign_in(make_scope("Yusuf", Role.PD, "620102"))
    for name in ("verify_report", "return_report"):
        assert browser.post(reverse(f"reports:{name}", args=[handed_in.pk]), {"note": "x"}).status_code == 404


def test_lists_stay_within_their_queries(
    handed_in: PeriodicReport,
    sari: Scope,
    budi: Scope,
    sign_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = sign_in(budi)
    browser.get(reverse("reports:monthly"))  # counts the menu's numbers, which are kept for a while
    with django_assert_max_num_queries(MOST_QUERIES):
        browser.get(reverse("reports:monthly"), {"month": "2024-10"})
    with django_assert_max_num_queries(MOST_QUERIES):
        browser.get(reverse("reports:approvals"))
    with django_assert_max_num_queries(MOST_QUERIES):
        browser.get(month_of(sari))


def test_the_list_is_narrowed_to_what_is_missing(handed_in: PeriodicReport, budi: Scope, sign_in: SignIn) -> None:
    page = sign_in(budi).get(reverse("reports:monthly"), {"month": "2024-10", "state": "none"})
    assert "1 dari 2 laporan diserahkan" in page.text
    assert month_of(budi) in page.text
    assert reverse("reports:month", args=[handed_in.author_id, "2024-10"]) not in page.text


def test_the_office_sets_its_calendar(make_scope: Callable[..., Scope], sign_in: SignIn) -> None:
    browser = sign_in(make_scope("Lina", Role.DPMD, "6209"))
    asked = {"area": "6209", "step": "regency_recap", "since": "2099-01", "day": "8", "basis": "Surat 1/2098"}
    assert "tanggal 8" in browser.post(reverse("reports:calendar"), asked, follow=True).text
    assert ReportingDay.objects.get().basis == "Surat 1/2098"
    wrong = browser.post(reverse("reports:calendar"), asked | {"day": "2"})
    assert "urutan langkah" in wrong.text
    assert "2025-01" in browser.post(reverse("reports:calendar"), asked | {"since": "bulan"}).text


def test_readers_see_the_calendar_without_a_form(budi: Scope, sign_in: SignIn) -> None:
    page = sign_in(budi).get(reverse("reports:calendar"), {"month": "2024-10"})
    assert "sampai 10 November 2024" in page.text
    assert "Tetapkan tanggal" not in page.text


def reminded(scope: Scope) -> MonthReminder | None:
    return month_reminder(scope, months_to_check(scope).count())


def test_one_calm_line_reminds(sari: Scope, budi: Scope, october: list[DailyReport]) -> None:
    early = reminded(replace(sari, today=date(2024, 10, 30)))
    assert early is not None
    assert (early.to_hand_in, early.days_late) == (date(2024, 11, 3), 0)
    submit_monthly_report(sari, own_id(sari), Month(2024, 10))
    assert reminded(sari) is None
    waits = reminded(budi)
    assert waits is not None
    assert waits.waiting == 1
    assert waits.days_late == 9
    return_monthly_report(budi, PeriodicReport.objects.get().pk, "Lengkapi.")
    returned = reminded(replace(sari, today=date(2025, 2, 10)))
    assert returned is not None
    assert (returned.month, returned.is_returned) == (Month(2024, 10), True)
