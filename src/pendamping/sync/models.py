"""What phones sent: the receipt of every command, files that are still arriving, photos that wait for their file."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pendamping.access.models import Account, Device
from pendamping.common.ids import new_id


class CommandReceipt(models.Model):
    """One command of a phone and what became of it; written in the same transaction as its effect."""

    class Result(models.TextChoices):
        STORED = "stored", _("diterima")
        SUPERSEDED = "superseded", _("diterima; isian yang lebih baru sudah ada")
        REFUSED = "refused", _("belum dapat diterima")

    id = models.UUIDField(primary_key=True)  # UUIDv7 made on the phone
    account = models.ForeignKey(Account, models.PROTECT, related_name="command_receipts")
    device = models.ForeignKey(Device, models.PROTECT, related_name="command_receipts")
    kind = models.CharField(_("jenis"), max_length=40)
    record_id = models.UUIDField(_("isian"))  # the report, plan item or leave that it is about
    revision = models.PositiveBigIntegerField()  # counted by the phone, per record
    parts = models.JSONField(default=list)  # of the record, where each can be overtaken by itself: questions
    digest = models.CharField(max_length=64)  # SHA-256 of the body: the same id never means something else
    result = models.CharField(_("hasil"), max_length=12, choices=Result)
    code = models.CharField(max_length=60, blank=True)  # of the Problem; "" when stored
    message = models.TextField(blank=True)
    version_after = models.PositiveIntegerField(null=True)  # of the record, where it has versions
    written_at = models.DateTimeField(_("ditulis di HP"))
    received_at = models.DateTimeField(_("diterima kantor"))

    class Meta:
        ordering = ["-received_at"]
        indexes = [
            models.Index(fields=["record_id", "account", "revision"], name="receipt_record"),
            models.Index(fields=["account", "result", "received_at"], name="receipt_result"),
        ]


class DeviceContact(models.Model):
    """What a phone last said of itself; kept beside the device, whose own row belongs to the accounts."""

    device = models.OneToOneField(Device, models.CASCADE, primary_key=True, related_name="contact")
    at = models.DateTimeField(_("terakhir terhubung"))
    app_version = models.CharField(_("versi"), max_length=40, blank=True)
    clock_skew = models.IntegerField(_("selisih jam"))  # seconds, the phone's clock minus the office's
    waiting = models.PositiveIntegerField(_("menunggu di HP"), null=True)  # null: the app does not say


class Parcel(models.Model):
    """A file with the work of a phone that somebody brought in, and the receipt that goes back to it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    device = models.ForeignKey(Device, models.CASCADE, related_name="parcels")
    said_id = models.UUIDField()  # made on the phone
    made_at = models.DateTimeField(_("dibuat di HP"))
    handed_in_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(_("diserahkan"))
    outcome = models.JSONField(default=dict)  # `ParcelOutcome`, without what only the phone may read
    receipt = models.BinaryField()  # encrypted to the phone

    class Meta:
        ordering = ["-handed_in_at"]
        constraints = [models.UniqueConstraint(fields=["device", "said_id"], name="parcel_once")]


class IncomingFile(models.Model):
    """The bytes of one file as far as one account has sent them; gone once the file is stored."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()  # bytes, of the whole file
    received = models.PositiveIntegerField(default=0)  # bytes from the beginning, without a gap
    file = models.CharField(max_length=200)  # path under MEDIA_ROOT
    started_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "sha256"], name="incoming_file_once"),
            models.CheckConstraint(condition=models.Q(received__lte=models.F("size")), name="incoming_file_not_longer"),
        ]


class AwaitedFile(models.Model):
    """A photo or document that a stored report names and whose bytes have not arrived yet."""

    id = models.UUIDField(primary_key=True)  # of the attachment to be
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    report_id = models.UUIDField(db_index=True)
    sha256 = models.CharField(max_length=64)
    said = models.JSONField()  # `AttachmentSaid`
    announced_at = models.DateTimeField()
    code = models.CharField(max_length=60, blank=True)  # why it was not taken when it had arrived
    message = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["account", "sha256"], name="awaited_file")]
