"""The index that a phone scores with: complete, unrounded, and fetched once."""

from collections.abc import Callable
from typing import Any

import pytest

from pendamping.common.scope import Scope
from pendamping.engine.law.definitions import definition, definitions
from pendamping.sync.definitions import definition_out, definition_text
from pendamping.sync.tests.conftest import Phone

PhoneOf = Callable[[Scope], Phone]


@pytest.mark.parametrize("index_id", [one.id for one in definitions()])
def test_nothing_that_decides_a_score_is_left_out(index_id: str) -> None:
    index = definition(index_id)
    said = definition_out(index)
    assert {one.id for one in said.questions} == index.answers.keys()
    for one, known in zip(said.indicators, index.indicators, strict=True):
        assert (one.measure is None) == (known.measure is None)
        assert {step.score for step in one.steps} == known.scale.keys()
        for step in one.steps:
            when = known.scale[step.score].when
            stated = [value for _name, value in when or () if value is not None]
            assert len([value for _name, value in step.when or () if value is not None]) == len(stated)


def test_decimals_are_text_and_truth_is_no_number() -> None:
    said = definition_out(definition("idm")).model_dump(mode="json")
    indicators = {one["id"]: one for one in said["indicators"]}
    best = indicators["iks_01"]["steps"][0]
    assert (best["score"], best["when"]["le"], best["when"]["equals"]) == (5, "30", None)
    conditions = [step["when"]["equals"] for one in said["indicators"] for step in one["steps"] if step["when"]]
    assert {type(one) for one in conditions} == {bool, str, type(None)}
    assert said["bands"][0]["le"] == "0.4907"


def test_it_is_fetched_once(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    digest = definition_text("idm")[1]
    first = get(phone, f"/api/definitions/idm?digest={digest}")
    assert first.json()["id"] == "idm"
    assert "immutable" in first["Cache-Control"]
    again = get(phone, "/api/definitions/idm", condition=first["ETag"])
    assert (again.status_code, again.content, again["Cache-Control"]) == (304, b"", "private, no-cache")


def test_an_index_that_nobody_described_is_said_so(sari: Scope, phone_of: PhoneOf) -> None:
    answer = get(phone_of(sari), "/api/definitions/indeks-lain")
    assert (answer.status_code, answer.json()["code"]) == (404, "index.definition_not_found")


def get(phone: Phone, address: str, condition: str = "") -> Any:
    """The answer as Django's test client gives it."""
    headers = phone.headers | ({"If-None-Match": condition} if condition else {})
    return phone.client.get(address, headers=headers)
