from datetime import date

import pytest

from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.regions.errors import RegionNotFound
from pendamping.regions.models import Region
from pendamping.regions.selectors import (
    ancestors_of,
    children_of,
    find_regions,
    find_regions_anywhere,
    get_region,
    names_of,
    roots_of,
    villages_under,
)

pytestmark = pytest.mark.usefixtures("regions")


def names(regions: object) -> list[str]:
    return [region.name for region in regions]  # type: ignore[attr-defined]  # any collection of regions


def test_budi_reads_a_region_of_his_by_either_writing_of_its_code(budi: Scope) -> None:
    assert get_region(budi, "62.09.04.2008") == get_region(budi, "6209042008")


@pytest.mark.parametrize("code", ["6201022001", "6209", "9999999999", "bukan kode", ""])
def test_absent_and_outside_are_the_same_answer(budi: Scope, code: str) -> None:
    with pytest.raises(RegionNotFound):
        get_region(budi, code)


def test_a_closed_region_is_there_for_its_days_only(budi: Scope) -> None:
    Region.objects.filter(pk="6209042008").update(valid_until=date(2023, 12, 31))
    assert get_region(budi, "6209042008", on=date(2023, 12, 31)).is_closed
    with pytest.raises(RegionNotFound):
        get_region(budi, "6209042008", on=date(2024, 1, 1))
    assert names(villages_under(budi, "6209")) == ["Merambang"]


def test_the_tree_begins_at_ones_own_areas_and_opens_level_by_level(budi: Scope) -> None:
    assert names(roots_of(budi)) == ["Bulik Timur"]
    assert names(children_of(budi, "620904")) == ["Pedongatan", "Merambang"]
    assert names(children_of(budi, "6209042008")) == []


def test_names_come_with_everything_above_in_one_query(
    budi: Scope, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's fixture is a callable
        found = names_of(["62.09.04.2008", "6201022001"])
    assert found["6209"] == "Kabupaten Lamandau"
    assert found["6201022001"] == "Umpang"
    assert names(ancestors_of("6209042008")) == ["Kalimantan Tengah", "Lamandau", "Bulik Timur"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pedong", ["Pedongatan"]),
        ("  PÉDONGATAN ", ["Pedongatan"]),
        ("dongat", ["Pedongatan"]),
        ("62.09.04.2008", ["Pedongatan"]),
        ("6209042", ["Pedongatan", "Merambang"]),
        ("timur bulik", ["Bulik Timur"]),
        ("merambang lamandau", ["Merambang"]),
        ("umpang", []),
        ("%", []),
        ("", []),
        ("x" * 100_000, []),
    ],
)
def test_budi_finds_what_lies_in_his_kecamatan(budi: Scope, text: str, found: list[str]) -> None:
    assert names(find_regions(budi, text)) == found


def test_the_beginning_of_a_name_comes_before_its_middle(budi: Scope) -> None:
    Region.objects.bulk_create([Region.of("6209042001", "Nanga Merambang"), Region.of("6209042002", "Merambang Baru")])
    assert names(find_regions(budi, "merambang")) == ["Merambang", "Merambang Baru", "Nanga Merambang"]
    assert names(find_regions(budi, "merambang", limit=1)) == ["Merambang"]


def test_a_form_finds_anywhere_only_with_its_need(budi: Scope) -> None:
    assert names(find_regions_anywhere(budi, "umpang", "region.read", levels=[10])) == ["Umpang"]
    with pytest.raises(NotAllowed):
        find_regions_anywhere(budi, "umpang", "region.manage")
