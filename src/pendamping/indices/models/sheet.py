"""The answers of a village's sheet, each with its author and its evidence."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.common.models import StoredFile
from pendamping.indices.models.round import VillageSheet


class VillageAnswer(models.Model):
    """The answer to one question of the definition; no row: not answered. Former values are in the audit trail."""

    class Source(models.TextChoices):
        OFFICE = "office", _("halaman kantor")
        WORKBOOK = "workbook", _("lembar kerja")
        PHONE = "phone", _("HP pendamping")

    sheet = models.ForeignKey(VillageSheet, models.CASCADE, related_name="answers")
    answer_id = models.CharField(_("pertanyaan"), max_length=60)  # of the definition in law/
    value = models.JSONField(_("jawaban"))  # a number, true or false, the id of a choice, or a list of them
    author_name = models.CharField(_("oleh"), max_length=200)
    account_id = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(_("waktu"))
    note = models.CharField(_("asal jawaban"), max_length=240, blank=True)
    source = models.CharField(_("lewat"), max_length=10, choices=Source, default=Source.OFFICE)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["sheet", "answer_id"], name="index_answer_once")]

    @property
    def stamp(self) -> str:
        """What a page carries along to tell whether somebody answered since it was drawn."""
        return self.answered_at.isoformat()


class AnswerEvidence(models.Model):
    """A photo or document that shows why an answer is so."""

    class Kind(models.TextChoices):
        PHOTO = "photo", _("Foto")
        DOCUMENT = "document", _("Dokumen")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sheet = models.ForeignKey(VillageSheet, models.CASCADE, related_name="evidence")
    answer_id = models.CharField(_("pertanyaan"), max_length=60)
    kind = models.CharField(max_length=10, choices=Kind)
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="evidence")
    name = models.CharField(_("nama berkas"), max_length=160)
    taken_at = models.DateTimeField(_("diambil"), null=True)
    added_at = models.DateTimeField(_("ditambahkan"))
    added_by = models.CharField(_("oleh"), max_length=200)

    class Meta:
        ordering = ["added_at", "pk"]
        indexes = [models.Index(fields=["sheet", "answer_id"], name="index_evidence_answer")]
