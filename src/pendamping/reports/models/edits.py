"""What the author of a month wrote instead of the drafted words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pendamping.reports.models.periodic import PeriodicReport


class PaperEdit(models.Model):
    """Other words in one place of a month. The newest of a place holds; the earlier ones stay as its history."""

    class Part(models.TextChoices):
        OUTCOME = "outcome", _("Tujuan dan hasil")
        PROBLEM = "problem", _("Kendala")
        FOLLOW_UP = "follow_up", _("Tindak lanjut")
        RECOMMENDATION = "recommendation", _("Rekomendasi")
        ADDED = "added", _("Rekomendasi tambahan")

    report = models.ForeignKey(PeriodicReport, models.CASCADE, related_name="edits")
    part = models.CharField(max_length=20, choices=Part)
    source = models.UUIDField(null=True)  # the daily report that the drafted words come from; null: from none
    drafted = models.TextField(blank=True)  # what stood there when it was written
    text = models.TextField(blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["at", "pk"]
