"""Obstacles from and to the phone."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.people import DESA, FOREIGN_DESA

from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.obstacles.models import Level, Obstacle
from pendamping.obstacles.services import answer_obstacle, escalate_obstacle
from pendamping.sync.tests.conftest import Phone, command

pytestmark = pytest.mark.django_db
PhoneOf = Callable[[Scope], Phone]


def body(revision: int = 1, **changes: Any) -> dict[str, Any]:
    """The body of `obstacle.put`, as a phone that knows no levels sends it."""
    outer = {name: changes.pop(name) for name in ("id", "base_version") if name in changes}
    content = {
        "region": DESA,
        "theme": "distance",
        "title": "Jembatan putus (data contoh)",
        "description": "Satu tali putus sejak banjir.",
        "wanted_help": "Survei kerusakan.",
        "date": "2024-11-12",
        "daily_report_id": None,
    } | changes
    return {"id": str(new_id()), "revision": revision, "content": content} | outer


def obstacles_told(phone: Phone, cursor: str = "") -> tuple[list[dict[str, Any] | None], str]:
    seen: dict[str, dict[str, Any] | None] = {}
    while True:
        answer = phone.ask(cursor=cursor)
        seen |= {one["id"]: one["obstacle"] for one in answer["changes"] if one["type"] == "obstacle"}
        cursor = answer["cursor"]
        if not answer["more"]:
            return list(seen.values()), cursor


def test_an_obstacle_is_stored_once_and_mended(sari: Scope, phone_of: PhoneOf) -> None:
    phone, sent = phone_of(sari), body()
    first = command("obstacle.put", sent)
    assert phone.result(first) == ["stored"]
    assert phone.result(first) == ["already_stored"]
    mended = body(2, id=sent["id"], title="Jembatan putus dua tali", base_version=1)
    assert phone.result(command("obstacle.put", mended)) == ["stored"]
    stored = Obstacle.objects.get()
    assert (stored.title, stored.level, stored.version) == ("Jembatan putus dua tali", Level.VILLAGE, 2)


def test_a_phone_that_missed_the_answer_may_still_build_on_its_own_writing(sari: Scope, phone_of: PhoneOf) -> None:
    phone, sent = phone_of(sari), body()
    phone.ask(command("obstacle.put", sent))
    assert phone.result(command("obstacle.put", body(2, id=sent["id"], title="Lagi"))) == ["stored"]


def test_two_writings_that_differ_end_in_a_conflict(sari: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    phone, sent = phone_of(sari), body()
    phone.ask(command("obstacle.put", sent))
    answer_obstacle(budi, Obstacle.objects.get().pk, "Sudah ditinjau.")
    late = body(2, id=sent["id"], title="Lagi", base_version=1)
    assert phone.result(command("obstacle.put", late)) == ["refused obstacle.edit_conflict"]


def test_it_is_answered_lifted_and_solved_from_a_phone(sari: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    sent = body()
    phone_of(sari).ask(command("obstacle.put", sent))
    supervisor, about = phone_of(budi), {"id": sent["id"]}
    assert supervisor.result(
        command("obstacle.answer", about | {"note": "Sudah ditinjau."}),
        command("obstacle.escalate", about | {"level": "district", "note": "Di luar kemampuan desa."}),
        command("obstacle.solve", about | {"solution": {"text": "Tali diganti."}}),
    ) == ["stored", "stored", "stored"]
    assert Obstacle.objects.get().solution == "Tali diganti."


def test_a_phone_is_told_what_was_said_about_its_obstacle(
    sari: Scope, budi: Scope, ratna: Scope, phone_of: PhoneOf
) -> None:
    phone, other = phone_of(sari), phone_of(ratna)
    phone.ask(command("obstacle.put", body()))
    (told,), cursor = obstacles_told(phone)
    assert told is not None
    assert (told["raised_by"], told["level"], told["state"]) == (str(sari.person_id), "village", "open")
    escalate_obstacle(budi, Obstacle.objects.get().pk, Level.DISTRICT, "Di luar kemampuan desa.")
    (after,), _cursor = obstacles_told(phone, cursor)
    assert after is not None
    assert [one["note"] for one in after["said"]] == ["", "Di luar kemampuan desa."]
    assert obstacles_told(other)[0] == []


def test_nobody_raises_an_obstacle_elsewhere(sari: Scope, phone_of: PhoneOf) -> None:
    answer = phone_of(sari).ask(command("obstacle.put", body(region=FOREIGN_DESA)))["answers"][0]
    assert answer["result"] in {"later", "refused"}
    assert not Obstacle.objects.exists()


def test_the_themes_travel_with_the_other_lists(sari: Scope, phone_of: PhoneOf) -> None:
    codes = phone_of(sari).ask()["reference"]["codes"]
    assert {one["code"] for one in codes if one["list"] == "obstacle_theme"} >= {"distance", "honorarium"}
