"""The questionnaire on the phone: told with every answer so far, filled without a signal, never written over others."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.people import DESA, OTHER_DESA

from pendamping.access.roles import Role
from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope
from pendamping.engine.law.definitions import definition
from pendamping.indices.models import Round, VillageAnswer, VillageSheet
from pendamping.indices.selectors.sheets import given_answers
from pendamping.indices.services.answers import record_answers
from pendamping.indices.tests.answering import a_round, filled
from pendamping.sync.definitions import definition_text
from pendamping.sync.models import CommandReceipt
from pendamping.sync.tests.conftest import Phone, command

pytestmark = pytest.mark.django_db
PhoneOf = Callable[[Scope], Phone]


@pytest.fixture
def sheet(regions: object) -> VillageSheet:
    return a_round().sheets.get(region=DESA)


def put(sheet: VillageSheet, revision: int = 1, **body: Any) -> dict[str, Any]:
    return command("answers.put", {"id": str(sheet.pk), "revision": revision} | body)


def told(phone: Phone, cursor: str = "") -> tuple[dict[str, Any], str]:
    """The questionnaires among what changed since the cursor, by their village; and the cursor then."""
    found: dict[str, Any] = {}
    while True:
        answer = phone.ask(cursor=cursor)
        found |= {one["index_sheet"]["region"]: one["index_sheet"] for one in answer["changes"] if one["index_sheet"]}
        cursor = answer["cursor"]
        if not answer["more"]:
            return found, cursor


def test_the_answers_of_a_day_without_a_signal_are_stored(sari: Scope, phone_of: PhoneOf, sheet: VillageSheet) -> None:
    phone = phone_of(sari)
    given = {"doctor_count": 2, "has_library": True, "pollution_kinds": [], "health_facility_travel_minutes": 30.5}
    sent = put(sheet, answers=given, notes={"doctor_count": "Daftar puskesmas, Oktober 2024"})
    assert phone.result(sent) == ["stored"]
    assert phone.result(sent) == ["already_stored"]
    assert given_answers(sari, sheet) == given
    stored = sheet.answers.get(answer_id="doctor_count")
    assert (stored.source, stored.note) == (VillageAnswer.Source.PHONE, "Daftar puskesmas, Oktober 2024")


def test_a_phone_holds_its_villages_questionnaires(sari: Scope, phone_of: PhoneOf, sheet: VillageSheet) -> None:
    record_answers(sari, sheet.pk, {"doctor_count": "2"})
    held, _cursor = told(phone_of(sari))
    assert held.keys() == {DESA, OTHER_DESA}
    said = held[DESA]
    (answer,) = said["answers"]
    assert (answer["question"], answer["value"], answer["by"]) == ("doctor_count", 2, "Sari")
    assert (said["index"], said["definition"]) == ("idm", definition_text("idm")[1])
    assert (said["takes_answers"], said["closes_on"], said["before"]) == (True, "2099-12-31", {})


def test_what_others_answered_meanwhile_is_shown_field_by_field(
    sari: Scope, budi: Scope, phone_of: PhoneOf, sheet: VillageSheet
) -> None:
    phone = phone_of(sari)
    _held, cursor = told(phone)
    record_answers(budi, sheet.pk, {"doctor_count": "3"})
    sent = put(sheet, answers={"doctor_count": 2, "midwife_count": 1, "population": 1.5}, seen={})
    (answer,) = phone.ask(sent)["answers"]
    assert (answer["result"], answer["code"]) == ("refused", "index_answer.partly_taken")
    refused = answer["facts"]["refused"]
    assert {id_: one["code"] for id_, one in refused.items()} == {
        "doctor_count": "answered_meanwhile",
        "population": "not_whole",
    }
    assert "Budi sudah menjawab 3 orang" in refused["doctor_count"]["message"]
    assert given_answers(sari, sheet) == {"doctor_count": 3, "midwife_count": 1}
    assert phone.ask(sent)["answers"][0]["facts"] == answer["facts"]  # asked again after a lost answer
    stamp = next(one["stamp"] for one in told(phone, cursor)[0][DESA]["answers"] if one["question"] == "doctor_count")
    again = put(sheet, 2, answers={"doctor_count": 2, "midwife_count": 1}, seen={"doctor_count": stamp})
    assert phone.result(again) == ["stored"]
    assert given_answers(sari, sheet) == {"doctor_count": 2, "midwife_count": 1}


def test_revisions_overtake_each_other_question_by_question(
    sari: Scope, phone_of: PhoneOf, sheet: VillageSheet
) -> None:
    """As after a restored backup, when a phone says everything again and a line breaks in between."""
    phone = phone_of(sari)
    first = put(sheet, 1, answers={"doctor_count": 9, "population": 1200})
    second = put(sheet, 2, answers={"doctor_count": 2, "midwife_count": 1})
    third = put(sheet, 3, answers={"midwife_count": None})
    assert phone.result(third, second, first, put(sheet, 1, answers={"doctor_count": 9})) == ["stored"] * 4
    assert given_answers(sari, sheet) == {"doctor_count": 2, "population": 1200}
    assert CommandReceipt.objects.filter(result=CommandReceipt.Result.SUPERSEDED).count() == 1


def test_what_was_taken_of_a_newer_revision_is_not_overwritten_by_an_older_one(
    sari: Scope, phone_of: PhoneOf, sheet: VillageSheet
) -> None:
    phone = phone_of(sari)
    newer = put(sheet, 2, answers={"doctor_count": 2, "population": 1.5})
    older = put(sheet, 1, answers={"doctor_count": 9, "midwife_count": 1})
    assert phone.result(newer, older, newer) == [
        "refused index_answer.partly_taken",
        "stored",
        "refused index_answer.partly_taken",
    ]
    assert given_answers(sari, sheet) == {"doctor_count": 2, "midwife_count": 1}


def test_a_round_that_is_opened_reaches_phones_that_know_everything_else(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    _held, cursor = told(phone)
    a_round()
    held, cursor = told(phone, cursor)
    assert held.keys() == {DESA, OTHER_DESA}
    assert told(phone, cursor)[0] == {}


def test_the_year_before_stands_beside(sari: Scope, phone_of: PhoneOf, sheet: VillageSheet) -> None:
    earlier = a_round(year=2023).sheets.get(region=DESA)
    record_answers(sari, earlier.pk, {"doctor_count": "1"})
    Round.objects.filter(year=2023).update(closes_on=date(2023, 11, 5))
    said = told(phone_of(sari))[0]
    assert said[DESA]["year_before"] == 2023
    assert said[DESA]["before"] == {"doctor_count": 1}


def test_a_sheet_that_left_the_village_takes_nothing(sari: Scope, phone_of: PhoneOf, sheet: VillageSheet) -> None:
    filled(sari, sheet)
    assert phone_of(sari).result(put(sheet, answers={"doctor_count": 9})) == ["refused index_sheet.locked"]


def test_nobody_reads_or_fills_another_areas_sheet(
    ratna: Scope, phone_of: PhoneOf, sheet: VillageSheet, make_scope: Callable[..., Scope]
) -> None:
    phone = phone_of(ratna)
    assert told(phone)[0] == {}
    assert phone.result(put(sheet, answers={"doctor_count": 9})) == ["later index_sheet.not_found"]
    technician = make_scope("Tono", Role.PT, "620904")  # his role fills no questionnaires
    assert told(phone_of(technician))[0] == {}
    assert phone_of(technician).result(put(sheet, answers={"doctor_count": 9})) == ["refused not_allowed"]
    assert given_answers(ratna, sheet) == {}


@pytest.mark.parametrize("value", [{"a": 1}, 10**400, [["x"]], "NaN", [None]])
def test_a_strange_answer_is_refused_by_itself(
    sari: Scope, phone_of: PhoneOf, sheet: VillageSheet, value: object
) -> None:
    for question in ("doctor_count", "pollution_kinds", "has_library", "toilet_place"):
        (answer,) = phone_of(sari).ask(put(sheet, answers={question: value}))["answers"]
        assert (answer["result"], answer["code"]) == ("refused", "index_answer.partly_taken")
        assert question in definition("idm").answers
        assert question in answer["facts"]["refused"]
    assert given_answers(sari, sheet) == {}


def test_another_note_leaves_a_trace(sari: Scope, phone_of: PhoneOf, sheet: VillageSheet) -> None:
    phone = phone_of(sari)
    phone.ask(put(sheet, 1, answers={"doctor_count": 2}, notes={"doctor_count": "Bidan"}))
    phone.ask(put(sheet, 2, answers={"doctor_count": 2}, notes={"doctor_count": "Kepala puskesmas"}))
    assert sheet.answers.get().note == "Kepala puskesmas"
    assert AuditEntry.objects.filter(action="index_answer.recorded").latest("sequence").facts["notes"] == [
        "doctor_count"
    ]
    assert CommandReceipt.objects.count() == 2


def test_many_villages_cost_no_more_queries(
    budi: Scope, phone_of: PhoneOf, django_assert_max_num_queries: Callable[[int], Any], sheet: VillageSheet
) -> None:
    phone = phone_of(budi)
    phone.ask(cursor="")
    with django_assert_max_num_queries(36):
        again = phone.ask(cursor="")
    assert len([one for one in again["changes"] if one["index_sheet"]]) == 2
