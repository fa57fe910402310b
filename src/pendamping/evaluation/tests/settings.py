"""A made-up setting: what the decree leaves open."""

from typing import Any

SETTING: dict[str, Any] = {
    "points": {"administrasi": 12, "kepatuhan": 12, "kemampuan_fasilitasi": 12, "keaktifan": 12, "keluaran": 12},
    "scale": {"lowest": 0, "highest": 100},
    "bands": [
        {"id": "A", "label_id": "A", "at_least": 85},
        {"id": "B", "label_id": "B", "at_least": 70},
        {"id": "C", "label_id": "C", "at_least": 0},
    ],
    "response_days": 7,
}
