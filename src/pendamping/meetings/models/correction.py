"""What somebody who was there asks to be mended in the minutes before they are locked; and pictures of the meeting."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.common.models import StoredFile
from pendamping.meetings.models.agenda import AgendaItem
from pendamping.meetings.models.attendance import Invitee


class Correction(models.Model):
    """One wish about the minutes, with what whoever keeps them answered."""

    class State(models.TextChoices):
        OPEN = "open", _("menunggu jawaban")
        TAKEN = "taken", _("diterima")
        DECLINED = "declined", _("tidak diterima")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="corrections")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="corrections")
    invitee = models.ForeignKey(Invitee, models.CASCADE, related_name="corrections")
    text = models.TextField(_("usulan"))
    written_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    answer = models.CharField(_("jawaban"), max_length=400, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["written_at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="correction_says_something")]


class MeetingPhoto(models.Model):
    """One picture of a meeting."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="photos")
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="meeting_uses")
    caption = models.CharField(_("keterangan"), max_length=200, blank=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "stored"], name="meeting_photo_once")]
