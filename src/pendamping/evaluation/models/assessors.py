"""Who is asked to assess, and what they gave."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.evaluation.models.evaluations import Evaluation


class Assessor(models.Model):
    """Somebody without need of an account: asked once a quarter for everybody whom they assess, by one link."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    group = models.CharField(max_length=40)  # id of a group of the scheme
    role = models.CharField(max_length=30)  # "KEPALA_DESA", or "" for an office that the group names
    region_code = models.CharField(max_length=10, blank=True)
    title = models.CharField(_("jabatan"), max_length=200)  # "Kepala Desa Pedongatan"
    name = models.CharField(_("nama"), max_length=160, blank=True)  # as they wrote it themselves
    secret_hash = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001  null: no link stands
    link_until = models.DateField(null=True)
    link_made_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["year", "number", "group", "role", "region_code"], name="assessor_once")
        ]


class Seat(models.Model):
    """One assessor of one evaluation; without `assessor` the tier above, by its account."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="seats")
    group = models.CharField(max_length=40)
    assessor = models.ForeignKey(Assessor, models.PROTECT, null=True, related_name="seats")
    title = models.CharField(max_length=200)
    scored_at = models.DateTimeField(null=True)
    scored_by = models.CharField(max_length=200, blank=True)
    note = models.TextField(_("catatan"), blank=True)
    vacant_because = models.CharField(_("alasan"), max_length=200, blank=True)  # then another seat took its place

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "group", "assessor"], name="seat_once"),
            models.UniqueConstraint(
                fields=["evaluation", "group"],
                condition=models.Q(assessor=None, vacant_because=""),
                name="seat_of_the_tier_above_once",
            ),
        ]


class Score(models.Model):
    seat = models.ForeignKey(Seat, models.CASCADE, related_name="scores")
    aspect = models.CharField(max_length=40)
    value = models.DecimalField(max_digits=7, decimal_places=2)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["seat", "aspect"], name="score_once")]
