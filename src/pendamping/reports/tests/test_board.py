"""Who has not reported and why: leave, no signal, a lost phone, or no word; who will miss the window."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.people import DESA, OTHER_DESA, account_of

from pendamping.access.models import Device
from pendamping.access.roles import Role
from pendamping.common.models import AuditEntry
from pendamping.common.periods import Month
from pendamping.common.problems import NotAllowed, NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.people.models import Assignment, Tier
from pendamping.people.services import set_required_posts
from pendamping.regions.models import Region
from pendamping.reports.errors import SilenceEndsBeforeStart, SilenceNotTheirs, SilenceTooLong
from pendamping.reports.models import Silence
from pendamping.reports.schemas.board import Board, BoardRow, Miss, Reason
from pendamping.reports.selectors.board import board_area, board_of
from pendamping.reports.services.handing_in import submit_monthly_report
from pendamping.reports.services.silence import NewSilence, declare_silence
from pendamping.reports.tests.conftest import own_id

SignIn = Callable[[Scope], Client]
OCTOBER = Month(2024, 10)
HALF_WAY = date(2024, 10, 21)
WENT_QUIET = date(2024, 10, 18)


@pytest.fixture
def half_way(budi: Scope) -> Scope:
    return replace(budi, today=HALF_WAY)


def shown(scope: Scope) -> Board:
    return board_of(scope, Region.objects.get(pk="620904"), OCTOBER)


def row_of(scope: Scope, name: str) -> BoardRow:
    return next(row for row in shown(scope).rows if row.person.name == name)


def silent(scope: Scope, kind: str = "no_signal", start: date = WENT_QUIET, end: date = WENT_QUIET) -> NewSilence:
    return NewSilence(own_id(scope), kind, start, end)


def test_every_empty_day_has_a_reason(half_way: Scope, sari: Scope, october: list[DailyReport]) -> None:
    row = row_of(half_way, "Sari")
    assert row.reasons[date(2024, 10, 14)] == Reason.LEAVE
    assert row.reasons[WENT_QUIET] == Reason.NO_WORD
    declare_silence(sari, silent(sari))
    row = row_of(half_way, "Sari")
    assert row.reasons[WENT_QUIET] == Reason.NO_SIGNAL
    assert ("tanpa sinyal", 1) in row.explained
    assert date(2024, 10, 1) not in row.reasons


def test_a_lost_phone_explains_the_days_after_it(half_way: Scope, sari: Scope, october: list[DailyReport]) -> None:
    Device.objects.create(
        id=uuid4(),
        account=account_of(sari),
        name="HP",
        token_hash="x",
        enrolled_at=datetime(2024, 1, 1, tzinfo=UTC),
        revoked_at=datetime(2024, 10, 17, 3, tzinfo=UTC),
        revoked_because="hilang di sungai",
    )
    row = row_of(half_way, "Sari")
    assert row.reasons[WENT_QUIET] == Reason.DEVICE_LOST
    assert row.reasons[date(2024, 10, 16)] == Reason.NO_WORD


def test_days_add_up(half_way: Scope, october: list[DailyReport]) -> None:
    day = next(one for one in shown(half_way).days if one.day == WENT_QUIET)
    assert (day.expected, day.reported, day.counts[Reason.NO_WORD]) == (2, 0, 2)


def test_the_forecast_follows_its_stated_rule(budi: Scope, sari: Scope, october: list[DailyReport]) -> None:
    early = replace(budi, today=date(2024, 10, 7))
    assert row_of(early, "Sari").miss is None
    late = replace(budi, today=date(2024, 11, 2))  # one day is left, and more days than that are without a word
    assert row_of(late, "Sari").miss == Miss.SILENT
    assert row_of(replace(budi, today=date(2024, 11, 20)), "Sari").miss == Miss.PAST
    submit_monthly_report(replace(sari, today=date(2024, 11, 2)), own_id(sari), OCTOBER)
    assert row_of(late, "Sari").miss is None


def test_nobody_reports_from_an_empty_post(half_way: Scope, sari: Scope, october: list[DailyReport]) -> None:
    set_required_posts(replace(half_way, needs=half_way.needs | {"assignment.write"}), "620904", Tier.PLD, 3)
    Assignment.objects.filter(person_id=own_id(sari)).update(end=date(2024, 10, 15))
    (gap,) = shown(half_way).gaps
    assert (gap.region.code, list(gap.posts)) == ("620904", [(Tier.PLD, 3)])
    assert {village.code for village in gap.villages} == {DESA, OTHER_DESA}


def test_how_long_checking_takes(half_way: Scope, october: list[DailyReport]) -> None:
    lag = shown(half_way).lags[0]
    assert (lag.checker, lag.checked, lag.median) == ("Budi", 7, 1.0)


def test_silence_is_declared_for_oneself_and_for_those_one_checks(
    sari: Scope, budi: Scope, ratna: Scope, camat: Scope
) -> None:
    declare_silence(budi, silent(sari, "device_lost"))
    assert Silence.objects.get().declared_by_id == budi.person_id
    assert AuditEntry.objects.filter(action="silence.declared").count() == 1
    for other in (sari, ratna):
        with pytest.raises(SilenceNotTheirs):
            declare_silence(other, silent(budi))
    with pytest.raises(NotAllowed):
        declare_silence(camat, silent(sari))
    with pytest.raises(SilenceEndsBeforeStart):
        declare_silence(sari, silent(sari, end=date(2024, 10, 1)))
    with pytest.raises(SilenceTooLong):
        declare_silence(sari, silent(sari, end=date(2024, 12, 31)))


def test_a_wide_scope_chooses_a_kabupaten_first(make_scope: Callable[..., Scope], budi: Scope) -> None:
    province = make_scope("Hadi", Role.DPMD_PROV, "62")
    assert board_area(province, "") is None
    chosen = board_area(province, "6209")
    assert chosen is not None
    for asked in ("62", "6209042008", "31"):
        with pytest.raises(NotFound):
            board_area(province, asked)
    with pytest.raises(NotFound):
        board_area(budi, "6209")


def test_pages(sari: Scope, budi: Scope, october: list[DailyReport], sign_in: SignIn) -> None:
    browser = sign_in(sari)
    assert browser.get(reverse("reports:board")).status_code == 404
    asked = {"person": own_id(sari), "kind": "no_signal", "start": "2024-10-18", "end": "2024-10-18"}
    assert "Dicatat" in browser.post(reverse("reports:silence"), asked, follow=True).text
    assert "lebih awal" in browser.post(reverse("reports:silence"), asked | {"end": "2024-10-01"}).text
    browser = sign_in(budi)
    page = browser.get(reverse("reports:board"), {"month": "2024-10", "tanggal": "2024-10-18"})
    assert "tanpa sinyal" in page.text
    assert "melewati batas" in page.text
    assert browser.get(reverse("reports:board"), {"month": "2024-10", "wilayah": "620102"}).status_code == 404


def test_the_board_stays_within_its_queries(
    budi: Scope, october: list[DailyReport], sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    browser = sign_in(budi)
    browser.get(reverse("reports:board"))  # counts the menu's numbers, which are kept for a while
    with django_assert_max_num_queries(15):
        browser.get(reverse("reports:board"), {"month": "2024-10"})
