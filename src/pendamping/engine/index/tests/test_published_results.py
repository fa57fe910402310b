"""All published results in the project's shared reference data, digit for digit."""

import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pendamping.engine import index as engine

IDM = engine.definition("idm")
SHARED = Path(__file__).resolve().parents[5].parent / "shared/data/idm"
ROWS, COPIED, WRONG_STATUS = 5163, 321, 34  # results; those of 2024 whose shown score is a copy; of these, by status
FIGURES = {
    "iks": "iks",
    "ike": "ike",
    "ikl": "ikl",
    "value": "idm",
    "minimum": "skor_minimal",
    "addition": "penambahan",
}
STATUSES = {"status": "status", "target": "target_status"}
COLUMNS = {"PUSAT": "pusat", "PROV": "provinsi", "KAB": "kabupaten", "DESA": "desa", "CSR": "csr", "LAINNYA": "lainnya"}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="no shared reference data on this machine"),
]


@pytest.fixture(scope="module")
def official() -> pl.DataFrame:
    table = pl.read_parquet(SHARED / "idm_2021_2024_dev.parquet")
    named = {"region": "kode", "year": "tahun"} | FIGURES | STATUSES
    statuses = [
        pl.col(name).str.to_lowercase().str.replace_all(" ", "_").alias(ours) for ours, name in STATUSES.items()
    ]
    kept = [pl.col(name).alias(ours) for ours, name in named.items() if ours not in STATUSES]
    return table.select(*kept, *statuses, *(one.id for one in IDM.indicators))


def test_every_figure_is_reproduced_to_its_last_digit(official: pl.DataFrame) -> None:
    ours = engine.score(engine.recover(official, IDM), IDM)
    assert ours.height == ROWS
    for column in (*FIGURES, *STATUSES):
        assert ours[column].cast(official.schema[column]).equals(official[column]), column


def test_what_differs_is_the_copied_score_and_nothing_else(official: pl.DataFrame) -> None:
    found = engine.compare(official, IDM)
    counts = {one.aspect: (one.compared, one.agree) for one in found.agreements}
    assert counts.pop("scores") == (ROWS, ROWS - COPIED)
    assert set(counts.values()) == {(ROWS, ROWS)}
    assert found.differences["cause"].to_list() == ["office_internet_2024"] * COPIED
    assert found.unexplained == 0
    assert found.recovered.filter(pl.col("status_shown") != pl.col("status_true")).height == WRONG_STATUS


def test_the_recovered_score_is_the_one_recovered_by_others(official: pl.DataFrame) -> None:
    expected = pl.read_parquet(SHARED / "idm_2021_2024_dev.parquet")["iks_30_pulih"]
    assert engine.recover(official, IDM)["iks_30"].equals(expected, check_names=False)


def documents() -> Iterator[dict[str, Any]]:
    with tarfile.open(SHARED / "raw_dev.tar.xz") as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name.endswith(".json") else None
            if file is not None:
                yield json.load(file)["mapData"]


@pytest.mark.slow
def test_every_printed_row_follows_from_its_score() -> None:
    """Wording, activity, NILAI and who is named, of every row of every document."""
    by_cell = {one.published_cell: one for one in IDM.indicators}
    rows = 0
    for document in documents():
        for row in document["ROW"]:
            indicator = by_cell.get(row["ROW_CELL"])
            if row["NO"] is None or indicator is None:
                continue
            step = indicator.scale[row["SKOR"]]
            printed = step.published or step
            assert row["INDIKATOR"].strip() == indicator.published_name
            assert _text(row["KETERANGAN"]) == printed.wording, indicator.id
            assert _text(row["KEGIATAN"]) == printed.activity, indicator.id
            assert row["NILAI"] == engine.nilai(indicator, row["SKOR"], IDM)
            named = {level: row[column].strip() for column, level in COLUMNS.items() if row[column]}
            assert named == dict(indicator.published_actors)
            rows += 1
    assert rows == ROWS * len(IDM.indicators)


def _text(cell: object) -> str | None:
    """Trimmed; a dash and false both say that nothing is printed."""
    return cell.strip() if isinstance(cell, str) and cell.strip() != "-" else None
