"""All papers of an area's month in one file, made in the background."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pendamping.common.background import BackgroundWork
from pendamping.common.ids import new_id
from pendamping.people.models import Person
from pendamping.regions.models import Region
from pendamping.reports.models.documents import IssuedDocument


class PaperBundle(BackgroundWork):
    """What one account asked for: the papers that it may issue or read, as they stood when each was drawn."""

    class State(models.TextChoices):
        PREPARING = "preparing", _("menunggu giliran")
        RUNNING = "running", _("sedang disusun")
        DONE = "done", _("selesai")
        CANCELLED = "cancelled", _("dihentikan")
        FAILED = "failed", _("tidak selesai")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="paper_bundles")  # a kecamatan or a kabupaten
    since = models.DateField(_("bulan"))  # its first day
    with_docx = models.BooleanField(_("juga DOCX"), default=False)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.PREPARING)
    # Who asked, and in which role: the process asks again whether that role still holds.
    account_id = models.BigIntegerField(_("akun"), null=True)
    role = models.CharField(_("peran"), max_length=40)
    made_at = models.DateTimeField(_("diminta"))
    made_by = models.CharField(_("oleh"), max_length=200)
    done_at = models.DateTimeField(_("selesai"), null=True)
    failure = models.CharField(_("sebab"), max_length=300, blank=True)
    file = models.FileField(upload_to="bundles/", blank=True)

    class Meta:
        ordering = ["-made_at"]


class BundlePart(models.Model):
    """One paper of a bundle. A bundle that goes on makes what still waits, and nothing twice."""

    class State(models.TextChoices):
        WAITING = "waiting", _("menunggu")
        MADE = "made", _("ada")
        LEFT_OUT = "left_out", _("belum ada")

    bundle = models.ForeignKey(PaperBundle, models.CASCADE, related_name="parts")
    place = models.PositiveIntegerField()  # in the index
    kind = models.CharField(_("jenis"), max_length=20, choices=IssuedDocument.Kind)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # null: a paper of `region`
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")
    period = models.CharField(max_length=10, blank=True)  # a longer one that the month closes, as in addresses
    title = models.CharField(max_length=200)  # of whom or of what
    path = models.CharField(max_length=200)  # inside the file, without its ending
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    code = models.CharField(_("kode periksa"), max_length=40, blank=True)
    reason = models.CharField(_("sebab belum ada"), max_length=300, blank=True)
    files = models.JSONField(default=dict)  # ending → name in the storage, until the whole is packed

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["bundle", "place"], name="bundle_part_once")]
