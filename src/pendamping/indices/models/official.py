"""Official results of the village index, exactly as published; which of several counts; what could not be matched."""

import zlib

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.regions.models import Region


class Status(models.TextChoices):
    """Ordered from the lowest to the highest."""

    SANGAT_TERTINGGAL = "sangat_tertinggal", _("Sangat tertinggal")
    TERTINGGAL = "tertinggal", _("Tertinggal")
    BERKEMBANG = "berkembang", _("Berkembang")
    MAJU = "maju", _("Maju")
    MANDIRI = "mandiri", _("Mandiri")


class Family(models.TextChoices):
    IDM = "idm", _("IDM")
    INDEKS_DESA = "indeks_desa", _("Indeks Desa")


class Match(models.TextChoices):
    """How a published row found its village; the order is from the surest to the least sure."""

    CODE_AND_NAME = "code_and_name", _("kode dan nama sama")
    PERSON = "person", _("ditentukan petugas")
    FORMER_CODE = "former_code", _("kode dan nama lama yang dikenal")
    CODE_AND_SIMILAR_NAME = "code_and_similar_name", _("kode sama, ejaan nama mirip")
    NAME_AND_DISTRICT = "name_and_district", _("nama dan kecamatan sama")
    NAME_IN_REGENCY = "name_in_regency", _("satu-satunya nama itu di kabupaten")


class ResultSource(models.Model):
    """A publication that results come from. Of several for one village and year, the higher precedence counts."""

    name = models.CharField(_("sumber"), max_length=200, unique=True)
    precedence = models.SmallIntegerField(_("urutan"), default=0)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    class Meta:
        ordering = ["-precedence", "pk"]

    def __str__(self) -> str:
        return self.name


class ResultImport(models.Model):
    """One file or folder that was read: first as a preview that changes nothing, then, once confirmed, recorded."""

    class State(models.TextChoices):
        PREVIEW = "preview", _("menunggu persetujuan")
        RECORDED = "recorded", _("tercatat")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(ResultSource, models.PROTECT, related_name="imports")
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.PREVIEW)
    file_name = models.CharField(_("berkas"), max_length=200)
    sha256 = models.CharField(max_length=64, blank=True)  # "": a folder, or rows that came without a file
    file = models.FileField(upload_to="imports/idm/", blank=True)  # kept until confirmed or discarded
    default_year = models.PositiveSmallIntegerField(null=True)  # for a table that names no year
    made_at = models.DateTimeField(_("waktu"))
    made_by = models.CharField(_("oleh"), max_length=200)
    account_id = models.BigIntegerField(null=True)
    area = models.CharField(max_length=200)  # the prefixes it was made for, parted by blanks
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-made_at"]


class OfficialResultQuerySet(models.QuerySet["OfficialResult"]):
    def within(self, scope: Scope) -> "OfficialResultQuerySet":
        return self.filter(scope.q("region_id"))

    def live(self) -> "OfficialResultQuerySet":
        """Without those that their own publication replaced."""
        return self.filter(replaced_at=None)

    def counting(self) -> "OfficialResultQuerySet":
        """At most one for a village, family and year."""
        return self.filter(counts=True)


class OfficialResult(models.Model):
    """One village in one year as one publication states it; never recomputed, never rounded, never overwritten."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="index_results")
    family = models.CharField(_("indeks"), max_length=12, choices=Family, default=Family.IDM)
    year = models.PositiveSmallIntegerField(_("tahun"))
    status = models.CharField(_("status"), max_length=20, choices=Status, blank=True)  # "": published without
    value = models.DecimalField(_("nilai"), max_digits=17, decimal_places=14, null=True)
    counts = models.BooleanField(_("dipakai"), default=False)
    iks = models.DecimalField("IKS", max_digits=17, decimal_places=14, null=True)
    ike = models.DecimalField("IKE", max_digits=17, decimal_places=14, null=True)
    ikl = models.DecimalField("IKL", max_digits=17, decimal_places=14, null=True)
    target_status = models.CharField(max_length=20, choices=Status, blank=True)
    published_code = models.CharField(_("kode terbitan"), max_length=10)
    published_name = models.CharField(_("nama terbitan"), max_length=120)
    match = models.CharField(_("cara mencocokkan"), max_length=24, choices=Match)
    findings = models.JSONField(default=list)  # codes of `Finding`: what the publication contradicts itself in
    scores = models.JSONField(default=dict)  # {"iks_01": 5, ...} as shown; empty where only the index was published
    source = models.ForeignKey(ResultSource, models.PROTECT, related_name="results")
    made_by_import = models.ForeignKey(ResultImport, models.PROTECT, related_name="results")
    replaced_at = models.DateTimeField(null=True)  # since when the same publication states something else

    objects = OfficialResultQuerySet.as_manager()

    class Meta:
        ordering = ["region_id", "-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "family", "year", "source"],
                condition=Q(replaced_at=None),
                name="official_result_once",
            ),
            models.UniqueConstraint(
                fields=["region", "family", "year"], condition=Q(counts=True), name="official_result_one_counts"
            ),
        ]
        # They carry what the overviews add up, so that a province or the country is answered without the rows;
        # `counts` is among the columns because SQLite looks it up again in spite of the condition.
        indexes = [
            models.Index(
                fields=["family", "year", "region", "status", "value", "counts"],
                condition=Q(counts=True),
                name="official_result_overview",
            ),
            models.Index(
                fields=["family", "year", "status", "source", "counts"],
                condition=Q(counts=True),
                name="official_result_years",
            ),
            models.Index(
                fields=["family", "region", "year", "status", "source", "counts"],
                condition=Q(counts=True),
                name="official_result_area",
            ),
        ]


class Finding(models.TextChoices):
    """What a publication contradicts itself in; kept beside it, never mended."""

    STATUS_DIFFERS = "status_differs", _("Status terbitan tidak sesuai dengan ambang untuk nilainya.")
    VALUE_DIFFERS = "value_differs", _("Nilai terbitan bukan rata-rata ketiga dimensinya.")
    SCORES_DIFFER = "scores_differ", _("Skor indikator tidak menjumlah ke nilai dimensinya.")


FAST = 3  # a quarter of the time of the default, a tenth more bytes


class PublishedDocument(models.Model):
    """The text that a result was read from, byte for byte: a JSON document, or a table row by its heads."""

    result = models.OneToOneField(OfficialResult, models.CASCADE, primary_key=True, related_name="document")
    compressed = models.BinaryField()

    @classmethod
    def of(cls, result: OfficialResult, text: str) -> "PublishedDocument":
        return cls(result=result, compressed=zlib.compress(text.encode(), level=FAST))

    @property
    def text(self) -> str:
        return zlib.decompress(self.compressed).decode()


class UnmatchedResult(models.Model):
    """A published row whose village is not certain; a person decides, or sets it aside with a reason."""

    class Reason(models.TextChoices):
        OTHER_NAME = "other_name", _("Kode ini sekarang milik desa lain.")
        CODE_UNKNOWN = "code_unknown", _("Kode ini tidak ada, dan nama itu tidak ditemukan di kabupatennya.")
        SEVERAL = "several", _("Lebih dari satu desa bernama itu.")
        TAKEN = "taken", _("Desa yang dituju sudah punya hasil dari baris lain.")
        KELURAHAN = "kelurahan", _("Yang ditemukan kelurahan, yang tidak dinilai IDM.")

    source = models.ForeignKey(ResultSource, models.PROTECT, related_name="unmatched")
    made_by_import = models.ForeignKey(ResultImport, models.PROTECT, related_name="unmatched")
    area_code = models.CharField(max_length=10, db_index=True)  # the regency it belongs to, as well as can be told
    code = models.CharField(_("kode"), max_length=10)
    name = models.CharField(_("nama"), max_length=120)
    district_name = models.CharField(_("kecamatan"), max_length=120, blank=True)
    regency_name = models.CharField(_("kabupaten"), max_length=120, blank=True)
    year = models.PositiveSmallIntegerField(_("tahun"))
    row = models.JSONField()  # what will be stored once the village is known
    reason = models.CharField(_("sebab"), max_length=20, choices=Reason)
    candidates = models.JSONField(default=list)  # codes that could be meant, the likeliest first
    resolved_as = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")
    set_aside_because = models.CharField(_("alasan dikesampingkan"), max_length=200, blank=True)
    decided_by = models.CharField(_("diputuskan oleh"), max_length=200, blank=True)

    class Meta:
        ordering = ["area_code", "name", "year"]
        constraints = [
            models.UniqueConstraint(fields=["source", "code", "name", "year"], name="unmatched_once"),
            models.CheckConstraint(
                condition=Q(resolved_as__isnull=True) | Q(set_aside_because=""), name="unmatched_one_answer"
            ),
        ]


class PublishedCount(models.Model):
    """How many villages had a status, where only that was published (a speech, a press release, a report)."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="published_counts")
    family = models.CharField(_("indeks"), max_length=12, choices=Family, default=Family.IDM)
    year = models.PositiveSmallIntegerField(_("tahun"))
    status = models.CharField(_("status"), max_length=20, choices=Status)
    number = models.PositiveIntegerField(_("jumlah"))
    source = models.CharField(_("sumber"), max_length=300)
    recorded_on = models.DateField(_("dicatat"))

    class Meta:
        ordering = ["region_id", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "family", "year", "status", "source"], name="published_count_once"
            )
        ]
