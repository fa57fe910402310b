from collections import Counter
from datetime import date

import pytest

from pendamping.access.scopes import command_scope
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.regions.errors import ListAlreadyLoaded
from pendamping.regions.lists.packaged import PACKAGED_LIST
from pendamping.regions.models import Region
from pendamping.regions.selectors import find_regions
from pendamping.regions.services import load_national_list

needs_list = pytest.mark.skipif(not PACKAGED_LIST.exists(), reason="no packaged list of regions: run `make build`")
TODAY = date(2026, 1, 1)


@pytest.mark.slow
@needs_list
def test_the_packaged_list_has_the_counts_of_the_decree(db: None) -> None:
    heard: list[tuple[int, int]] = []
    scope = command_scope("uji", TODAY)
    load_national_list(scope, progress=lambda done, whole: heard.append((done, whole)))
    assert heard[-1] == (91_599, 91_599)
    kinds = Counter(Region.objects.values_list("kind", flat=True))
    assert kinds == {
        "province": 38, "kabupaten": 416, "kota": 98, "district": 7_285,
        "desa": 75_252, "kelurahan": 8_496, "desa_adat": 14,
    }  # fmt: skip
    assert Region.objects.under("6209").assessed().count() == 85
    assert Region.objects.filter(latitude=None, level=10).count() == 383
    assert Region.objects.get(pk="7407").longitude == pytest.approx(123.54, abs=0.01)
    assert not Region.objects.filter(name__regex=r"^\s|\s$").exists()
    assert [region.dotted for region in find_regions(scope, "purwareja lamandau")] == ["62.09.06.2005"]


def test_a_filled_database_is_left_alone(regions: dict[str, Region]) -> None:
    with pytest.raises(ListAlreadyLoaded, match="11 wilayah"):
        load_national_list(command_scope("uji", TODAY))


def test_budi_cannot_load_the_list(budi: Scope) -> None:
    with pytest.raises(NotAllowed):
        load_national_list(budi)
