import json
from typing import Any

import pytest
from django.utils import timezone

from pendamping.common.scope import Scope
from pendamping.regions.errors import RegionNotFound
from pendamping.regions.models import Boundary, Region
from pendamping.regions.selectors import MapEvent, outline_svg, regency_map

SQUARE = {"type": "Polygon", "coordinates": [[[111, -2], [111.1, -2], [111.1, -1.9], [111, -1.9], [111, -2]]]}
EAST = {"type": "Polygon", "coordinates": [[[111.1, -2], [111.2, -2], [111.2, -1.9], [111.1, -1.9], [111.1, -2]]]}


@pytest.fixture(autouse=True)
def places(regions: dict[str, Region]) -> None:
    """Every village of Lamandau but one has a point."""
    for number, code in enumerate(["6209042008", "6209042009", "6209012001"]):
        Region.objects.filter(pk=code).update(longitude=111 + number / 10, latitude=-2)


def features(text: str, layer: str) -> dict[str, dict[str, Any]]:
    return {
        one["properties"]["code"]: one for one in json.loads(text)["features"] if one["properties"]["layer"] == layer
    }


def test_without_boundaries_the_map_is_schematic_and_says_so(budi: Scope) -> None:
    found = regency_map(budi, "6209", {"6209042008": {"status": "maju", "href": "/desa/6209042008/"}})
    assert found.schematic
    assert json.loads(found.geojson)["schematic"] is True
    assert "Letak desa" in found.attribution
    villages = features(found.geojson, "village")
    assert villages["6209042008"]["properties"] == {
        "layer": "village", "code": "6209042008", "name": "Pedongatan", "kind": "desa",
        "status": "maju", "href": "/desa/6209042008/",
    }  # fmt: skip


def test_the_map_holds_what_lies_in_the_scope_only(budi: Scope, ratna: Scope) -> None:
    found = regency_map(budi, "6209").geojson
    assert set(features(found, "village")) == {"6209042008", "6209042009"}
    assert set(features(found, "district")) == {"620904"}
    with pytest.raises(RegionNotFound):
        regency_map(ratna, "6209")
    with pytest.raises(RegionNotFound):
        regency_map(budi, "62")


def test_a_village_without_a_point_stands_beside_the_map(budi: Scope) -> None:
    Region.objects.filter(pk="6209042009").update(longitude=None, latitude=None)
    assert [one.name for one in regency_map(budi, "6209").unplaced] == ["Merambang"]


def test_imported_boundaries_replace_the_cells_and_close_into_their_district(budi: Scope) -> None:
    assert regency_map(budi, "6209").schematic
    for code, geometry in {"6209042008": SQUARE, "6209042009": EAST}.items():
        Boundary.objects.create(region_id=code, geometry=geometry, source="Batas: contoh", imported_at=timezone.now())
    found = regency_map(budi, "6209")
    assert (found.schematic, found.attribution) == (False, "Batas: contoh")
    assert features(found.geojson, "village")["6209042008"]["geometry"] == SQUARE
    assert features(found.geojson, "district")["620904"]["geometry"]["type"] == "Polygon"


def test_an_event_is_a_ring_at_its_village(budi: Scope) -> None:
    events = [MapEvent("6209042008", "Tanpa kunjungan", "/x/"), MapEvent("6201022001", "di luar", "/y/")]
    rings = features(regency_map(budi, "6209", events=events).geojson, "event")
    assert [ring["geometry"]["coordinates"] for ring in rings.values()] == [[111.0, -2.0]]


def test_the_ornament_of_the_sign_in_page_holds_lines_and_no_names(db: None) -> None:
    ornament = outline_svg("6209")
    assert ornament.startswith("<svg")
    assert "Pedongatan" not in ornament
    assert outline_svg("6201") == outline_svg("62") == outline_svg("") == ""
