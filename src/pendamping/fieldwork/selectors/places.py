"""Which regions a form offers to somebody who reports or plans."""

from datetime import date

from django.utils.translation import gettext as _

from pendamping.common.scope import Scope, codes_within
from pendamping.fieldwork.placements import posts_on
from pendamping.regions.models import Region

Choices = list[tuple[str, list[tuple[str, str]]]]


def places_for(scope: Scope, day: date) -> Choices:
    """The own places on a day, grouped for a list: villages by kecamatan, then the areas around and above them.

    Somebody with a province or the country is offered regencies, not villages: those are found by name.
    """
    areas = sorted({area for post in posts_on(scope.person_id, day) for area in post.areas}) if scope.person_id else []
    wide = not areas or min(len(area) for area in areas) < Region.Level.REGENCY
    levels = [Region.Level.PROVINCE, Region.Level.REGENCY] if wide else [Region.Level.DISTRICT, Region.Level.VILLAGE]
    above = {area[:length] for area in areas for length in (Region.Level.REGENCY, Region.Level.DISTRICT)} - {""}
    known = Region.objects.valid_on(day)
    inside = known.filter(codes_within(tuple(areas) if areas else ("",), "code"), level__in=levels)
    regions = {one.code: one for one in [*inside, *known.filter(pk__in=above)]}
    return _grouped([regions[code] for code in sorted(regions)])


def _grouped(regions: list[Region]) -> Choices:
    names = {one.code: one.name for one in regions}
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in regions:
        if one.level == Region.Level.VILLAGE:
            groups.setdefault(names.get(one.district_code, ""), []).append((one.code, one.name))
    others = [(one.code, one.full_name) for one in regions if one.level != Region.Level.VILLAGE]
    return [*groups.items(), *([(_("Tingkat kecamatan ke atas"), others)] if others else [])]
