"""What was written in time is taken, however long the phone was without a signal; a clock set back helps nobody."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.sync.tests.conftest import Phone, command, report

pytestmark = pytest.mark.django_db
PhoneOf = Callable[[Scope], Phone]
THAT_DAY = date(2024, 9, 2)  # ten weeks before today; its month was taken until early October
THEN = datetime(2024, 9, 2, 9, tzinfo=UTC)


def written(at: datetime, **said: Any) -> dict[str, Any]:
    body = report(date=THAT_DAY.isoformat(), submit=True, **said) | {"created_at_device": at.isoformat()}
    return command("report.put", body) | {"written_at": at.isoformat()}


def right_clock() -> str:
    return datetime.now(UTC).isoformat()


def test_a_report_that_travelled_for_weeks_is_in_time(sari: Scope, phone_of: PhoneOf) -> None:
    assert phone_of(sari).result(written(THEN), clock=right_clock()) == ["stored"]
    stored = DailyReport.objects.get()
    assert (stored.state, stored.created_at_device) == (DailyReport.State.SUBMITTED, THEN)


def test_a_change_that_travelled_for_weeks_is_in_time(sari: Scope, phone_of: PhoneOf) -> None:
    phone, identifier = phone_of(sari), new_id()
    draft = command("report.put", report(identifier))
    moved = written(THEN)
    moved["body"] |= {"id": str(identifier), "revision": 2}
    assert phone.result(draft, clock=right_clock()) == ["stored"]
    assert phone.result(moved, clock=right_clock()) == ["stored"]
    stored = DailyReport.objects.get()
    assert (stored.state, stored.date) == (DailyReport.State.SUBMITTED, THAT_DAY)


@pytest.mark.parametrize("days", [40, 71], ids=["after-the-month", "today"])
def test_a_report_written_too_late_is_refused(sari: Scope, phone_of: PhoneOf, days: int) -> None:
    late = written(THEN + timedelta(days=days))
    assert phone_of(sari).result(late, clock=right_clock()) == ["refused daily_report.too_late"]


def test_a_clock_set_back_is_measured_and_set_right(sari: Scope, phone_of: PhoneOf) -> None:
    assert phone_of(sari).result(written(THEN), clock=THEN.isoformat()) == ["refused daily_report.too_late"]


@pytest.mark.parametrize(
    ("at", "result"),
    [
        (datetime(1, 1, 1, 12, tzinfo=UTC), "stored"),
        (datetime(9999, 12, 31, 12, tzinfo=UTC), "refused daily_report.too_late"),
    ],
    ids=["first", "last"],
)
def test_a_clock_at_the_end_of_all_years_breaks_nothing(
    sari: Scope, phone_of: PhoneOf, at: datetime, result: str
) -> None:
    assert phone_of(sari).result(written(at), clock=right_clock()) == [result]
