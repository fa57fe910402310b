"""A year's backlog of monthly reports of a kabupaten, verified in one request: `python -m bench.office.months`.

Over an empty, migrated database: 90 facilitators, 12 months of twenty verified daily reports each, all handed in and
none checked. Prints one JSON object; `python -m bench` makes a table of several.
"""

import json
import sys
from datetime import date, datetime, time, timedelta
from http import HTTPStatus
from time import perf_counter, process_time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pendamping.access.models import Account, Membership
from pendamping.access.roles import Role
from pendamping.common.bulk import insert_rows
from pendamping.common.periods import Month
from pendamping.fieldwork.models import DailyReport
from pendamping.people.models import Assignment, AssignmentArea, Person, Tier
from pendamping.regions.models import Region
from pendamping.reports.models import PeriodicReport
from pendamping.reports.storing import to_json
from pendamping.reports.tests.papers import MONTHLY

PEOPLE, MONTHS, DAYS, DISTRICTS = 90, 12, 20, 8
YEAR = 2025
ZONE = ZoneInfo("Asia/Jakarta")


def main() -> None:
    settings.ALLOWED_HOSTS.append("testserver")
    checker = _backlog()
    browser = Client()
    browser.force_login(checker, backend="pendamping.access.backends.AccountBackend")
    address = reverse("reports:approvals")
    browser.get(address)
    with CaptureQueriesContext(connection) as list_queries:
        begun, read = perf_counter(), process_time()
        page = browser.get(address)
        seen, read = perf_counter() - begun, process_time() - read
    months = [f"{YEAR}-{number:02}" for number in range(1, MONTHS + 1)]
    with CaptureQueriesContext(connection) as queries:
        begun, worked = perf_counter(), process_time()
        answer = browser.post(address, {"month": months})
        verified, worked = perf_counter() - begun, process_time() - worked
    done = PeriodicReport.objects.filter(state=PeriodicReport.State.VERIFIED).count()
    if (page.status_code, answer.status_code, done) != (HTTPStatus.OK, HTTPStatus.FOUND, PEOPLE * MONTHS):
        sys.exit(f"not verified: {page.status_code}, {answer.status_code}, {done}")
    figures = {
        "database": connection.vendor,
        "reports": done,
        "list_ms": seen * 1000,
        "list_cpu_ms": read * 1000,
        "list_queries": len(list_queries),
        "verify_ms": verified * 1000,
        "verify_cpu_ms": worked * 1000,
        "verify_queries": len(queries),
    }
    print(json.dumps(figures))


def _backlog() -> Account:
    """Everything that waits; returns the account of who checks it: nobody holds the posts between."""
    Region.objects.bulk_create(
        [Region(code="98", name="Provinsi contoh", level=2, kind=Region.Kind.PROVINCE)]
        + [Region(code="9801", name="Kabupaten contoh", level=4, kind=Region.Kind.KABUPATEN)]
        + [_district(number) for number in range(1, DISTRICTS + 1)]
    )
    checker = _person("Pemeriksa contoh", Tier.TAPM_KAB, "9801")
    account = Account.objects.create_account("pemeriksa", checker.name, must_set_password=False)
    Person.objects.filter(pk=checker.pk).update(account=account)
    Account.objects.filter(pk=account.pk).update(person_id=checker.pk)
    Membership.objects.create(account=account, role=Role.TAPM_KAB, region_code="9801", since=date(YEAR, 1, 1))
    paper = to_json("monthly", MONTHLY)
    reports, months = [], []
    for number in range(PEOPLE):
        district = f"9801{number % DISTRICTS + 1:02}"
        author = _person(f"Pendamping contoh {number + 1}", Tier.PLD, district)
        for place in range(MONTHS):
            month = Month(YEAR, place + 1)
            reports += [_report(author, checker, district, day) for day in month.days[:DAYS]]
            months.append(_month(author, district, month, paper))
    insert_rows(reports)
    insert_rows(months)
    account.refresh_from_db()
    return account


def _district(number: int) -> Region:
    return Region(code=f"9801{number:02}", name=f"Kecamatan contoh {number}", level=6, kind=Region.Kind.DISTRICT)


def _person(name: str, tier: Tier, code: str) -> Person:
    person = Person.objects.create(name=name, is_sample=True)
    placement = Assignment.objects.create(person=person, tier=tier, start=date(YEAR, 1, 1))
    AssignmentArea.objects.create(assignment=placement, region_id=code)
    return person


def _report(author: Person, checker: Person, district: str, day: date) -> DailyReport:
    written = datetime.combine(day, time(18), ZONE)
    return DailyReport(
        author=author,
        author_tier=Tier.PLD,
        author_post=district,
        region_id=district,
        kind=DailyReport.Kind.ACTIVITY,
        state=DailyReport.State.VERIFIED,
        date=day,
        start=time(9),
        end=time(11),
        category="apb_desa",
        description="Mendampingi pembahasan (data contoh)",
        created_at_device=written,
        received_at_server=written,
        submitted_at=written,
        checked_at=written + timedelta(hours=2),
        checked_by=checker,
        is_sample=True,
    )


def _month(author: Person, district: str, month: Month, paper: dict[str, object]) -> PeriodicReport:
    return PeriodicReport(
        kind=PeriodicReport.Kind.MONTHLY,
        author=author,
        author_tier=Tier.PLD,
        author_post=district,
        since=month.first,
        until=month.last,
        state=PeriodicReport.State.SUBMITTED,
        paper=paper,
        submitted_at=datetime.combine(month.next().first, time(9), ZONE),
        is_sample=True,
    )


if __name__ == "__main__":
    main()
