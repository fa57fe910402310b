"""The post of a person during a time: its placement, the regions around it, and the words used there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from os.path import commonprefix
from uuid import UUID

from django.db.models import Q

from pendamping.people.models import Assignment, Tier
from pendamping.regions.models import RegencySettings, Region

LEVELS = (Region.Level.DISTRICT, Region.Level.REGENCY, Region.Level.PROVINCE)  # a post is named by one of these
SHORT_TIERS = {Tier.TAPM_KAB: "TAPM", Tier.TAPM_PROV: "TAPM", Tier.TAPM_PUSAT: "TAPM"}


@dataclass(frozen=True, slots=True)
class Post:
    placement: Assignment | None
    areas: Sequence[Region]
    around: dict[int, Region]  # by level, the ones that hold every area
    words: RegencySettings

    @property
    def tier(self) -> Tier | None:
        return Tier(self.placement.tier) if self.placement else None

    @property
    def seat(self) -> Region | None:
        """The narrowest region that holds the whole post, no narrower than a kecamatan."""
        return self.around[max(self.around)] if self.around else None

    @property
    def title(self) -> str:
        """In one line, as under a signature: PD Bulik Timur, TAPM Kabupaten Lamandau."""
        if self.tier is None:
            return ""
        place = self.seat
        name = "" if place is None else place.name if place.level == Region.Level.DISTRICT else self.named(place)
        return " ".join(filter(None, (SHORT_TIERS.get(self.tier, self.tier.value), name)))

    def named(self, region: Region) -> str:
        """With the word for its kind: Kecamatan Bulik Timur, Kota Palangka Raya, Pekon Sukamaju."""
        if region.kind == Region.Kind.PROVINCE:
            return region.name
        own = {Region.Kind.DISTRICT: self.words.district_word, Region.Kind.DESA: self.words.desa_word}
        return f"{own.get(Region.Kind(region.kind), region.get_kind_display())} {region.name}"

    def around_at(self, level: Region.Level) -> str:
        region = self.around.get(level)
        return self.named(region) if region else ""


def post_of(person_id: UUID, since: date, until: date) -> Post:
    """The newest placement that was valid on any of these days."""
    placement = (
        Assignment.objects.filter(Q(end__isnull=True) | Q(end__gte=since), person_id=person_id, start__lte=until)
        .select_related("contract")
        .prefetch_related("regions")
        .order_by("-start", "-pk")
        .first()
    )
    areas = sorted(placement.regions.all(), key=lambda region: region.name) if placement else []
    shared = commonprefix([region.code for region in areas])
    codes = [shared[:level] for level in LEVELS if len(shared) >= level]
    around = {region.level: region for region in Region.objects.filter(pk__in=codes)}
    words = RegencySettings.objects.filter(pk=shared[: Region.Level.REGENCY]).first() or RegencySettings()
    return Post(placement=placement, areas=areas, around=around, words=words)
