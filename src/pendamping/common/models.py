"""The audit trail (what was written, read of personal data, exported, by whom) and files by their content."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEntry(models.Model):
    """One act, chained to the one before it; the database refuses to change or delete a row (migration 0002)."""

    sequence = models.BigIntegerField(_("nomor"), primary_key=True)
    at = models.DateTimeField(_("waktu"), db_index=True)
    account_id = models.BigIntegerField(_("akun"), null=True, db_index=True)
    actor = models.CharField(_("pelaku"), max_length=200)
    role = models.CharField(_("peran"), max_length=40)
    action = models.CharField(_("tindakan"), max_length=60, db_index=True)
    object_type = models.CharField(_("jenis objek"), max_length=60)
    object_id = models.CharField(_("objek"), max_length=60)
    region_code = models.CharField(_("wilayah"), max_length=10, db_index=True)  # "": belongs to no area
    facts = models.JSONField(_("rincian"), default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["-sequence"]
        indexes = [models.Index(fields=["object_type", "object_id"], name="audit_object")]

    @property
    def reference(self) -> str:
        """The object as the search takes it: people.person:17."""
        return f"{self.object_type}:{self.object_id}"


class AuditHead(models.Model):
    """The last link; locked while one is added, so that the chain has one order on every database."""

    sequence = models.BigIntegerField()
    hash = models.CharField(max_length=64)


class StoredFile(models.Model):
    """One file by its content: two uploads of the same bytes are stored once."""

    sha256 = models.CharField(max_length=64, primary_key=True)  # of the bytes as they were sent
    file = models.FileField(upload_to="files/%Y/%m/")
    thumbnail = models.FileField(upload_to="files/%Y/%m/", blank=True)  # "" for a document
    media_type = models.CharField(max_length=100)  # those of office documents have over 70
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    # How a photo looks, in 128 bits: two that differ in few bits show the same. "" for a document, or never looked at.
    look = models.CharField(max_length=32, blank=True)
