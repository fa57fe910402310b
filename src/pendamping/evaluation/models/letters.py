"""Warnings, awards and other letters to a person, with proof that they arrived and what was answered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.people.models import Person


class PersonalLetter(models.Model):
    class Kind(models.TextChoices):
        WARNING_1 = "warning_1", _("Surat peringatan 1")
        WARNING_2 = "warning_2", _("Surat peringatan 2")
        WARNING_3 = "warning_3", _("Surat peringatan 3")
        AWARD = "award", _("Penghargaan")
        OLDER_GRADE = "older_grade", _("Nilai evaluasi skema lama")
        OTHER = "other", _("Surat lain")

    WARNINGS = (Kind.WARNING_1, Kind.WARNING_2, Kind.WARNING_3)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="personal_letters")
    kind = models.CharField(_("jenis"), max_length=20, choices=Kind)
    number = models.CharField(_("nomor"), max_length=120)
    date = models.DateField(_("tanggal surat"))
    issuer = models.CharField(_("penerbit"), max_length=200)
    legal_basis = models.CharField(_("dasar"), max_length=300, blank=True)
    text = models.TextField(_("isi ringkas"))
    region_code = models.CharField(max_length=10, blank=True)  # where the person was placed on that day
    recorded_by = models.CharField(max_length=200)
    sent_at = models.DateTimeField(_("disampaikan"))
    delivered_at = models.DateTimeField(_("dibuka penerima"), null=True)
    reply = models.TextField(_("jawaban"), blank=True)
    replied_at = models.DateTimeField(null=True)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    class Meta:
        ordering = ["-date", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "number", "kind"], name="personal_letter_once"),
            models.CheckConstraint(
                condition=~Q(kind__startswith="warning") | ~Q(legal_basis=""), name="warning_on_a_basis"
            ),
        ]
