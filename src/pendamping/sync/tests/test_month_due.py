"""The own monthly report that waits at the office's pages, told at every contact."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from tests.people import TODAY

from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.services import verify_daily_reports
from pendamping.people.models import Assignment
from pendamping.reports.models import PeriodicReport
from pendamping.reports.services.approving import return_monthly_report
from pendamping.reports.services.handing_in import submit_monthly_report
from pendamping.sync.tests.conftest import Phone, command, report

pytestmark = pytest.mark.django_db
LAST_MONTH = Month.of(TODAY).previous()


def test_a_phone_reminds_of_the_month_until_it_is_handed_in(
    sari: Scope, budi: Scope, phone_of: Callable[[Scope], Phone]
) -> None:
    assert sari.person_id is not None
    phone = phone_of(sari)
    due = phone.ask()["month_due"]
    assert (due["month"], due["hand_in_by"], due["is_returned"]) == (LAST_MONTH.iso, "2024-11-03", False)
    assert due["page"].endswith(f"{sari.person_id}/{LAST_MONTH.iso}/")
    at = datetime(2024, 10, 21, 9, tzinfo=UTC).isoformat()
    visit = report(submit=True, date="2024-10-21", title="Rapat", result="Disepakati (contoh)")
    written = command("report.put", visit | {"created_at_device": at}) | {"written_at": at}
    assert phone.result(written, clock=datetime.now(UTC).isoformat()) == ["stored"]
    verify_daily_reports(budi, [DailyReport.objects.get().pk])
    submit_monthly_report(sari, sari.person_id, LAST_MONTH)
    assert phone.ask()["month_due"] is None
    return_monthly_report(budi, PeriodicReport.objects.get().pk, "Lengkapi.")
    assert phone.ask()["month_due"]["is_returned"]


def test_nobody_without_a_post_in_the_month_is_reminded(sari: Scope, phone_of: Callable[[Scope], Phone]) -> None:
    phone = phone_of(sari)
    Assignment.objects.filter(person=sari.person_id).update(start=TODAY)
    assert phone.ask()["month_due"] is None
