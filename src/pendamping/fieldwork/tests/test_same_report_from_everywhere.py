"""The same reports, sent any number of times, in any order, by any number of threads: stored once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import time
from typing import TypeVar

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pendamping.common.audit import first_broken_link
from pendamping.common.models import AuditEntry, StoredFile
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.common.tests.pictures import a_photo, upload
from pendamping.fieldwork.models import DailyReport, ReportAttachment, ReportEvent
from pendamping.fieldwork.schemas import NewAttachment, NewDailyReport
from pendamping.fieldwork.services import attach_photo, record_daily_report, submit_daily_reports
from pendamping.fieldwork.tests.conftest import a_report, other_day

Answer = TypeVar("Answer")
THREADS = 5
REPORTS = [a_report(date=other_day(day)) for day in (4, 5, 6)] + [a_report(start=time(14, 0), end=time(15, 0))]


@given(order=st.lists(st.sampled_from(range(len(REPORTS))), min_size=1, max_size=12))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_any_number_of_times_stores_each_once(sari: Scope, order: list[int]) -> None:
    DailyReport.objects.all().delete()
    new = [record_daily_report(sari, REPORTS[number])[1] for number in order]
    assert sum(new) == DailyReport.objects.count() == len(set(order))
    assert ReportEvent.objects.count() == len(set(order))


@given(submit=st.lists(st.booleans(), min_size=1, max_size=8))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sending_again_never_takes_a_report_back(sari: Scope, submit: list[bool]) -> None:
    """However sending and submitting alternate, a submitted report stays submitted."""
    DailyReport.objects.all().delete()
    report, _ = record_daily_report(sari, REPORTS[0])
    for step in submit:
        if step:
            submit_daily_reports(sari, [report.pk])
        else:
            assert record_daily_report(sari, REPORTS[0])[1] is False
    report.refresh_from_db()
    assert report.state == (DailyReport.State.SUBMITTED if any(submit) else DailyReport.State.DRAFT)


@pytest.mark.django_db(transaction=True)  # threads see what each other committed, as in use
def test_five_threads_with_one_report_store_it_once(sari: Scope, new: NewDailyReport) -> None:
    answers = in_threads(lambda: record_daily_report(sari, new)[1])
    assert sorted(answers) == [False, False, False, False, True]
    assert DailyReport.objects.count() == ReportEvent.objects.count() == AuditEntry.objects.count() == 1
    assert first_broken_link() is None


@pytest.mark.django_db(transaction=True)  # threads see what each other committed, as in use
def test_five_threads_with_overlapping_reports_store_one(sari: Scope) -> None:
    def send() -> str:
        try:
            return str(record_daily_report(sari, a_report())[1])
        except Problem as problem:
            return problem.code

    assert sorted(in_threads(send)) == ["True", *["daily_report.duplicate"] * 4]


@pytest.mark.django_db(transaction=True)  # threads see what each other committed, as in use
def test_five_threads_with_one_photo_store_it_once(sari: Scope, new: NewDailyReport) -> None:
    report, _ = record_daily_report(sari, new)
    content, said = a_photo(), NewAttachment()
    in_threads(lambda: attach_photo(sari, report.pk, upload(content), said))
    assert ReportAttachment.objects.count() == StoredFile.objects.count() == 1


def in_threads(act: Callable[[], Answer]) -> list[Answer]:
    """What each of five threads got that began together; their connections are closed."""

    def run(_number: int) -> Answer:
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))
