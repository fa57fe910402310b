"""Who can be asked to act without being one person: an office of the government, or a partner."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.regions.codes import codes_above
from pendamping.regions.models import Region


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def serving(self, scope: Scope) -> "OrganisationQuerySet":
        """Those that work inside the scope, and those of the wider areas that the scope lies in."""
        above = {code for prefix in scope.prefixes for code in codes_above(prefix)}
        return self.filter(scope.q("region_id") | Q(region_id__in=above))

    def active_on(self, day: date) -> "OrganisationQuerySet":
        return self.filter(Q(retired_on__isnull=True) | Q(retired_on__gt=day))


class Organisation(models.Model):
    """A dinas, a camat's office, a village government, a partner: it hosts meetings, owns obstacles and actions."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="organisations")  # the area that it answers for
    name = models.CharField(_("nama"), max_length=160)
    short_name = models.CharField(_("sebutan singkat"), max_length=40)
    retired_on = models.DateField(_("tidak dipakai sejak"), null=True, blank=True)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["short_name", "pk"]
        constraints = [models.UniqueConstraint(fields=["region", "name"], name="organisation_once")]

    def __str__(self) -> str:
        return self.short_name
