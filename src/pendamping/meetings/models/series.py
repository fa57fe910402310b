"""A meeting that comes again: its rhythm, whom it invites, whose turn it is to host."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.people.models import Organisation
from pendamping.regions.models import Region


class Level(models.TextChoices):
    """At which level people meet."""

    DISTRICT = "district", _("Rakor kecamatan")
    CLUSTER = "cluster", _("Rakor klaster")
    REGENCY = "regency", _("Rakor kabupaten/kota")
    PROVINCE = "province", _("Rakor provinsi")
    NATIONAL = "national", _("Rakor nasional")
    INFORMAL = "informal", _("Pertemuan informal")


class MeetingSeriesQuerySet(models.QuerySet["MeetingSeries"]):
    def within(self, scope: Scope) -> "MeetingSeriesQuerySet":
        return self.filter(scope.q("region_id"))


class MeetingSeries(models.Model):
    """One row of meetings of one area, such as the monthly rakor of a kabupaten."""

    class Rhythm(models.TextChoices):
        MONTHLY = "monthly", _("Setiap bulan")
        QUARTERLY = "quarterly", _("Setiap tiga bulan")
        ONCE = "once", _("Satu kali")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="meeting_series")
    name = models.CharField(_("nama"), max_length=160)
    level = models.CharField(_("tingkat"), max_length=10, choices=Level)
    rhythm = models.CharField(_("jadwal"), max_length=10, choices=Rhythm)
    invites = models.JSONField(default=list)  # codes of `invitations.Group`: whom the rule invites
    areas = models.JSONField(
        _("hanya kecamatan"), default=list
    )  # codes of a cluster's kecamatan; empty: the whole area
    organisations = models.ManyToManyField(Organisation, verbose_name=_("perangkat daerah"), related_name="+")
    ended_on = models.DateField(_("tidak diadakan lagi sejak"), null=True, blank=True)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = MeetingSeriesQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class HostTurn(models.Model):
    """One place in the rotation of hosts."""

    series = models.ForeignKey(MeetingSeries, models.CASCADE, related_name="turns")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["series", "organisation"], name="host_turn_once")]
