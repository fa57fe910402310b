"""Official results of the village index, exactly as published, and what could not be matched."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

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


class OfficialResultQuerySet(models.QuerySet["OfficialResult"]):
    def within(self, scope: Scope) -> "OfficialResultQuerySet":
        return self.filter(scope.q("region_id"))


class OfficialResult(models.Model):
    """One village in one year as the ministry published it; never recomputed, never rounded."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="index_results")
    family = models.CharField(_("indeks"), max_length=12, choices=Family, default=Family.IDM)
    year = models.PositiveSmallIntegerField(_("tahun"))
    status = models.CharField(_("status"), max_length=20, choices=Status, blank=True)  # "": published without
    value = models.DecimalField(_("nilai"), max_digits=16, decimal_places=14, null=True)
    iks = models.DecimalField(max_digits=16, decimal_places=14, null=True)
    ike = models.DecimalField(max_digits=16, decimal_places=14, null=True)
    ikl = models.DecimalField(max_digits=16, decimal_places=14, null=True)
    target_status = models.CharField(max_length=20, choices=Status, blank=True)
    published = models.JSONField(default=dict)  # the published fields and texts, untouched
    scores = models.JSONField(default=dict)  # {"iks_01": 5, ...} as shown; empty where only the index was published
    published_code = models.CharField(_("kode terbitan"), max_length=10)
    published_name = models.CharField(_("nama terbitan"), max_length=120)
    match = models.CharField(_("cara mencocokkan"), max_length=40)
    source = models.ForeignKey("ResultSource", models.PROTECT, related_name="results")
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = OfficialResultQuerySet.as_manager()

    class Meta:
        ordering = ["region_id", "-year"]
        constraints = [
            models.UniqueConstraint(fields=["region", "family", "year", "source"], name="official_result_once"),
        ]
        indexes = [models.Index(fields=["family", "year", "region"], name="result_year_region")]


class ResultSource(models.Model):
    """Where results came from: a file and what published it. Of several for one year, `counts` says which one."""

    name = models.CharField(_("sumber"), max_length=200)
    file_name = models.CharField(_("berkas"), max_length=200)
    sha256 = models.CharField(max_length=64)
    imported_at = models.DateTimeField(_("diimpor"))
    imported_by = models.CharField(_("oleh"), max_length=200)
    precedence = models.SmallIntegerField(_("urutan"), default=0)  # of two results of one year the higher one counts
    is_sample = models.BooleanField(default=False)


class UnmatchedResult(models.Model):
    """A published row whose village is not certain; a person decides."""

    source = models.ForeignKey(ResultSource, models.CASCADE, related_name="unmatched")
    code = models.CharField(_("kode"), max_length=10)
    name = models.CharField(_("nama"), max_length=120)
    district_name = models.CharField(max_length=120, blank=True)
    regency_name = models.CharField(max_length=120, blank=True)
    year = models.PositiveSmallIntegerField(_("tahun"))
    row = models.JSONField()  # what would have been stored
    reason = models.CharField(_("sebab"), max_length=60)
    candidates = models.JSONField(default=list)  # codes that could be meant
    resolved_as = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")
    set_aside_because = models.CharField(max_length=200, blank=True)

    class Meta:
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
