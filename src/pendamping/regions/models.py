"""Provinces to villages by official code, with their history; a regency's own words; groups of villages."""

from datetime import date
from typing import Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.common.scope import Scope, codes_within
from pendamping.common.text import fold
from pendamping.regions.codes import dotted_code, parent_code

FIRST_KOTA = 71  # the third and fourth digit of a code; a kabupaten has a smaller number
VILLAGE_KINDS = {"1": "kelurahan", "2": "desa", "3": "desa_adat"}


class RegionQuerySet(models.QuerySet["Region"]):
    def within(self, scope: Scope) -> "RegionQuerySet":
        return self.filter(scope.q("code"))

    def under(self, code: str) -> "RegionQuerySet":
        """The region with this code and everything inside it."""
        return self.filter(codes_within((code,), "code"))

    def valid_on(self, day: date) -> "RegionQuerySet":
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day), Q(valid_until__isnull=True) | Q(valid_until__gte=day)
        )

    def assessed(self) -> "RegionQuerySet":
        """Desa and desa adat."""
        return self.filter(kind__in=Region.ASSESSED)


class Region(models.Model):
    """One administrative area. Its code is its identity and its place in the tree: 62, 6209, 620906, 6209062005."""

    class Level(models.IntegerChoices):
        PROVINCE = 2, _("Provinsi")
        REGENCY = 4, _("Kabupaten/kota")
        DISTRICT = 6, _("Kecamatan")
        VILLAGE = 10, _("Desa/kelurahan")

    class Kind(models.TextChoices):
        PROVINCE = "province", _("Provinsi")
        KABUPATEN = "kabupaten", _("Kabupaten")
        KOTA = "kota", _("Kota")
        DISTRICT = "district", _("Kecamatan")
        DESA = "desa", _("Desa")
        KELURAHAN = "kelurahan", _("Kelurahan")
        DESA_ADAT = "desa_adat", _("Desa adat")

    ASSESSED: Final = frozenset({Kind.DESA, Kind.DESA_ADAT})  # what the village index looks at

    code = models.CharField(_("kode"), max_length=10, primary_key=True)
    name = models.CharField(_("nama"), max_length=120)  # as in the decree, without the word for its kind
    level = models.PositiveSmallIntegerField(_("tingkat"), choices=Level)  # the number of digits of the code
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind)
    latitude = models.FloatField(_("lintang"), null=True, blank=True)  # WGS 84; null: not in the list
    longitude = models.FloatField(_("bujur"), null=True, blank=True)
    capital = models.CharField(_("ibu kota"), max_length=120, blank=True)
    time_zone = models.CharField(_("zona waktu"), max_length=20, blank=True)
    valid_from = models.DateField(_("berlaku sejak"), null=True, blank=True)  # null: older than the first list
    valid_until = models.DateField(_("berlaku sampai"), null=True, blank=True)  # last day; null: still valid
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")
    search_text = models.CharField(max_length=260, editable=False)  # folded name, kind and code, for the search box

    objects = RegionQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        indexes = [
            models.Index(fields=["level", "code"], name="region_level_code"),
            # Everything that a search asks before it reads rows, so that looking inside names reads the index alone.
            models.Index(fields=["search_text", "code", "level", "valid_from", "valid_until"], name="region_search"),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of(cls, code: str, name: str, **fields: object) -> "Region":
        """A region, not yet stored: its level and kind follow from its code, its search text from its name."""
        region = cls(code=code, level=len(code), kind=cls.kind_of(code), **fields)
        region.rename(name)
        return region

    @classmethod
    def kind_of(cls, code: str) -> str:
        """What the code says: the number of a kota begins at 71, the fourth block of a desa with 2."""
        match len(code):
            case cls.Level.PROVINCE:
                return cls.Kind.PROVINCE
            case cls.Level.REGENCY:
                return cls.Kind.KOTA if int(code[2:]) >= FIRST_KOTA else cls.Kind.KABUPATEN
            case cls.Level.DISTRICT:
                return cls.Kind.DISTRICT
            case _:
                return cls.Kind(VILLAGE_KINDS[code[6]])

    def rename(self, name: str) -> None:
        """Change the name in memory; the search text follows."""
        self.name = name
        self.search_text = f"{fold(name)} {fold(KIND_WORDS[self.kind])} {self.code}"

    @property
    def full_name(self) -> str:
        """The name with the word that belongs to it: Kabupaten Lamandau, Kota Tasikmalaya; a village's name alone."""
        word = {"kabupaten": "Kabupaten ", "kota": "Kota "}.get(self.kind, "")
        return f"{word}{self.name}"

    def is_valid_on(self, day: date) -> bool:
        """What `valid_on` asks the database, of a region that was read already."""
        return (self.valid_from or date.min) <= day <= (self.valid_until or date.max)

    @property
    def is_closed(self) -> bool:
        return self.valid_until is not None

    @property
    def is_village(self) -> bool:
        """Whether it is a desa or kelurahan, which alone have a timeline of work."""
        return self.level == self.Level.VILLAGE

    @property
    def dotted(self) -> str:
        """The code as people write it: 62.09.06.2005."""
        return dotted_code(self.code)

    @property
    def province_code(self) -> str:
        return self.code[:2]

    @property
    def regency_code(self) -> str:
        return self.code[:4]

    @property
    def district_code(self) -> str:
        return self.code[:6]

    @property
    def parent_code(self) -> str:
        return parent_code(self.code)


# Official words, whatever the language of the page: what people type before a name.
KIND_WORDS = {
    "province": "provinsi",
    "kabupaten": "kabupaten",
    "kota": "kota",
    "district": "kecamatan",
    "desa": "desa",
    "kelurahan": "kelurahan",
    "desa_adat": "desa adat",
}


class RegionChange(models.Model):
    """One line of a region's history, as a decree or an imported list told it."""

    class Kind(models.TextChoices):
        ADDED = "added", _("Baru")
        RENAMED = "renamed", _("Ganti nama")
        MOVED = "moved", _("Pindah kode")
        CLOSED = "closed", _("Dihapus")

    region = models.ForeignKey(Region, models.PROTECT, related_name="changes")
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind)
    date = models.DateField(_("berlaku"))
    old_name = models.CharField(_("nama lama"), max_length=120, blank=True)
    new_name = models.CharField(_("nama baru"), max_length=120, blank=True)
    old_code = models.CharField(_("kode lama"), max_length=10, blank=True)
    source = models.CharField(_("dasar"), max_length=200)  # the decree or file that says so

    class Meta:
        ordering = ["-date", "pk"]


class FormerCode(models.Model):
    """A code and name as an older edition or another ministry's list wrote them, and the region meant by them.

    A code alone is never enough: 234 codes of the IDM 2024 list name another village today.
    """

    edition = models.CharField(_("edisi"), max_length=20)
    code = models.CharField(_("kode"), max_length=10, db_index=True)
    name = models.CharField(_("nama"), max_length=120)
    district_name = models.CharField(max_length=120, blank=True)
    regency_name = models.CharField(max_length=120, blank=True)
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="former_codes")  # null: no safe answer
    method = models.CharField(_("cara"), max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "code", "name"], name="former_code_once")]

    @property
    def dotted(self) -> str:
        return dotted_code(self.code)


class RegencySettings(models.Model):
    """What one kabupaten or kota calls things and how its letters look. Absent: the general words."""

    region = models.OneToOneField(Region, models.PROTECT, primary_key=True, related_name="settings")
    desa_word = models.CharField(_("sebutan desa"), max_length=30, default="Desa")  # Pekon, Gampong, Nagari, Kampung
    desa_head_word = models.CharField(_("sebutan kepala desa"), max_length=40, default="Kepala Desa")
    district_word = models.CharField(_("sebutan kecamatan"), max_length=30, default="Kecamatan")
    district_head_word = models.CharField(_("sebutan camat"), max_length=40, default="Camat")
    regency_head_word = models.CharField(_("sebutan kepala daerah"), max_length=40, default="Bupati")
    office_name = models.CharField(_("nama dinas"), max_length=160, blank=True)
    office_short_name = models.CharField(_("singkatan dinas"), max_length=40, default="Dinas PMD")
    office_address = models.TextField(_("alamat dinas"), blank=True)
    office_phone = models.CharField(_("telepon dinas"), max_length=40, blank=True)
    letter_city = models.CharField(_("tempat surat"), max_length=80, blank=True)
    logo = models.ImageField(_("lambang"), upload_to="logos/", blank=True)
    is_sample = models.BooleanField(_("data contoh"), default=False)


class RegionGroup(models.Model):
    """A named set of villages across the tree: kawasan perdesaan, a KORWIL's cluster, inter-village cooperation."""

    class Kind(models.TextChoices):
        RURAL_AREA = "rural_area", _("Kawasan perdesaan")
        CLUSTER = "cluster", _("Klaster kecamatan")
        COOPERATION = "cooperation", _("Kerja sama antardesa")
        OTHER = "other", _("Kelompok lain")

    regency = models.ForeignKey(Region, models.PROTECT, related_name="groups")
    kind = models.CharField(_("jenis"), max_length=20, choices=Kind)
    name = models.CharField(_("nama"), max_length=120)
    legal_basis = models.CharField(_("dasar"), max_length=200, blank=True)
    members = models.ManyToManyField(Region, verbose_name=_("anggota"), related_name="member_of")
    valid_from = models.DateField(_("berlaku sejak"))
    valid_until = models.DateField(_("berlaku sampai"), null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["regency", "kind", "name"], name="region_group_name")]


class Boundary(models.Model):
    """The drawn outline of one region: GeoJSON geometry in WGS 84, longitude first."""

    region = models.OneToOneField(Region, models.CASCADE, primary_key=True, related_name="boundary")
    geometry = models.JSONField()
    source = models.CharField(_("sumber"), max_length=300)
    imported_at = models.DateTimeField(_("diimpor"))


class RegionImport(models.Model):
    """One newer list of regions, compared and waiting for a person, or written, or given up. Nothing lies between."""

    class State(models.TextChoices):
        PENDING = "pending", _("Menunggu keputusan")
        APPLIED = "applied", _("Diterapkan")
        CANCELLED = "cancelled", _("Dibatalkan")

    id = models.UUIDField(primary_key=True, default=new_id)
    file_name = models.CharField(_("berkas"), max_length=100)
    source = models.CharField(_("dasar"), max_length=200)  # the decree
    date = models.DateField(_("berlaku sejak"))
    coverage = models.CharField(_("lengkap untuk"), max_length=10, blank=True)  # "": the whole country
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.PENDING)
    rows = models.PositiveIntegerField(_("baris"))
    unchanged = models.PositiveIntegerField(_("tetap"))
    created_at = models.DateTimeField(_("diunggah"), auto_now_add=True)
    created_by = models.CharField(_("diunggah oleh"), max_length=200)
    decided_at = models.DateTimeField(_("diputuskan"), null=True)

    class Meta:
        ordering = ["-created_at"]


class RegionImportLine(models.Model):
    """One difference between a list and what is stored, or one row that cannot be read."""

    class Kind(models.TextChoices):
        ADDED = "added", _("Baru")
        RENAMED = "renamed", _("Ganti nama")
        MOVED = "moved", _("Pindah kode")
        CLOSED = "closed", _("Dihapus")
        CONFLICT = "conflict", _("Perlu keputusan")
        FAULTY = "faulty", _("Tidak terbaca")

    class Decision(models.TextChoices):
        NONE = "", _("Belum diputuskan")
        SAME = "same", _("Wilayah yang sama")
        OTHER = "other", _("Wilayah lain")
        SKIP = "skip", _("Biarkan seperti sekarang")

    parent = models.ForeignKey(RegionImport, models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField(_("baris"), null=True)  # null: a region that the list no longer has
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind)
    code = models.CharField(_("kode"), max_length=40)
    name = models.CharField(_("nama"), max_length=120)
    old_code = models.CharField(_("kode lama"), max_length=40, blank=True)
    old_name = models.CharField(_("nama lama"), max_length=120, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    reason = models.TextField(_("keterangan"), blank=True)  # why it needs a person, or what is wrong with the row
    decision = models.CharField(_("keputusan"), max_length=10, choices=Decision, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["parent", "kind"], name="region_import_kind")]

    @property
    def shown_code(self) -> str:
        """As people write it; what cannot be read stays as it came."""
        return self.code if self.kind == self.Kind.FAULTY else dotted_code(self.code)

    @property
    def shown_old_code(self) -> str:
        return self.old_code if self.kind == self.Kind.FAULTY else dotted_code(self.old_code)

    @property
    def answers(self) -> list[str]:
        """The decisions that this line may be given."""
        same, other, skip = self.Decision.SAME, self.Decision.OTHER, self.Decision.SKIP
        match self.kind:
            case self.Kind.MOVED:
                return [same, other, skip]
            case self.Kind.CONFLICT:
                return [same, other, skip] if self.old_code else [other, skip]
            case _:
                return []


class BoundaryImport(models.Model):
    """Outlines of one regency that were read and wait for a look at the map, or were stored, or given up."""

    State = RegionImport.State

    id = models.UUIDField(primary_key=True, default=new_id)
    regency = models.ForeignKey(Region, models.PROTECT, related_name="boundary_imports")
    file_name = models.CharField(_("berkas"), max_length=100)
    source = models.CharField(_("sumber"), max_length=300)
    state = models.CharField(
        _("keadaan"), max_length=10, choices=RegionImport.State, default=RegionImport.State.PENDING
    )
    geometries = models.JSONField(default=dict)  # GeoJSON geometry by code; emptied once decided
    shapes = models.PositiveIntegerField(_("bentuk"))
    problems = models.JSONField(default=list)  # sentences, one per shape that was left out or mended
    created_at = models.DateTimeField(_("diunggah"), auto_now_add=True)
    created_by = models.CharField(_("diunggah oleh"), max_length=200)

    class Meta:
        ordering = ["-created_at"]
