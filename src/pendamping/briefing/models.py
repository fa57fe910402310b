"""The briefing pack of a kabupaten: what its leaders read before they meet, as it was known on one day."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from pendamping.common.background import SILENT, BackgroundWork
from pendamping.common.ids import new_id
from pendamping.common.models import StoredFile
from pendamping.common.scope import Scope
from pendamping.meetings.models import Meeting
from pendamping.regions.models import Region


class PackQuerySet(models.QuerySet["Pack"]):
    def within(self, scope: Scope) -> "PackQuerySet":
        """Those of the scope, and those whose kabupaten holds it: of these only the own pages are read."""
        above = {prefix[: Region.Level.REGENCY] for prefix in scope.prefixes if len(prefix) > Region.Level.REGENCY}
        return self.filter(scope.q("region_id") | models.Q(region_id__in=above))


class Pack(BackgroundWork):
    """One pack. Once it is ready it does not change; a newer one of the same day stands beside it."""

    class State(models.TextChoices):
        PREPARING = "preparing", _("menunggu giliran")
        RUNNING = "running", _("sedang disusun")
        READY = "ready", _("siap")
        FAILED = "failed", _("tidak selesai")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="briefing_packs")
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="briefing_packs")
    as_of = models.DateField(_("keadaan pada"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.PREPARING)
    contents = models.JSONField(null=True)  # `contents.Contents`
    failure = models.CharField(_("sebab"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("disusun"))
    made_by = models.CharField(_("oleh"), max_length=200)
    ready_at = models.DateTimeField(_("siap"), null=True)
    draws = models.BooleanField(default=False)  # its process goes on and draws the PDF
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = PackQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["region", "as_of"], name="briefing_region_day")]

    def is_drawn_soon(self, now: datetime) -> bool:
        """Whether its process is at the PDF, and has not died over it."""
        return self.draws and self.heard_at is not None and now - self.heard_at <= SILENT


class PackPaper(models.Model):
    """The whole pack as PDF, drawn once for everybody who reads the same of it."""

    pack = models.ForeignKey(Pack, models.CASCADE, related_name="papers")
    names_people = models.BooleanField()  # for whoever may read who has not reported
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="briefing_papers")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pack", "names_people"], name="briefing_paper_once")]
