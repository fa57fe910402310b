"""What a meeting talks about, what was said, and what it decided."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.people.models import Organisation


class AgendaItem(models.Model):
    """One item: who leads it, how many minutes it has, and what was said."""

    class Kind(models.TextChoices):
        OPENING = "opening", _("Pembukaan")
        ACTIONS = "actions", _("Tindak lanjut rapat lalu")
        OBSTACLES = "obstacles", _("Kendala yang naik")
        TOPIC = "topic", _("Pembahasan")
        DECISIONS = "decisions", _("Keputusan dan tindak lanjut baru")
        CLOSING = "closing", _("Penutup")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="agenda")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind, default=Kind.TOPIC)
    title = models.CharField(_("acara"), max_length=200)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    owner_name = models.CharField(_("pembawa acara"), max_length=160, blank=True)  # where it is no organisation
    minutes = models.PositiveSmallIntegerField(_("menit"))
    done_at = models.DateTimeField(_("selesai"), null=True, blank=True)
    notes = models.TextField(_("catatan"), blank=True)
    version = models.PositiveIntegerField(default=1)  # of the notes

    class Meta:
        ordering = ["order", "pk"]

    @property
    def owner(self) -> str:
        return self.organisation.short_name if self.organisation else self.owner_name


class NoteVersion(models.Model):
    """The notes of an item as somebody left them; the newest equals the item's own."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint(fields=["item", "version"], name="note_version_once")]


class Decision(models.Model):
    """One thing that the meeting decided."""

    id = models.UUIDField(primary_key=True, default=new_id)
    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="decisions")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("keputusan"))
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["number", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="decision_number_once")]
