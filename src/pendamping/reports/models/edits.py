"""What an author wrote instead of the drafted words of a month or of an area's paper."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pendamping.reports.models.periodic import PeriodicReport


class PaperEdit(models.Model):
    """Other words in one place of a paper. The newest of a place holds; the earlier ones stay as its history."""

    class Part(models.TextChoices):
        SUMMARY = "summary", _("Ringkasan")
        OUTCOME = "outcome", _("Tujuan dan hasil")
        PROBLEM = "problem", _("Kendala")
        FOLLOW_UP = "follow_up", _("Tindak lanjut")
        RECOMMENDATION = "recommendation", _("Rekomendasi")
        ADDED = "added", _("Rekomendasi tambahan")

    report = models.ForeignKey(PeriodicReport, models.CASCADE, null=True, related_name="edits")
    subject = models.CharField(max_length=80, blank=True)  # of an area's paper, as its documents; a month has none
    part = models.CharField(max_length=20, choices=Part)
    source = models.UUIDField(null=True)  # the daily report that the drafted words come from; null: from none
    drafted = models.TextField(blank=True)  # what stood there when it was written
    text = models.TextField(blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(report__isnull=False, subject="") | Q(~Q(subject=""), report=None),
                name="paper_edit_of_month_or_area",
            )
        ]
        indexes = [models.Index(fields=["subject"], condition=~Q(subject=""), name="paper_edit_subject")]
