"""The importers on the ministry's real results, which a user of the product does not have."""

import csv
import gzip
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pendamping.access.scopes import command_scope
from pendamping.indices.comparing import Effect
from pendamping.indices.matching import Matcher, NotFound
from pendamping.indices.models import OfficialResult
from pendamping.indices.reading import read_path
from pendamping.indices.schemas import NewSource, PublishedResult
from pendamping.indices.services.recording import record_results
from pendamping.indices.tests.published import row
from pendamping.regions.models import FormerCode, Region

SHARED = Path(__file__).resolve().parents[4].parent / "shared/data"
IDM = SHARED / "idm"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not IDM.is_dir(), reason="no shared reference data on this machine"),
]


def lines_of(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        yield from csv.DictReader(stream)


@pytest.fixture
def country(db: None) -> None:
    """Every region of today, and the old codes that lead to them."""
    for name in ("provinces", "regencies", "districts", "villages"):
        rows = lines_of(SHARED / "regions" / f"{name}.csv.gz")
        Region.objects.bulk_create(
            [Region.of(line["kode"].replace(".", ""), line["nama"]) for line in rows], batch_size=5000
        )
    FormerCode.objects.bulk_create(
        [
            FormerCode(
                edition=line["edisi"],
                code=line["kode_lama"].replace(".", ""),
                name=line["nama_lama"],
                district_name=line["kecamatan_lama"],
                regency_name=line["kabupaten_lama"],
                region_id=line["kode_kini"].replace(".", ""),
                method=line["metode"],
            )
            for line in lines_of(SHARED / "regions" / "kode_lama.csv.gz")
            if line["kode_kini"]
        ],
        batch_size=5000,
        ignore_conflicts=True,
    )


def test_the_published_results_find_their_villages_and_stay_as_published(country: None) -> None:
    scope = command_scope("uji", date(2024, 11, 12))
    outcome = record_results(scope, NewSource("API"), read_path(IDM / "raw_dev.tar.xz"))
    assert outcome.total == 5163
    assert outcome.counts[Effect.FAULTY] == outcome.counts[Effect.OUTSIDE] == 0
    assert not outcome.findings
    stored = {(one.published_code, one.year): one for one in OfficialResult.objects.all()}
    for line in lines_of(IDM / "idm_2021_2024_dev.csv.gz"):
        one = stored.get((line["kode"], int(line["tahun"])))
        if one is None:
            continue
        assert one.value == Decimal(line["idm"])
        assert one.status == line["status"].lower().replace(" ", "_")
        assert line["kode_kini"].replace(".", "") in {one.region_id, ""}, line["kode"]
    assert outcome.counts[Effect.UNMATCHED] <= 6
    again = record_results(scope, NewSource("API"), read_path(IDM / "idm_2021_2024_dev.csv.gz"))
    assert set(again.counts) == {Effect.SAME, Effect.WAITING}


def test_no_reused_code_of_2024_leads_to_the_village_that_has_it_today(country: None) -> None:
    old = lines_of(SHARED / "regions" / "kode_lama.csv.gz")
    reused = [line for line in old if line["metode"].startswith("kode_dipakai_ulang")]
    assert len(reused) == 234
    for without_history in (False, True):
        if without_history:
            FormerCode.objects.all().delete()
        matcher = Matcher()
        for line in reused:
            found = matcher.match(_published(line))
            assert isinstance(found, NotFound) or found.code == line["kode_kini"].replace(".", ""), line


def _published(line: dict[str, str]) -> PublishedResult:
    return row(
        line["kode_lama"].replace(".", ""),
        line["nama_lama"],
        district_name=line["kecamatan_lama"],
        regency_name=line["kabupaten_lama"],
    )
