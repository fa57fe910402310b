"""A small index of a kabupaten's own, as a folder: invented, for tests only."""

from collections.abc import Mapping
from pathlib import Path

HEAD = """name_id: {name}
source: {{regulation: Perbup Contoh 7/2025, article: null, copy: null}}
checked: null
"""

SMALL = {
    "index.yaml": HEAD.format(name="Indeks Kelayakan Air")
    + """id: kelayakan-air
label_id: Air
first_year: 2025
top_points: 10
last_year: null
value: {formula: share_of_points, scale: 100, decimals: 2, shown_decimals: 2, gain_decimals: 2}
dimensions:
- {id: air, name_id: Air bersih, label_id: Air, max_sum: 10}
groups: [{id: sumber, name_id: Sumber, dimension: air}]
""",
    "status.yaml": HEAD.format(name="Tingkat")
    + """unit: points_of_10
values:
  2025-01-01:
  - {id: kurang, label_id: Kurang, points_max: 4}
  - {id: cukup, label_id: Cukup, points_max: 7}
  - {id: baik, label_id: Baik, points_max: 10}
""",
    "answers.yaml": HEAD.format(name="Isian")
    + """answers:
  jarak_menit: {label_id: Waktu ke sumber air, type: decimal, unit: minute, min: 0, basis: wording}
  ada_pipa: {label_id: Ada pipa, type: boolean, basis: wording}
""",
    "indicators.yaml": HEAD.format(name="Indikator")
    + """indicators:
- id: waktu
  name_id: Waktu ke sumber air
  group: sumber
  measure: {answer: jarak_menit}
  scale:
    5: {when: {le: 30}, wording: Paling lama 30 menit}
    3: {when: {gt: 30, le: 60}, wording: 30 sampai 60 menit}
    0: {when: {gt: 60}, wording: Lebih dari 60 menit}
- id: pipa
  name_id: Pipa
  group: sumber
  measure: {answer: ada_pipa}
  scale:
    5: {when: {eq: true}, wording: Ada}
    1: {when: {eq: false}, wording: Tidak ada}
""",
}


def write_folder(folder: Path, changed: Mapping[str, str] | None = None) -> Path:
    """The folder with its files, some of them changed."""
    folder.mkdir(parents=True)
    for name, text in (SMALL | dict(changed or {})).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
