"""Answers that somebody brings in as a file, kept until every one is right or the time is over."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pendamping.access.models import Account
from pendamping.common.ids import new_id
from pendamping.indices.models.round import Round


class AnswerUpload(models.Model):
    """One workbook on its way in, over as many files as its mending takes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="uploads")
    owner = models.ForeignKey(Account, models.CASCADE, null=True, related_name="+")  # null: a command
    file_name = models.CharField(_("berkas"), max_length=200)
    started_at = models.DateTimeField(_("dimulai"))
    confirmed_at = models.DateTimeField(_("terakhir disimpan"), null=True)
    notes = models.JSONField(default=list)  # what was seen in the file as a whole: hidden sheets, unknown columns

    class Meta:
        ordering = ["-started_at"]


class UploadedAnswer(models.Model):
    """One answer as it stood in the file, what storing it would do, and why it cannot be stored yet."""

    class State(models.TextChoices):
        FAULTY = "faulty", _("Perlu diperbaiki")
        NEW = "new", _("Jawaban baru")
        CHANGED = "changed", _("Berubah")
        SAME = "same", _("Sudah sama")
        STORED = "stored", _("Tersimpan")

    upload = models.ForeignKey(AnswerUpload, models.CASCADE, related_name="answers")
    file = models.CharField(max_length=100)  # of several files that mend one another
    sheet = models.CharField(_("lembar"), max_length=100, blank=True)
    row = models.PositiveIntegerField(_("baris"))  # as a spreadsheet counts
    column = models.CharField(_("kolom"), max_length=200)
    village = models.CharField(_("kode desa"), max_length=40, blank=True)  # as written; may name no village
    village_name = models.CharField(_("desa"), max_length=120, blank=True)
    year = models.CharField(_("tahun"), max_length=20, blank=True)  # as written; "": that of the round
    answer_id = models.CharField(_("kode isian"), max_length=200, blank=True)  # as written; may name no question
    raw = models.JSONField(_("isi"))  # a number, true or false, a text; a date as {"date": "2024-05-03"}
    is_merged = models.BooleanField(default=False)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.FAULTY)
    problem = models.TextField(_("yang perlu diperbaiki"), blank=True)
    note = models.TextField(_("catatan"), blank=True)  # what it replaces; or it may be true, but look again
    seen = models.CharField(max_length=40, blank=True)  # stamp of the stored answer when it was last looked at

    class Meta:
        ordering = ["village", "pk"]
        indexes = [models.Index(fields=["upload", "state", "village"], name="uploaded_answer_state")]
