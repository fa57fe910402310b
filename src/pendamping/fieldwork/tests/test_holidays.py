from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.people import DESA, TODAY

from pendamping.access.roles import Role
from pendamping.common.periods import Month
from pendamping.common.problems import NotAllowed, NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.errors import HolidayOutsideScope
from pendamping.fieldwork.models import Leave, LocalHoliday
from pendamping.fieldwork.schemas import NewHoliday
from pendamping.fieldwork.services import add_holidays, remove_holiday
from pendamping.fieldwork.workdays import workdays_of

MakeScope = Callable[..., Scope]
SignIn = Callable[[Scope], Client]
MONDAY = date(2024, 11, 4)
ANNIVERSARY = NewHoliday(date=MONDAY, name="Hari jadi")


@pytest.fixture
def dewi(make_scope: MakeScope) -> Scope:
    return make_scope("Dewi", Role.DPMD, "6209")


def missing(scope: Scope, month: Month) -> set[date]:
    assert scope.person_id
    return workdays_of([scope.person_id], month, today=month.next().first)[scope.person_id].missing


def test_nobody_waits_for_the_reports_of_a_cadre(make_scope: MakeScope) -> None:
    kader = make_scope("Kader", Role.KPMD, DESA)
    assert not missing(kader, Month(2024, 11))


def test_nobody_is_asked_for_a_report_on_a_national_holiday(sari: Scope) -> None:
    """Lebaran 2026: joint leave on Friday, Monday and Tuesday around it."""
    march = missing(sari, Month(2026, 3))
    assert date(2026, 3, 17) in march
    assert not {date(2026, 3, day) for day in (18, 19, 20, 23, 24)} & march


@pytest.mark.parametrize(("area", "is_off"), [("6209", True), ("62", True), ("", True), ("6201", False)])
def test_an_added_day_holds_where_it_was_set(sari: Scope, area: str, is_off: bool) -> None:
    LocalHoliday.objects.create(area=area, date=MONDAY, name="Hari jadi")
    assert (MONDAY not in missing(sari, Month(2024, 11))) is is_off


def test_an_office_adds_and_removes_its_own_days(dewi: Scope, sari: Scope) -> None:
    add_holidays(dewi, "6209", [ANNIVERSARY], "")
    add_holidays(dewi, "6209", [ANNIVERSARY], "Keputusan Bupati")
    holiday = LocalHoliday.objects.get()
    assert holiday.basis == "Keputusan Bupati"
    with pytest.raises(NotAllowed):
        remove_holiday(sari, holiday.pk)
    remove_holiday(dewi, holiday.pk)
    assert not LocalHoliday.objects.exists()


@pytest.mark.parametrize("area", ["", "62", "6201"])
def test_an_office_sets_no_days_for_others(dewi: Scope, area: str) -> None:
    with pytest.raises(HolidayOutsideScope):
        add_holidays(dewi, area, [ANNIVERSARY], "")
    other = LocalHoliday.objects.create(area=area, date=MONDAY, name="Hari jadi")
    with pytest.raises(NotFound):
        remove_holiday(dewi, other.pk)


def test_several_days_are_written_down_at_once(dewi: Scope, sign_in: SignIn) -> None:
    client, address = sign_in(dewi), reverse("fieldwork:holidays")
    typed = {"area": "6209", "days": "04-11-2024 Hari jadi\n\n1/7/2025  Pilkades serentak", "basis": "SE Bupati"}
    assert client.post(address, typed).status_code == 302
    assert list(LocalHoliday.objects.values_list("date", "name")) == [
        (MONDAY, "Hari jadi"),
        (date(2025, 7, 1), "Pilkades serentak"),
    ]
    shown = client.get(address, {"tahun": "2025"}).content.decode()
    assert "Pilkades serentak" in shown
    assert "Waisak 2569" in shown


@pytest.mark.parametrize(
    ("days", "complaint"),
    [
        ("04-11-2024 Hari jadi\n31-02-2025 Tidak ada", "Baris 2"),
        ("Hari jadi", "tulis tanggal"),
        ("04-11-2024", "Baris 1"),
    ],
)
def test_a_line_that_is_no_day_is_named(dewi: Scope, sign_in: SignIn, days: str, complaint: str) -> None:
    answer = sign_in(dewi).post(reverse("fieldwork:holidays"), {"area": "6209", "days": days})
    assert complaint in answer.content.decode()
    assert not LocalHoliday.objects.exists()


def test_the_calendar_names_the_day_off(sari: Scope, sign_in: SignIn) -> None:
    LocalHoliday.objects.create(area="6209", date=TODAY, name="Hari jadi kabupaten")
    shown = sign_in(sari).get(reverse("fieldwork:own_calendar"), {"month": "2024-11"}).content.decode()
    assert "Hari jadi kabupaten" in shown
    assert "libur nasional 2024 belum tercatat" in shown


def test_leave_is_counted_in_working_days(sari: Scope) -> None:
    """Nyepi and Lebaran 2026 lie inside these nine days."""
    assert sari.person_id
    leave = {"kind": "sick", "start": date(2026, 3, 17), "end": date(2026, 3, 25), "state": Leave.State.GRANTED}
    Leave.objects.create(person_id=sari.person_id, person_tier="PLD", **leave)
    work = workdays_of([sari.person_id], Month(2026, 3), today=date(2026, 4, 1))[sari.person_id]
    assert work.working_days_on_leave == [date(2026, 3, 17), date(2026, 3, 25)]
