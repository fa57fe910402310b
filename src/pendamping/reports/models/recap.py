"""What a supervisor recommends about somebody's payment for a month: a word, never an amount."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pendamping.people.models import Person


class PaymentRecommendation(models.Model):
    """One person's month. The last word holds; every earlier one stays in the audit trail and on the issued recaps."""

    class Verdict(models.TextChoices):
        YES = "yes", _("Ya")
        WITH_NOTE = "with_note", _("Ya, dengan catatan")
        NO = "no", _("Tidak")

    person = models.ForeignKey(Person, models.PROTECT, related_name="payment_recommendations")
    since = models.DateField(_("bulan"))  # its first day
    verdict = models.CharField(_("rekomendasi"), max_length=10, choices=Verdict)
    note = models.CharField(_("catatan"), max_length=240, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-since", "person_id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "since"], name="payment_recommendation_once"),
            models.CheckConstraint(condition=Q(verdict="yes") | ~Q(note=""), name="payment_recommendation_reasoned"),
        ]
