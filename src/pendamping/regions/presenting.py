"""Regions as pages show them: with their word, their place and their address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from pendamping.regions.codes import codes_above
from pendamping.regions.context import Terms
from pendamping.regions.models import Region
from pendamping.regions.selectors import Contents, names_of

DECIMALS = 4
VILLAGE_PAGE = "dashboards:village"  # of a room above this one: known by name only


@dataclass(frozen=True, slots=True)
class RegionLine:
    """One row of a list: `place` is what it lies in, narrowest first."""

    region: Region
    word: str
    place: str
    url: str
    contents: Contents | None = None


def region_url(region: Region) -> str:
    """The page of a village where the installation has one, otherwise the page of the region."""
    if region.level == Region.Level.VILLAGE and not region.is_closed:
        try:
            return reverse(VILLAGE_PAGE, kwargs={"code": region.code})
        except NoReverseMatch:
            pass
    return reverse("regions:region", kwargs={"code": region.code})


def region_lines(regions: Iterable[Region], terms: Terms) -> list[RegionLine]:
    """Rows for a list of search results; one query for all names."""
    found = list(regions)
    names = names_of(region.code for region in found)
    return [RegionLine(one, terms.word_for(one), place_of(one.code, names), region_url(one)) for one in found]


def place_of(code: str, names: Mapping[str, str]) -> str:
    """What a region lies in, as far as it has a name: Bulik Timur, Kabupaten Lamandau, Kalimantan Tengah."""
    return ", ".join(names[above] for above in reversed(codes_above(code)) if above in names)


def spot_of(region: Region) -> str:
    """Where a region lies as Indonesian maps write it: 1,7864° LS, 111,5330° BT; "" where the list does not say."""
    if region.latitude is None or region.longitude is None:
        return ""
    facts = {
        "latitude": number_format(abs(region.latitude), DECIMALS),
        "side": _("LS") if region.latitude < 0 else _("LU"),
        "longitude": number_format(region.longitude, DECIMALS),
    }
    return _("%(latitude)s° %(side)s, %(longitude)s° BT") % facts
