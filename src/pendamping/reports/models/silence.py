"""Days on which no report came, with the reason that somebody gave for it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.people.models import Person


class Silence(models.Model):
    """Why somebody could not report on these days. It explains them; it makes none of them a day of leave."""

    class Kind(models.TextChoices):
        NO_SIGNAL = "no_signal", _("Tanpa sinyal")
        DEVICE_LOST = "device_lost", _("HP hilang atau rusak")

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, models.PROTECT, related_name="silences")
    kind = models.CharField(_("sebab"), max_length=20, choices=Kind)
    start = models.DateField(_("dari tanggal"))
    end = models.DateField(_("sampai tanggal"))
    note = models.CharField(_("keterangan"), max_length=200, blank=True)
    declared_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["-start", "pk"]
        constraints = [models.CheckConstraint(condition=Q(end__gte=F("start")), name="silence_ends_after_start")]
        indexes = [models.Index(fields=["person", "start"], name="silence_person_start")]
