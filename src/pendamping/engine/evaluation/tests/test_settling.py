from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from pendamping.engine.evaluation import Given, ImpossibleSetting, NotSettled, Setting, SettledScheme, evaluate, settle
from pendamping.engine.evaluation.scoring import ValueOutsideScale
from pendamping.engine.law.evaluation import Scheme, scheme

SPLIT = {"administrasi": 12, "kepatuhan": 12, "kemampuan_fasilitasi": 12, "keaktifan": 12, "keluaran": 12}
BANDS = [{"id": "A", "label_id": "A", "at_least": 80}, {"id": "B", "label_id": "B", "at_least": 0}]
WHOLE: Mapping[str, Any] = {
    "points": SPLIT,
    "scale": {"lowest": 0, "highest": 100},
    "bands": BANDS,
    "response_days": 7,
}


def law() -> Scheme:
    found = scheme("triwulan-2025")
    assert found is not None
    return found


def setting(**changed: Any) -> Setting:
    return Setting.model_validate({**WHOLE, **changed})


def test_what_the_decree_leaves_open_must_be_set_first() -> None:
    with pytest.raises(NotSettled) as refused:
        settle(law(), Setting())
    assert refused.value.lacks == (*SPLIT, "scale", "bands", "response_days")


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({"points": SPLIT | {"keluaran": 13}}, "ppk"),
        ({"points": SPLIT | {"keluaran": 24, "keaktifan": 0}}, "ppk"),
        ({"points": SPLIT | {"kepuasan": 9}}, "kepuasan"),
        ({"scale": {"lowest": 5, "highest": 5}}, "scale"),
        ({"bands": [*reversed(BANDS)]}, "bands"),
        ({"bands": BANDS[:1]}, "bands"),
    ],
)
def test_an_impossible_setting_is_refused(changed: dict[str, Any], part: str) -> None:
    with pytest.raises(ImpossibleSetting) as refused:
        settle(law(), setting(**changed))
    assert refused.value.part == part


def test_a_scheme_of_grades_is_never_calculated() -> None:
    older = scheme("semester")
    assert older is not None
    with pytest.raises(ImpossibleSetting, match="huruf"):
        settle(older, setting())


def test_a_settled_scheme_survives_storing() -> None:
    settled = settle(law(), setting())
    assert SettledScheme.model_validate(settled.model_dump(mode="json", by_alias=True)) == settled


def test_a_group_without_assessor_is_missing_and_others_keep_their_weight() -> None:
    result = evaluate(settle(law(), setting()), [Given("p3md", "Kepala Pusat", {"penugasan_prioritas": Decimal(100)})])
    assert (result.shown_known, result.known_of, result.total) == (Decimal(30), Decimal(30), None)
    assert result.missing == ["PPK, dibantu koordinator", "Pengguna layanan"]


def test_a_value_outside_the_scale_is_refused() -> None:
    with pytest.raises(ValueOutsideScale, match="101"):
        evaluate(settle(law(), setting()), [Given("p3md", "X", {"penugasan_prioritas": Decimal(101)})])
