"""What the kabupaten says to a camat's report, and the camat's reply."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pendamping.people.models import Person
from pendamping.reports.models.documents import IssuedDocument


class DistrictReportStep(models.Model):
    """One step of one version of a camat's report; the next version waits for an answer of its own."""

    class Kind(models.TextChoices):
        RECEIVED = "received", _("Diterima")
        RETURNED = "returned", _("Dikembalikan")
        AGAIN = "again", _("Diserahkan lagi")  # the first step of a version that follows a returned one

    ANSWERS = (Kind.RECEIVED, Kind.RETURNED)

    document = models.ForeignKey(IssuedDocument, models.PROTECT, related_name="district_steps")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    note = models.TextField(blank=True)  # what is to be mended; of `AGAIN`: what was, in the camat's words

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "kind"], name="district_step_once"),
            models.CheckConstraint(
                condition=Q(kind="received", note="") | Q(Q(kind="returned"), ~Q(note="")) | Q(kind="again"),
                name="district_report_returned_with_reason",
            ),
        ]
