from decimal import Decimal

import pytest

from pendamping.engine.law.idm import load_idm


def test_fifty_indicators_fill_the_three_dimensions() -> None:
    idm = load_idm()
    for dimension in idm.dimensions:
        own = [one for one in idm.indicators if one.dimension == dimension.id]
        assert len(own) * 5 == dimension.max_sum
    assert {one.group for one in idm.indicators} == set(idm.groups)


@pytest.mark.parametrize(
    ("value", "status"),
    [("0.4907", "sangat_tertinggal"), ("0.4908", "tertinggal"), ("0.8155", "maju"), ("0.81555555555556", "mandiri")],
)
def test_upper_bounds_belong_to_the_lower_status(value: str, status: str) -> None:
    assert load_idm().band_of(Decimal(value)).id == status


def test_an_office_at_two_levels_is_named_once() -> None:
    idm = load_idm()
    assert idm.actors_of(idm.indicator("iks_18")) == ["Karang Taruna", "Dinas Pemuda dan Olahraga kab. dan prov."]


def test_every_gain_together_leads_to_one() -> None:
    idm = load_idm()
    assert round(sum(idm.gain(one, 0) for one in idm.indicators), 20) == 1
