from datetime import date
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from pendamping.law.loader import FOLDER, NotInForce, Rule, entries, regulation_on, regulations, rule
from pendamping.law.parsing import LawFault, LawFile

GOOD = """
name_id: Jarak
unit: km
param: true
source: {regulation: null, article: null, copy: null}
checked: null
values: {2015-01-01: 40, 2025-01-01: 30}
"""


def parsed(text: str) -> Rule:
    return Rule.model_validate(LawFile("law/contoh.yaml", text).shaped(TypeAdapter(Rule)))


def has_own_shape(folder: Path) -> bool:
    """Indexes and evaluation schemes are no single values: `engine.law` reads and tests them."""
    return (folder / "index.yaml").exists() or folder.name == "evaluasi_kinerja"


@pytest.mark.parametrize(
    "name",
    [
        str(path.relative_to(FOLDER).with_suffix(""))
        for path in sorted(FOLDER.glob("*/*.yaml"))
        if not has_own_shape(path.parent)
    ],
)
def test_every_file_can_be_read(name: str) -> None:
    assert rule(name).name_id


def test_the_value_in_force_is_the_latest_that_began() -> None:
    assert [parsed(GOOD).on(day) for day in (date(2024, 12, 31), date(2025, 1, 1))] == [40, 30]


def test_a_day_before_the_first_value_has_no_answer() -> None:
    with pytest.raises(NotInForce, match="belum ada nilai untuk 2014-12-31"):
        parsed(GOOD).on(date(2014, 12, 31))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nama: x", r"law/contoh.yaml, baris 8: nama: kunci tidak dikenal. Tulis name_id"),
        ("unit: km", r"baris 8: kunci unit ada dua kali"),
        ("- x: [", r"bukan YAML"),
    ],
)
def test_what_nobody_knows_is_refused_with_file_and_line(line: str, said: str) -> None:
    with pytest.raises(LawFault, match=said):
        parsed(GOOD.strip("\n") + "\n" * 2 + line)


def test_nothing_is_called_checked_without_a_source() -> None:
    with pytest.raises(LawFault, match="checked harus null"):
        parsed(GOOD.replace("checked: null", "checked: {by: Sari, date: 2026-01-01}"))


def test_the_guideline_follows_the_date() -> None:
    days = (date(2022, 6, 1), date(2025, 8, 18), date(2025, 8, 19))
    assert [one.number for day in days if (one := regulation_on("juknis", day))] == [143, 143, 294]


def test_every_successor_is_a_known_regulation() -> None:
    known = {one.id for one in regulations()}
    assert {one.replaced_by for one in regulations()} - {None} <= known


def test_kpmd_share_five_roles() -> None:
    assert len(entries("penempatan/peran_kpmd", on=date(2024, 1, 1))) == 5
