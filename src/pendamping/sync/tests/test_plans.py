"""Items of the work plan that are changed in two places."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.people import DESA

from pendamping.common.ids import new_id
from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import WorkPlanItem
from pendamping.fieldwork.services import cancel_plan_item
from pendamping.sync.tests.conftest import Phone, command

pytestmark = pytest.mark.django_db
PhoneOf = Callable[[Scope], Phone]
CONFLICT = ["refused work_plan.edit_conflict"]


def body(revision: int = 1, **changes: Any) -> dict[str, Any]:
    """The body of `plan_item.put`; one without `base_version` comes from an app that knows no versions."""
    outer = {name: changes.pop(name) for name in ("id", "base_version", "cancelled_because") if name in changes}
    content = {"region": DESA, "date": "2024-11-20", "kind": "field_visit", "category": "coordination"}
    content |= {"description": "Rapat (contoh)"} | changes
    return {"id": str(new_id()), "revision": revision, "content": content} | outer


def planned(phone: Phone) -> str:
    """An item that the office took from this phone."""
    sent = body(base_version=0)
    assert phone.result(command("plan_item.put", sent)) == ["stored"]
    return str(sent["id"])


def told(phone: Phone) -> dict[str, Any]:
    (item,) = [one["plan_item"] for one in phone.ask()["changes"] if one["type"] == "plan_item"]
    return dict(item)


def test_two_phones_that_change_one_item_end_in_a_conflict_that_shows_both(sari: Scope, phone_of: PhoneOf) -> None:
    phone, other = phone_of(sari), phone_of(sari)
    item = planned(phone)
    assert other.result(command("plan_item.put", body(id=item, base_version=1, date="2024-11-21"))) == ["stored"]
    late = command("plan_item.put", body(2, id=item, base_version=1, description="Rapat pindah (contoh)"))
    (answer,) = phone.ask(late)["answers"]
    assert (answer["result"], answer["code"]) == ("refused", "work_plan.edit_conflict")
    assert answer["facts"]["version"] == 2
    assert answer["facts"]["fields"] == {
        "date": ["2024-11-21", "2024-11-20"],
        "description": ["Rapat (contoh)", "Rapat pindah (contoh)"],
    }
    held = told(phone)
    assert (held["date"], held["version"]) == ("2024-11-21", 2)
    chosen = body(3, id=item, base_version=2, date="2024-11-21", description="Rapat pindah (contoh)")
    assert phone.result(late | {"body": chosen}) == ["stored"]
    settled = {"description": "Rapat pindah (contoh)", "version": 3, "changed_at": ""}
    assert told(other) | {"changed_at": ""} == held | settled


def test_removed_here_and_changed_there_is_a_conflict_too_and_may_end_either_way(
    sari: Scope, phone_of: PhoneOf
) -> None:
    phone = phone_of(sari)
    item = planned(phone)
    cancel_plan_item(sari, WorkPlanItem.objects.get().pk, "Banjir (contoh)")
    assert phone.result(command("plan_item.put", body(2, id=item, base_version=1, date="2024-11-22"))) == CONFLICT
    standing = body(3, id=item, base_version=2, date="2024-11-22")
    assert phone.result(command("plan_item.put", standing)) == ["stored"]
    removed = body(4, id=item, base_version=3, date="2024-11-22", cancelled_because="Batal (contoh)")
    assert phone_of(sari).result(command("plan_item.put", removed | {"base_version": 2})) == CONFLICT
    assert phone.result(command("plan_item.put", removed)) == ["stored"]
    assert WorkPlanItem.objects.get().cancelled_because == "Batal (contoh)"
    actions = AuditEntry.objects.filter(object_id=item).order_by("sequence").values_list("action", flat=True)
    assert [one.removeprefix("work_plan.") for one in actions] == ["planned", "cancelled", "changed", "cancelled"]


def test_what_both_say_alike_is_no_conflict(sari: Scope, phone_of: PhoneOf) -> None:
    phone, other = phone_of(sari), phone_of(sari)
    item = planned(phone)
    for one in (phone, other):
        said = body(2, id=item, base_version=1, description="Sama (contoh)")
        assert one.result(command("plan_item.put", said)) == ["stored"]
    assert WorkPlanItem.objects.get().version == 2


def test_a_phone_that_missed_the_answers_builds_on_its_own_writing(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    item = planned(phone)
    for revision, day in ((2, "2024-11-21"), (3, "2024-11-22")):
        said = body(revision, id=item, base_version=0, date=day)
        assert phone.result(command("plan_item.put", said)) == ["stored"]


def test_an_app_that_knows_no_versions_is_taken_as_before(sari: Scope, phone_of: PhoneOf) -> None:
    """The contract with the apps of 0.1.0: what such a phone wrote last stands, and what is removed stays so."""
    phone, other = phone_of(sari), phone_of(sari)
    sent = body()
    assert phone.result(command("plan_item.put", sent)) == ["stored"]
    said = body(id=sent["id"], base_version=1, description="Dari HP lain (contoh)")
    assert other.result(command("plan_item.put", said)) == ["stored"]
    again = body(2, id=sent["id"], description="Lagi (contoh)")
    assert phone.result(command("plan_item.put", again)) == ["stored"]
    removed = again | {"revision": 3, "cancelled_because": "Banjir (contoh)"}
    assert phone.result(command("plan_item.put", removed)) == ["stored"]
    assert phone.result(command("plan_item.put", again | {"revision": 4})) == ["refused work_plan.cancelled"]
    item = WorkPlanItem.objects.get()
    assert (item.description, item.cancelled_because, item.version) == ("Lagi (contoh)", "Banjir (contoh)", 4)
    late = body(2, id=sent["id"], base_version=2)
    assert other.result(command("plan_item.put", late)) == CONFLICT  # others notice
