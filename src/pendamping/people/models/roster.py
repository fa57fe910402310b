"""A roster that somebody is bringing in, kept until every row is right or the time is over."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from encrypted_fields.fields import EncryptedTextField

from pendamping.access.models import Account
from pendamping.common.ids import new_id


class RosterImport(models.Model):
    """One roster on its way in, over as many uploads as its mending takes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(Account, models.CASCADE, null=True, related_name="+")  # null: a command
    file_name = models.CharField(_("berkas"), max_length=200)
    started_at = models.DateTimeField(_("dimulai"))
    is_read = models.BooleanField(default=False)  # the first file was read and judged to its end
    confirmed_at = models.DateTimeField(_("terakhir disimpan"), null=True, blank=True)

    class Meta:
        ordering = ["-started_at"]


class RosterRow(models.Model):
    """One row as it was read, what it would do, and why it cannot yet."""

    class State(models.TextChoices):
        FAULTY = "faulty", _("Perlu diperbaiki")
        NEW = "new", _("Pendamping baru")
        CHANGED = "changed", _("Perubahan")
        UNCHANGED = "unchanged", _("Sudah sama")
        STORED = "stored", _("Tersimpan")

    roster = models.ForeignKey(RosterImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("baris"))  # the row's name through all uploads of this import
    sheet = models.CharField(_("lembar"), max_length=60, blank=True)
    state = models.CharField(_("keadaan"), max_length=10, choices=State)
    # JSON of the row as it was read and of what was found: both can hold personal data.
    content = EncryptedTextField(null=True)  # gone once the row is stored
    findings = EncryptedTextField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["roster", "number"], name="roster_row_once")]
        indexes = [models.Index(fields=["roster", "state", "number"], name="roster_row_state")]
