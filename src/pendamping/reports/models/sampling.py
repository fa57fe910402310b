"""Uji petik: villages of a kecamatan that somebody looks at with their own eyes, and what they found."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.people.models import Person
from pendamping.regions.models import Region


class SpotCheck(models.Model):
    """The villages of one month, drawn once by the stated rule; who drew them cannot draw again."""

    id = models.UUIDField(primary_key=True, default=new_id)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")  # the kecamatan
    since = models.DateField(_("bulan"))  # its first day
    drawn_at = models.DateTimeField()
    drawn_by = models.CharField(max_length=200)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["-since", "region_id"]
        constraints = [models.UniqueConstraint(fields=["region", "since"], name="spot_check_once")]


class CheckedVillage(models.Model):
    """One village of a spot check: why it was chosen, and what was found there."""

    class Result(models.TextChoices):
        FITS = "fits", _("Sesuai laporan")
        DIFFERS = "differs", _("Berbeda dari laporan")
        NOT_REACHED = "not_reached", _("Belum dapat dikunjungi")

    check_of = models.ForeignKey(SpotCheck, models.CASCADE, related_name="villages")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()
    points = models.PositiveSmallIntegerField()  # 0: drawn without any sign
    signs = models.JSONField(default=list)  # [{"sign": "far", "number": 2, "reports": ["..."]}]
    result = models.CharField(_("hasil"), max_length=20, choices=Result, blank=True)
    note = models.CharField(_("catatan"), max_length=400, blank=True)
    checked_on = models.DateField(_("tanggal periksa"), null=True, blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # null: an office's account
    recorded_by_name = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["check_of_id", "order"]
        constraints = [models.UniqueConstraint(fields=["check_of", "region"], name="checked_village_once")]
