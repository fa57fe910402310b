from decimal import Decimal

from pendamping.web.templatetags.pendamping import change, index_value


def test_figures_are_rounded_and_not_cut() -> None:
    assert (index_value(Decimal("0.77195")), index_value(Decimal("70.866"), 2)) == ("0,7720", "70,87")
    assert (change(Decimal("0.00378")), change(Decimal("-0.00378")), change(None)) == ("+0,0038", "−0,0038", "–")
