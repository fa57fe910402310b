"""By code and name together, never by the code alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.people import DESA, FOREIGN_DESA, OTHER_DESA

from pendamping.indices.matching import SURE, Found, Matcher, NotFound
from pendamping.indices.models import Match, UnmatchedResult
from pendamping.indices.tests.published import row
from pendamping.regions.models import FormerCode, Region

Reason = UnmatchedResult.Reason


@pytest.mark.parametrize("name", ["PEDONGATAN", "Pedongatan", " pe dongatan", "Pedongatan."])
def test_code_and_name_agree_whatever_the_writing(regions: dict[str, Region], name: str) -> None:
    assert Matcher().match(row(DESA, name)) == Found(DESA, Match.CODE_AND_NAME)


def test_a_code_that_names_another_village_today_is_not_followed(regions: dict[str, Region]) -> None:
    assert Matcher().match(row(DESA, "MERAMBANG")) == Found(OTHER_DESA, Match.NAME_IN_REGENCY)


def test_the_district_decides_between_two_of_one_name(regions: dict[str, Region]) -> None:
    Region.objects.bulk_create([Region.of("6209012009", "Merambang")])
    matcher = Matcher()
    assert matcher.match(row("6209999999", "MERAMBANG", district_name="BULIK")) == Found(
        "6209012009", Match.NAME_AND_DISTRICT
    )
    found = matcher.match(row("6209999999", "MERAMBANG"))
    assert found == NotFound(Reason.SEVERAL, ("6209012009", OTHER_DESA), "6209")


def test_an_older_list_knows_the_code_under_that_name(regions: dict[str, Region]) -> None:
    FormerCode.objects.create(edition="2020", code="6209992001", name="Pedongatan Lama", region_id=DESA, method="x")
    assert Matcher().match(row("6209992001", "PEDONGATAN LAMA")) == Found(DESA, Match.FORMER_CODE)


def test_two_old_lists_that_disagree_leave_it_to_a_person(regions: dict[str, Region]) -> None:
    for edition, region in (("2017", DESA), ("2020", OTHER_DESA)):
        FormerCode.objects.create(edition=edition, code="6209992001", name="Nanga", region_id=region, method="x")
    found = Matcher().match(row("6209992001", "NANGA"))
    assert isinstance(found, NotFound)
    assert set(found.candidates) >= {DESA, OTHER_DESA}


@pytest.mark.parametrize(
    ("name", "match"), [("PEDONGATTAN", Match.CODE_AND_SIMILAR_NAME), ("PEDONGATAN II", None), ("SEBERANG", None)]
)
def test_a_respelled_name_is_known_and_a_numbered_neighbour_is_not(
    regions: dict[str, Region], name: str, match: Match | None
) -> None:
    found = Matcher().match(row(DESA, name))
    assert (found.match if isinstance(found, Found) else None) == match


def test_the_code_of_one_numbered_neighbour_under_the_name_of_the_other_is_for_a_person(
    regions: dict[str, Region],
) -> None:
    names = {"6209012008": "Unte Mungkur II", "6209012009": "Unte Mungkur III"}
    Region.objects.bulk_create([Region.of(code, name) for code, name in names.items()])
    found = Matcher().match(row("6209012008", "UNTE MUNGKUR III"))
    assert found == NotFound(Reason.OTHER_NAME, ("6209012009", "6209012008"), "6209")


def test_names_are_looked_for_in_the_regency_that_the_row_names(regions: dict[str, Region]) -> None:
    found = Matcher().match(row("9999012001", "UMPANG", regency_name="KAB. KOTAWARINGIN BARAT"))
    assert found == Found(FOREIGN_DESA, Match.NAME_IN_REGENCY)
    elsewhere = Matcher().match(row("6209992001", "UMPANG"))
    assert isinstance(elsewhere, NotFound)
    assert elsewhere.reason == Reason.CODE_UNKNOWN


def test_a_kelurahan_is_never_given_a_result(regions: dict[str, Region]) -> None:
    found = Matcher().match(row("6209011001", "NANGA BULIK"))
    assert found == NotFound(Reason.KELURAHAN, ("6209011001",), "6209")


VILLAGE_NAMES = st.sampled_from(["Nanga", "Nanga I", "Nanga II", "Bukit Indah", "Bukit Indah Baru", "Suka Maju"])


class TestAnyList(TestCase):
    """Whatever today's villages and the published rows are called."""

    @settings(max_examples=60)
    @given(today=st.lists(VILLAGE_NAMES, min_size=1, max_size=5), published=VILLAGE_NAMES, place=st.integers(0, 4))
    def test_a_match_has_the_published_name_and_a_person_is_offered_all_that_have_it(
        self, today: list[str], published: str, place: int
    ) -> None:
        Region.objects.all().delete()
        Region.objects.create(code="6209", name="Lamandau", level=4, kind="kabupaten", search_text="")
        Region.objects.bulk_create(Region.of(f"620901{2001 + number}", name) for number, name in enumerate(today))
        found = Matcher().match(row(f"620901{2001 + place}", published.upper()))
        names = dict(Region.objects.values_list("code", "name"))
        if isinstance(found, Found):
            assert names[found.code] == published
            assert (found.match in SURE) == (found.code == f"620901{2001 + place}")
        else:
            offered = [names[code] for code in found.candidates]
            assert offered.count(published) == today.count(published)
