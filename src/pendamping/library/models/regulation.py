"""The register of regulations: facts about each, never its text."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pendamping.common.scope import Scope
from pendamping.regions.codes import codes_above
from pendamping.regions.models import Region


class RegulationQuerySet(models.QuerySet["Regulation"]):
    def within(self, scope: Scope) -> "RegulationQuerySet":
        """National ones, those of this area, and those of the wider areas around it, which hold here too."""
        above = {code for prefix in scope.prefixes for code in codes_above(prefix)}
        return self.filter(Q(region=None) | scope.q("region_id") | Q(region_id__in=above))


class Regulation(models.Model):
    """One regulation. Those with `is_law` come with the software, from `law/peraturan.yaml`; an office adds its own."""

    id = models.CharField(primary_key=True, max_length=60)  # permendesa-3-2025
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")  # null: national
    kind = models.CharField(_("jenis"), max_length=60)
    number = models.CharField(_("nomor"), max_length=40)
    year = models.PositiveSmallIntegerField(_("tahun"))
    title = models.CharField(_("tentang"), max_length=300)
    governs = models.CharField(_("mengatur"), max_length=300)
    effective_from = models.DateField(_("berlaku sejak"), null=True, blank=True)  # null: nobody has read the day yet
    effective_to = models.DateField(_("berlaku sampai"), null=True, blank=True)  # last day
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaces")
    is_law = models.BooleanField(default=False)
    recorded_by = models.CharField(_("dicatat oleh"), max_length=200, blank=True)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = RegulationQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "kind", "number"]
        indexes = [models.Index(fields=["number", "year"], name="regulation_number")]
        constraints = [
            models.CheckConstraint(
                condition=Q(effective_from=None)
                | Q(effective_to=None)
                | Q(effective_to__gte=models.F("effective_from")),
                name="regulation_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """As people cite it: Permendesa 3/2025."""
        return f"{self.kind} {self.number}/{self.year}"

    def holds_on(self, day: date) -> bool:
        """Whether it is in force, as far as is known: one that has a successor without a known last day is not."""
        if self.effective_to is not None:
            return day <= self.effective_to
        return self.replaced_by_id is None
