"""What stands over and under the papers of an area: letterhead, office, place of the letter, time zone."""

import base64
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings

from pendamping.regions.models import RegencySettings, Region
from pendamping.reports.gathering.background import ZONES
from pendamping.reports.schemas import LetterHead, Office


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A region with those around it and the words that its regency uses."""

    region: Region
    around: dict[int, Region]  # by level, itself included
    words: RegencySettings

    def named(self, level: Region.Level) -> str:
        """Kabupaten Lamandau, Kecamatan Bulik Timur, Desa Pedongatan; "" where nothing is at that level."""
        region = self.around.get(level)
        if region is None:
            return ""
        if region.kind == Region.Kind.PROVINCE:
            return region.name
        own = {Region.Kind.DISTRICT: self.words.district_word, Region.Kind.DESA: self.words.desa_word}
        return f"{own.get(Region.Kind(region.kind), region.get_kind_display())} {region.name}"

    @property
    def office(self) -> Office:
        return Office(
            district=self.named(Region.Level.DISTRICT),
            regency=self.named(Region.Level.REGENCY),
            province=self.named(Region.Level.PROVINCE),
            village_word=self.words.desa_word,
            code=self.region.code,
        )

    @property
    def letter_city(self) -> str:
        regency = self.around.get(Region.Level.REGENCY)
        return self.words.letter_city or (regency.capital if regency else "") or self.region.name

    @property
    def zone(self) -> ZoneInfo:
        named = [self.around[level].time_zone for level in sorted(self.around, reverse=True)]
        return ZoneInfo(next((ZONES[name] for name in named if name), settings.TIME_ZONE))

    @property
    def letterhead(self) -> LetterHead:
        """Of the office that answers for the region itself."""
        match self.region.level:
            case Region.Level.DISTRICT:
                return self.letterhead_of_district()
            case Region.Level.REGENCY:
                return self.letterhead_of_office()
        return LetterHead(lines=(f"Pemerintah Provinsi {self.region.name}", str(self.words.office_short_name)))

    @property
    def head_of_office(self) -> str:
        """The post of who signs for it."""
        if self.region.level == Region.Level.DISTRICT:
            return f"{self.words.district_head_word} {self.region.name}"
        return f"Kepala {self.words.office_short_name}"

    def letterhead_of_office(self) -> LetterHead:
        """Of the regency's office for villages."""
        lines = (
            f"Pemerintah {self.named(Region.Level.REGENCY)}",
            self.words.office_name or self.words.office_short_name,
        )
        phone = f"telepon {self.words.office_phone}" if self.words.office_phone else ""
        address = " ".join(self.words.office_address.split())
        return LetterHead(lines=lines, address=" · ".join(filter(None, (address, phone))), emblem=_emblem(self.words))

    def letterhead_of_district(self) -> LetterHead:
        lines = (f"Pemerintah {self.named(Region.Level.REGENCY)}", self.named(Region.Level.DISTRICT))
        return LetterHead(lines=lines, emblem=_emblem(self.words))

    def letterhead_of_village(self) -> LetterHead:
        lines = (
            f"Pemerintah {self.named(Region.Level.REGENCY)}",
            self.named(Region.Level.DISTRICT),
            self.named(Region.Level.VILLAGE),
        )
        return LetterHead(lines=lines, emblem=_emblem(self.words))


def surroundings_of(region: Region) -> Surroundings:
    """In one query."""
    codes = [region.code[:level] for level in Region.Level.values if level <= region.level]
    around = {one.level: one for one in Region.objects.filter(pk__in=codes).select_related("settings")}
    words = getattr(around.get(Region.Level.REGENCY), "settings", None)
    return Surroundings(region, around, words or RegencySettings())


def _emblem(words: RegencySettings) -> str:
    """The stored emblem as text; "" where none was given."""
    if not words.logo:
        return ""
    with words.logo.open("rb") as opened:
        return base64.b64encode(opened.read()).decode()
