"""Which parts of a scope a reader may choose between."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models.functions import Substr
from django.utils.translation import gettext as _

from pendamping.common.scope import Scope
from pendamping.regions.models import Region


@dataclass(frozen=True, slots=True)
class AreaChoice:
    """`areas` of one level inside the scope; `only`: the one regency or district that all of it lies in, or ""."""

    areas: Sequence[Region]
    only: str
    label: str
    everything: str


def areas_to_choose(scope: Scope) -> AreaChoice:
    """Districts for a scope inside one regency, regencies for a wider one: never more than a province holds."""
    if "" in scope.prefixes or any(len(prefix) < Region.Level.REGENCY for prefix in scope.prefixes):
        level, label, everything = Region.Level.REGENCY, _("Kabupaten/kota"), _("Semua kabupaten/kota")
        only = ""
    else:
        level, label, everything = Region.Level.DISTRICT, _("Kecamatan"), _("Semua kecamatan")
        regencies = {prefix[: Region.Level.REGENCY] for prefix in scope.prefixes}
        only = regencies.pop() if len(regencies) == 1 else ""
    inside = Region.objects.within(scope).valid_on(scope.today).filter(level__gte=level)
    codes = inside.annotate(part=Substr("code", 1, level)).values("part")
    areas = list(Region.objects.filter(level=level, code__in=codes))
    return AreaChoice(areas=areas, only=only, label=label, everything=everything)
