"""What a village's verified answers give: our own result, which stands beside the official one."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pendamping.common.scope import Scope
from pendamping.indices.models.official import Status
from pendamping.indices.models.round import VillageSheet
from pendamping.regions.models import Region


class OwnResultQuerySet(models.QuerySet["OwnResult"]):
    def within(self, scope: Scope) -> "OwnResultQuerySet":
        return self.filter(scope.q("region_id"))

    def live(self) -> "OwnResultQuerySet":
        """Without those whose sheet was opened again."""
        return self.filter(withdrawn_at=None)


class OwnResult(models.Model):
    """One village in one year, computed from its sheet on the day of publishing; never changed, only withdrawn."""

    sheet = models.ForeignKey(VillageSheet, models.PROTECT, related_name="results")
    region = models.ForeignKey(Region, models.PROTECT, related_name="own_index_results")
    index_id = models.CharField(_("indeks"), max_length=60)
    year = models.PositiveSmallIntegerField(_("tahun"))
    points = models.PositiveIntegerField(_("poin"), null=True)  # null: the answers do not decide it ("tidak lengkap")
    status = models.CharField(_("status"), max_length=20, choices=Status, blank=True)  # "": as above
    dimensions = models.JSONField(default=dict)  # {"iks": 140, ...}: exact sums of scores; null while incomplete
    scores = models.JSONField(default=dict)  # {"iks_01": 5, ...}; without those that the answers do not decide
    missing = models.JSONField(default=list)  # ids of the answers that are missing
    published_at = models.DateTimeField(_("terbit"))
    withdrawn_at = models.DateTimeField(_("ditarik"), null=True)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = OwnResultQuerySet.as_manager()

    class Meta:
        ordering = ["region_id", "-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "index_id", "year"], condition=Q(withdrawn_at=None), name="own_result_once"
            )
        ]
