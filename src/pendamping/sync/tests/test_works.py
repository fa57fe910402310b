"""Works of the own villages on the phone, and how far they are from it."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.people import DESA, FOREIGN_DESA, TODAY

from pendamping.access.roles import Role
from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.sync.schemas.areas import AreaAsked
from pendamping.sync.services.area import area_of_phone
from pendamping.sync.tests.conftest import Phone, command
from pendamping.villages.models import Work, WorkState
from pendamping.villages.services import record_work, withdraw_work, write_progress
from pendamping.villages.tests.samples import new_progress, new_work

pytestmark = pytest.mark.django_db
PhoneOf = Callable[[Scope], Phone]


def works_told(phone: Phone, cursor: str = "") -> tuple[list[dict[str, Any] | None], str]:
    seen: dict[str, dict[str, Any] | None] = {}
    while True:
        answer = phone.ask(cursor=cursor)
        seen |= {one["id"]: one["work"] for one in answer["changes"] if one["type"] == "work"}
        cursor = answer["cursor"]
        if not answer["more"]:
            return list(seen.values()), cursor


def put(work: Work, percent: int, **content: Any) -> dict[str, Any]:
    said = {"date": TODAY.isoformat(), "percent": percent} | content
    return command("work_progress.put", {"id": str(new_id()), "work": str(work.pk), "content": said})


def test_a_phone_holds_the_works_of_its_villages_until_they_are_withdrawn(
    sari: Scope, budi: Scope, ratna: Scope, phone_of: PhoneOf
) -> None:
    work, _new = record_work(budi, new_work())
    record_work(budi, new_work(year=TODAY.year - 2, name="Lama (data contoh)"))
    record_work(ratna, new_work(region=FOREIGN_DESA))
    phone = phone_of(sari)
    (told,), cursor = works_told(phone)
    assert told is not None
    assert (told["id"], told["state"]) == (str(work.pk), "not_begun")
    assert told["bidang_name"] == "Pelaksanaan Pembangunan Desa"
    write_progress(budi, new_progress(work.pk, 40, disbursed=90_000_000, note="Fondasi selesai."))
    (told,), cursor = works_told(phone, cursor)
    assert told is not None
    assert (told["percent"], told["disbursed"], told["progress"][0]["by"]) == (40, 90_000_000, "Budi")
    withdraw_work(budi, work.pk, "Tercatat dua kali.")
    assert works_told(phone, cursor)[0] == [None]
    assert phone.result(put(work, 50)) == ["refused work.withdrawn"]


def test_progress_from_a_phone_is_stored_once_and_refused_with_its_reason(sari: Scope, phone_of: PhoneOf) -> None:
    work, _new = record_work(sari, new_work())
    phone, half = phone_of(sari), put(work, 50)
    assert phone.result(half) == ["stored"]
    assert phone.result(half) == ["already_stored"]
    assert phone.result(put(work, 30), put(work, 30, note="Tergerus banjir.")) == [
        "refused work_progress.falls_unexplained",
        "stored",
    ]
    assert phone.result(put(work, 30, is_stopped=True, note="Menunggu material.")) == ["stored"]
    work.refresh_from_db()
    assert (work.percent, work.state) == (30, WorkState.STOPPED)


def test_nobody_writes_of_works_elsewhere(sari: Scope, ratna: Scope, phone_of: PhoneOf) -> None:
    work, _new = record_work(ratna, new_work(region=FOREIGN_DESA))
    assert phone_of(sari).result(put(work, 10)) == ["later work.not_found"]


def test_a_phone_of_the_whole_kabupaten_holds_works_with_the_sheets_it_asks_for(
    sari: Scope, make_scope: Callable[..., Scope], phone_of: PhoneOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, _new = record_work(sari, new_work())
    record_work(sari, new_work(year=TODAY.year - 2, name="Lama (data contoh)"))
    monkeypatch.setattr("pendamping.sync.selectors.own_villages.MOST_SHEETS", 2)
    assert len(works_told(phone_of(sari))[0]) == 1
    assert area_of_phone(sari, AreaAsked()).villages[0].works == []
    joko = make_scope("Joko", Role.TAPM_KAB, "6209")
    assert works_told(phone_of(joko))[0] == []
    (sheet,) = area_of_phone(joko, AreaAsked(only=(DESA,))).villages
    assert [(one.id, one.percent) for one in sheet.works] == [(work.pk, 0)]
    assert phone_of(joko).result(put(work, 50)) == ["stored"]
    (renewed,) = area_of_phone(joko, AreaAsked(only=(DESA,), villages={DESA: sheet.digest})).villages
    assert [one.percent for one in renewed.works] == [50]
