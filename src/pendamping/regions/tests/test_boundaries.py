import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from tests.people import TODAY

from pendamping.access.scopes import command_scope
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.common.tables import FileUnreadable
from pendamping.regions import outlines
from pendamping.regions.errors import (
    BoundaryImportNotPending,
    BoundarySourceMissing,
    NoFeatureCollection,
    NoShapeFits,
    NotARegency,
)
from pendamping.regions.lists.packaged import PACKAGED_LIST, read_packaged_list
from pendamping.regions.models import Boundary, Region
from pendamping.regions.selectors import regency_map
from pendamping.regions.services import cancel_boundaries, prepare_boundaries, store_boundaries

SHARED = Path(__file__).resolve().parents[4].parent / "shared/data/boundaries"
SOURCE = "Batas: contoh"
BOX = [[[111, -2], [111.1, -2], [111.1, -1.9], [111, -1.9], [111, -2]]]
BOW_TIE = [[[111, -2], [111.1, -1.9], [111.1, -2], [111, -1.9], [111, -2]]]
SPIKE = [[[111, -2], [111.1, -2], [111.1, -1.9], [111.1, -1.8], [111.1, -1.9], [111, -1.9], [111, -2]]]


def feature(code: str, name: str, rings: object = None, kind: str = "Polygon") -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": BOX if rings is None else rings}
    return {"type": "Feature", "properties": {"kode": code, "nama": name}, "geometry": geometry}


def collection(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


@pytest.fixture
def admin(regions: dict[str, Region]) -> Scope:
    return command_scope("Admin", TODAY)


GOOD = feature("62.09.04.2008", "PEDONGATAN")


def test_boundaries_wait_for_a_look_and_are_then_stored(admin: Scope) -> None:
    pending = prepare_boundaries(admin, "62.09", "batas.geojson.gz", gzip.compress(collection(GOOD)), SOURCE)
    assert (pending.shapes, Boundary.objects.count()) == (1, 0)
    store_boundaries(admin, pending.pk)
    stored = Boundary.objects.get()
    assert (stored.region_id, stored.source) == ("6209042008", SOURCE)
    with pytest.raises(BoundaryImportNotPending):
        store_boundaries(admin, pending.pk)


def test_a_second_import_replaces_the_first(admin: Scope) -> None:
    for source in ("Batas: lama", "Batas: baru"):
        store_boundaries(admin, prepare_boundaries(admin, "6209", "b.geojson", collection(GOOD), source).pk)
    assert regency_map(admin, "6209").attribution == "Batas: baru"


def test_a_cancelled_import_stores_nothing(admin: Scope) -> None:
    pending = cancel_boundaries(admin, prepare_boundaries(admin, "6209", "b.geojson", collection(GOOD), SOURCE).pk)
    assert (pending.geometries, Boundary.objects.count()) == ({}, 0)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (feature("62.01.02.2001", "Umpang"), "bukan bagian kabupaten"),
        (feature("62.09.04.2009", "Pedongatan"), "kode ini milik Merambang"),
        (feature("62.09.04.2009", "Merambang", BOW_TIE), "garisnya bersilangan"),
        (feature("62.09.04.2009", "Merambang", [[[-2, 111], [-1.9, 111], [-1.9, 111.1], [-2, 111]]]), "tertukar"),
        (feature("62.09.04.2009", "Merambang", [[[11, -2], [12, -2], [12, -1], [11, -2]]]), "di luar Indonesia"),
        (feature("62.09.04.2009", "Merambang", [[111, -2], [112, -2]], "LineString"), "bukan bidang"),
        (feature("62.09.04.2009", "Merambang", [[[111, "x"]]]), "tidak terbaca"),
        (feature("62.09.04.2009", "Merambang", []), "bukan bidang"),
        (feature("62.09.04.2008", "Pedongatan"), "sudah digambar"),
        ("bukan feature", "tanpa kode"),
        ({"type": "Feature", "properties": None, "geometry": None}, "tanpa kode"),
    ],
)
def test_a_bad_shape_is_named_and_the_others_stay(admin: Scope, bad: object, reason: str) -> None:
    pending = prepare_boundaries(admin, "6209", "batas.geojson", collection(GOOD, bad), SOURCE)
    assert set(pending.geometries) == {"6209042008"}
    (sentence,) = pending.problems
    assert sentence.startswith("batas.geojson, bentuk 2 (")
    assert reason in sentence


def test_a_line_that_only_turns_back_on_itself_is_mended_and_told(admin: Scope) -> None:
    pending = prepare_boundaries(
        admin, "6209", "b.geojson", collection(feature("6209042008", "Pedongatan", SPIKE)), SOURCE
    )
    assert "sudah dirapikan" in pending.problems[0]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", NoFeatureCollection),
        (b"<kml/>", NoFeatureCollection),
        (b"[" * 200_000, NoFeatureCollection),
        (b'{"type": "FeatureCollection", "features": []}', NoFeatureCollection),
        (b"\x1f\x8b broken", FileUnreadable),
        (gzip.compress(collection(GOOD))[:-12], FileUnreadable),
        (collection("x"), NoShapeFits),
    ],
)
def test_what_is_no_map_is_refused(admin: Scope, content: bytes, problem: type[Exception]) -> None:
    with pytest.raises(problem):
        prepare_boundaries(admin, "6209", "batas.geojson", content, SOURCE)


def test_where_the_text_breaks_is_said_in_words(admin: Scope) -> None:
    with pytest.raises(NoFeatureCollection) as refused:
        prepare_boundaries(admin, "6209", "batas.geojson", b'{"type":\n x', SOURCE)
    assert "batas.geojson" in str(refused.value)
    assert "tidak utuh pada baris 2, huruf ke-2" in str(refused.value)


def test_shapes_with_more_points_than_a_screen_shows_get_simpler(admin: Scope, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlines, "MAX_POINTS", 50)
    top = [[111 + number / 1000, -1.9 + number % 2 / 100_000] for number in range(100)]
    ring = [[111, -2], *top, [111.099, -2], [111, -2]]
    shape = feature("6209042008", "Pedongatan", [ring])
    pending = prepare_boundaries(admin, "6209", "b.geojson", collection(shape), SOURCE)
    assert len(pending.geometries["6209042008"]["coordinates"][0]) <= 50


def test_a_map_names_its_source_and_its_kabupaten(admin: Scope, budi: Scope) -> None:
    with pytest.raises(BoundarySourceMissing):
        prepare_boundaries(admin, "6209", "b.geojson", collection(GOOD), " ")
    with pytest.raises(NotARegency):
        prepare_boundaries(admin, "62", "b.geojson", collection(GOOD), SOURCE)
    with pytest.raises(NotAllowed):
        prepare_boundaries(budi, "6209", "b.geojson", collection(GOOD), SOURCE)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="no shared reference data on this machine")
@pytest.mark.skipif(not PACKAGED_LIST.exists(), reason="no packaged list of regions: run `make build`")
@pytest.mark.parametrize(
    ("code", "name", "count"),
    [
        ("6209", "lamandau", 88),
        ("6402", "kutai_kartanegara", 237),
        ("1810", "pringsewu", 131),
        ("3278", "kota_tasikmalaya", 69),
    ],
)
def test_the_published_boundaries_of_four_regencies_fit(db: None, code: str, name: str, count: int) -> None:
    rows = read_packaged_list().drop("kind").iter_rows(named=True)
    Region.objects.bulk_create(Region.of(**row) for row in rows if row["code"].startswith(code))
    content = (SHARED / f"desa_{name}.geojson.gz").read_bytes()
    pending = prepare_boundaries(command_scope("uji", TODAY), code, f"desa_{name}.geojson.gz", content, SOURCE)
    assert (pending.shapes, pending.problems) == (count, [])
