"""Documents that left the office on paper: what was on them, so that the same paper can be printed again."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.common.models import StoredFile
from pendamping.people.models import Person
from pendamping.regions.models import Region


class IssuedDocument(models.Model):
    """One version of one document. It never changes: when its reports change, a new version names this one."""

    class Kind(models.TextChoices):
        MONTHLY = "monthly", _("Laporan bulanan")
        THREE_PART = "three_part", _("Lembar kerja tiga bagian")
        VISIT = "visit", _("Laporan kunjungan lapangan")
        INDEX_MINUTES = "index_minutes", _("Berita acara indeks desa")
        OBJECTION = "objection", _("Surat keberatan")
        RECAP = "recap", _("Rekap supervisor")
        DISTRICT = "district", _("Laporan camat")
        PROGRAM = "program", _("Laporan program")
        SUMMARY = "summary", _("Ringkasan")
        PERSON_SUMMARY = "person_summary", _("Ringkasan pendamping")
        CERTIFICATE = "certificate", _("Piagam penghargaan")

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.CharField(_("kode periksa"), max_length=40, unique=True)
    kind = models.CharField(_("jenis"), max_length=20, choices=Kind)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="issued_documents")
    subject = models.CharField(max_length=80, blank=True)  # what an area's document is about; a person's has none
    # Where the author was placed, no deeper than the kecamatan (null: the whole country); or the area it is about.
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")
    since = models.DateField(_("sejak"))
    until = models.DateField(_("sampai"))
    paper = models.JSONField()  # reports.schemas, everything that is printed
    content_sha256 = models.CharField(max_length=64)  # of the paper without code and moment: has anything changed?
    reports = models.PositiveIntegerField(_("jumlah laporan"))
    issued_at = models.DateTimeField(_("terbit"))
    issued_by = models.CharField(_("diterbitkan oleh"), max_length=200)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    photos = models.ManyToManyField(StoredFile, through="IssuedPhoto", related_name="+")
    is_sample = models.BooleanField(_("data contoh"), default=False)

    class Meta:
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="issued_document_ends_after_start"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, subject="") | Q(~Q(subject=""), person=None, region__isnull=False),
                name="issued_document_of_person_or_area",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "kind", "since"], name="issued_person_kind"),
            models.Index(fields=["subject", "kind"], condition=~Q(subject=""), name="issued_subject_kind"),
        ]

    @property
    def stands(self) -> bool:
        """Whether no newer version has taken its place."""
        return not hasattr(self, "replaced_by")


class IssuedPhoto(models.Model):
    """A photo on an issued document: it may not disappear while the document stands."""

    document = models.ForeignKey(IssuedDocument, models.CASCADE, related_name="photo_uses")
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "stored"], name="issued_photo_once")]


class Rendition(models.Model):
    """The fingerprint of a PDF as it was handed out; another version of the software may draw other bytes."""

    document = models.ForeignKey(IssuedDocument, models.CASCADE, related_name="renditions")
    pdf_sha256 = models.CharField(max_length=64)
    software = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["document", "pdf_sha256"], name="rendition_once")]
