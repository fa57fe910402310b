"""What a phone keeps of its area: complete, without personal numbers, and sent again only when it changed."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.people import DESA, FOREIGN_DESA, OTHER_DESA, TODAY

from pendamping.access.roles import Role
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport, LocalHoliday
from pendamping.fieldwork.services import verify_daily_reports
from pendamping.indices.schemas import NewSource
from pendamping.indices.services.recording import record_results
from pendamping.indices.tests.published import scored_row
from pendamping.people.models import Assignment, AssignmentArea, Person
from pendamping.regions.models import RegencySettings
from pendamping.sync.definitions import definition_text
from pendamping.sync.schemas.areas import AreaAsked
from pendamping.sync.services.area import area_of_phone
from pendamping.sync.tests.conftest import Phone, command, report

pytestmark = pytest.mark.django_db
PhoneOf = Callable[[Scope], Phone]


def asked(phone: Phone, **said: Any) -> dict[str, Any]:
    answer = phone.client.post("/api/area", json.dumps(said), "application/json", headers=phone.headers)
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def digests(reply: dict[str, Any]) -> dict[str, Any]:
    return {"around": reply["around"]["digest"], "villages": {one["code"]: one["digest"] for one in reply["villages"]}}


def test_own_villages_come_once_and_then_cost_nothing(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    first = asked(phone)
    assert [one["code"] for one in first["villages"]] == [DESA, OTHER_DESA]
    (village, _other) = first["villages"]
    assert (village["name"], village["district"], village["regency"]) == (
        "Pedongatan",
        "Bulik Timur",
        "Kabupaten Lamandau",
    )
    assert [(one["name"], one["tier"]) for one in village["people"]] == [("Sari", "PLD")]
    again = asked(phone, **digests(first))
    assert (again["around"], again["villages"], again["gone"]) == (None, [], [])


def test_a_renewed_placement_is_one_person(sari: Scope, phone_of: PhoneOf) -> None:
    first = Assignment.objects.get(person=sari.person_id)
    first.end = date(2024, 6, 30)
    first.save()
    renewed = Assignment.objects.create(person_id=first.person_id, tier=first.tier, start=date(2024, 7, 1))
    AssignmentArea.objects.create(assignment=renewed, region_id=DESA)
    (village,) = asked(phone_of(sari), only=[DESA])["villages"]
    assert [(one["name"], one["start"], one["end"]) for one in village["people"]] == [("Sari", "2024-01-01", None)]


def test_a_verified_visit_changes_its_village_alone(sari: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    known = digests(asked(phone))
    phone.ask(command("report.put", report(submit=True, title="Rapat", result="Disepakati (contoh)")))
    assert asked(phone, **known)["villages"] == []
    verify_daily_reports(budi, [DailyReport.objects.get().pk])
    (changed,) = asked(phone, **known)["villages"]
    (visit,) = changed["visits"]
    assert (changed["code"], visit["title"], visit["author"], visit["result"]) == (
        DESA,
        "Rapat",
        "Sari",
        "Disepakati (contoh)",
    )
    assert changed["visits_by_month"] == {"2024-11": 1}


def test_the_index_comes_with_all_dimensions_and_scores(
    sari: Scope, phone_of: PhoneOf, make_scope: Callable[..., Scope]
) -> None:
    office = make_scope("Dinas", Role.DPMD, "6209")
    rows = [scored_row(DESA, "Pedongatan", 4, year=year) for year in (2023, 2024)]
    record_results(office, NewSource("Hasil uji"), rows)
    sheet = asked(phone_of(sari), only=[DESA])["villages"][0]
    assert [(one["index"], one["year"], one["source"]) for one in sheet["index"]] == [
        ("idm", 2024, "Hasil uji"),
        ("idm", 2023, "Hasil uji"),
    ]
    assert sheet["index"][0]["dimensions"].keys() == {"iks", "ike", "ikl"}
    assert len(sheet["index"][0]["scores"]) == 50


def test_the_index_is_named_with_the_digest_of_its_definition(
    sari: Scope, phone_of: PhoneOf, make_scope: Callable[..., Scope]
) -> None:
    assert asked(phone_of(sari))["definitions"] == {}
    office = make_scope("Dinas", Role.DPMD, "6209")
    record_results(office, NewSource("Hasil uji"), [scored_row(DESA, "Pedongatan", 4, year=2024)])
    assert asked(phone_of(sari))["definitions"] == {"idm": definition_text("idm")[1]}


def test_whom_to_ask_and_which_days_are_free(sari: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    RegencySettings.objects.create(region_id="6209", office_phone="(0532) 000 (contoh)", desa_word="Desa")
    LocalHoliday.objects.create(area="6209", date=TODAY, name="Hari jadi (contoh)")
    around = asked(phone_of(sari))["around"]
    assert around["supervisors"][0]["name"] == "Budi"
    assert (around["supervisors"][0]["tier"], around["supervisors"][0]["region"]) == ("PD", "Bulik Timur")
    assert around["office"] == {"name": "Dinas PMD", "phone": "(0532) 000 (contoh)"}
    assert {"date": TODAY.isoformat(), "name": "Hari jadi (contoh)"} in around["holidays"]
    assert around["rest_days"] == [6, 7]
    assert around["placements"] == [{"start": "2024-01-01", "end": None}]


def test_nothing_of_another_area_and_no_personal_number(
    sari: Scope, ratna: Scope, phone_of: PhoneOf, make_scope: Callable[..., Scope]
) -> None:
    Person.objects.filter(name="Sari").update(phone="081234567890", nik="6209014101900001")
    reply = asked(phone_of(ratna), only=[DESA], villages={DESA: "x", FOREIGN_DESA: "x"})
    assert [one["code"] for one in reply["villages"]] == [FOREIGN_DESA]
    assert reply["gone"] == [DESA]
    said = json.dumps(asked(phone_of(sari)))
    assert "081234567890" not in said
    assert "6209014101900001" not in said


def test_whoever_works_in_many_villages_names_those_wanted(
    make_scope: Callable[..., Scope], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pendamping.sync.selectors.own_villages.MOST_SHEETS", 2)
    tapm = make_scope("Tapm", Role.TAPM_KAB, "6209")
    everything = area_of_phone(tapm, AreaAsked())
    assert (everything.villages, everything.too_many) == ([], True)
    named = area_of_phone(tapm, AreaAsked(only=(DESA,), villages={OTHER_DESA: "x"}))
    assert ([one.code for one in named.villages], named.gone) == ([DESA], [])


def test_many_villages_cost_no_more_queries(
    sari: Scope, budi: Scope, django_assert_num_queries: Callable[[int], Any], make_scope: Callable[..., Scope]
) -> None:
    one = make_scope("Tuti", Role.PLD, DESA)
    with django_assert_num_queries(NUMBER):
        assert len(area_of_phone(one, AreaAsked()).villages) == 1
    with django_assert_num_queries(NUMBER):
        assert len(area_of_phone(sari, AreaAsked()).villages) == 2


NUMBER = 21
