"""The region's own words, for every template as `terms`."""

from dataclasses import dataclass

from django.http import HttpRequest

from pendamping.common.scope import Scope
from pendamping.regions.models import RegencySettings, Region


@dataclass(frozen=True, slots=True)
class Terms:
    """How this regency calls things, each as it stands at the start of a sentence."""

    desa: str = "Desa"
    desa_head: str = "Kepala Desa"
    district: str = "Kecamatan"
    district_head: str = "Camat"
    regency_head: str = "Bupati"
    office: str = "Dinas PMD"

    def word_for(self, region: Region) -> str:
        """The word for the kind of this region, as its own regency says it."""
        own = {Region.Kind.DESA: self.desa, Region.Kind.DISTRICT: self.district}
        return own.get(Region.Kind(region.kind)) or region.get_kind_display()


def terms_of(code: str) -> Terms:
    """The words of the regency that the region with this code lies in; the general ones above it."""
    own = RegencySettings.objects.filter(pk=code[: Region.Level.REGENCY]).first()
    if own is None or len(code) < Region.Level.REGENCY:
        return Terms()
    return Terms(
        desa=own.desa_word,
        desa_head=own.desa_head_word,
        district=own.district_word,
        district_head=own.district_head_word,
        regency_head=own.regency_head_word,
        office=own.office_short_name,
    )


def terms_for(scope: Scope) -> Terms:
    """The words of the regency that the whole scope lies in; the general ones where it spans several."""
    regencies = {prefix[: Region.Level.REGENCY] for prefix in scope.prefixes}
    return terms_of(regencies.pop()) if len(regencies) == 1 else Terms()


def terms(request: HttpRequest) -> dict[str, object]:
    scope = getattr(request, "scope", None)
    return {"terms": terms_for(scope) if scope else Terms()}
