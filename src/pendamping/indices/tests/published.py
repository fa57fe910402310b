"""Published results as tests need them: visibly invented figures for the villages of `tests.people`."""

import json
from decimal import Decimal
from typing import Any

from pendamping.engine.law.definitions import definition
from pendamping.indices.schemas import DECIMALS, PublishedResult


def row(code: str, name: str, **other: Any) -> PublishedResult:
    """A result of 2024; give what matters to the test."""
    figures: dict[str, Any] = {
        "year": 2024,
        "value": Decimal("0.7056"),
        "status": "berkembang",
        "regency_name": "LAMANDAU",
    }
    return PublishedResult(code=code, name=name, **(figures | other))


def scored_row(code: str, name: str, score: int, year: int = 2024, **other: int) -> PublishedResult:
    """A result with `score` in all 50 indicators but those named (`ikl_03=0`), and the figures that follow."""
    idm = definition("idm")
    scores = {one.id: other.get(one.id, score) for one in idm.indicators}
    parts = {
        one.id: Decimal(sum(scores[id_] for id_ in idm.indicators_of[one.id])) / one.max_sum for one in idm.dimensions
    }
    figures = {name: part.quantize(DECIMALS) for name, part in parts.items()}
    value = (sum(parts.values(), Decimal()) / len(parts)).quantize(DECIMALS)
    return row(code, name, year=year, value=value, status=idm.band_of(value).id, scores=scores, **figures)


def document(code: str, name: str, year: int = 2024, score: int = 5, **summary: Any) -> dict[str, Any]:
    """What the ministry's API answers for a village with the same score in all 50 indicators."""
    idm, value = definition("idm"), score / 5
    rows: list[dict[str, Any]] = [
        {"NO": number, "INDIKATOR": f"{one.published_name} ", "SKOR": score, "ROW_CELL": one.published_cell}
        for number, one in enumerate(idm.indicators, start=1)
    ]
    rows += [
        {"NO": None, "INDIKATOR": f"{one.label} {year}", "SKOR": value, "ROW_CELL": one.total_cell}
        for one in idm.dimensions
    ]
    rows.append({"NO": None, "INDIKATOR": f"STATUS IDM {year}", "SKOR": "Mandiri", "ROW_CELL": 64})
    status = idm.band_of(Decimal(str(value))).label.upper()
    return {
        "status": 200,
        "error": False,
        "mapData": {
            "SUMMARIES": {"SKOR_SAAT_INI": value, "STATUS": status, "TARGET_STATUS": status, "TAHUN": year} | summary,
            "ROW": rows,
            "IDENTITAS": [{"id_desa": code, "nama_desa": name, "nama_kecamatan": "", "nama_kab_kota": "LAMANDAU"}],
        },
    }


def document_bytes(code: str, name: str, **other: Any) -> bytes:
    return json.dumps(document(code, name, **other)).encode()
