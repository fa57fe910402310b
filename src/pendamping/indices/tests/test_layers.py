"""What a map draws: Pedongatan with 4 in everything, Merambang with 3, Bumi Agung without scores."""

import json
from collections.abc import Callable

import pytest
from django.test import Client
from tests.people import DESA, OTHER_DESA

from pendamping.common.scope import Scope
from pendamping.engine.law.definitions import definition
from pendamping.indices.layers import choices_for
from pendamping.indices.models import Family
from pendamping.indices.overview import Period
from pendamping.indices.schemas import NewSource
from pendamping.indices.selectors.areas import area_of
from pendamping.indices.selectors.layers import layer_in
from pendamping.indices.services.recording import record_results
from pendamping.indices.tests.published import row, scored_row
from pendamping.regions.models import Region

SignIn = Callable[[Scope], Client]


@pytest.fixture
def scored(dpmd: Scope) -> None:
    rows = [
        scored_row(DESA, "PEDONGATAN", 4),
        scored_row(OTHER_DESA, "MERAMBANG", 3),
        row("6209012001", "BUMI AGUNG"),
    ]
    record_results(dpmd, NewSource("Hasil uji"), rows)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("status", {"maju": ["Pedongatan"], "berkembang": ["Bumi Agung", "Merambang"]}),
        ("ike", {"5": ["Pedongatan"], "3": ["Merambang"], "": ["Bumi Agung"]}),  # 0,8 and 0,6
        ("iks_05", {"4": ["Pedongatan"], "3": ["Merambang"], "": ["Bumi Agung"]}),
        ("zzz", {"maju": ["Pedongatan"], "berkembang": ["Bumi Agung", "Merambang"]}),
    ],
)
def test_every_village_is_in_one_class(dpmd: Scope, scored: None, wanted: str, expected: dict[str, list[str]]) -> None:
    layer = layer_in(dpmd, area_of(dpmd, "6209"), Period(Family.IDM, 2024, None), wanted)
    found = {one.key: [village.name for village in one.villages] for one in layer.classes if one.villages}
    assert found == expected


def test_empty_classes_stay_in_the_legend(dpmd: Scope, scored: None) -> None:
    layer = layer_in(dpmd, area_of(dpmd, "6209"), Period(Family.IDM, 2024, None), "iks_05")
    assert [one.key for one in layer.classes] == ["5", "4", "3", "2", "1", ""]


def test_everything_can_be_chosen() -> None:
    ids = [id_ for one in choices_for(definition("idm")) for id_, _label in one.layers]
    assert len(ids) == len(set(ids)) == 1 + 3 + 50


def test_the_list_beside_the_map_names_every_village(dpmd: Scope, scored: None, sign_in: SignIn) -> None:
    text = sign_in(dpmd).get("/indeks/wilayah/6209/peta/?lapis=ike").content.decode()
    assert all(name in text for name in ("Pedongatan", "Merambang", "Bumi Agung"))


def test_the_map_gets_levels_in_the_place_of_statuses(dpmd: Scope, scored: None, sign_in: SignIn) -> None:
    Region.objects.filter(pk=DESA).update(longitude=111.3, latitude=-1.9)
    Region.objects.filter(pk=OTHER_DESA).update(longitude=111.4, latitude=-1.8)
    drawn = json.loads(sign_in(dpmd).get("/indeks/wilayah/6209/peta.json?lapis=iks_05").content)
    levels = {one["properties"]["code"]: one["properties"].get("level") for one in drawn["features"]}
    assert levels[DESA] == 4
    assert levels[OTHER_DESA] == 3
