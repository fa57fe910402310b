"""Who asked for which data, in which form, until when; and every answer that was made of it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.common.models import StoredFile
from pendamping.common.scope import Scope
from pendamping.regions.models import Region


class DataRequestQuerySet(models.QuerySet["DataRequest"]):
    def within(self, scope: Scope) -> "DataRequestQuerySet":
        return self.filter(Q() if scope.covers_country else scope.q("region_id"))


class DataRequest(models.Model):
    """A saved selection: whoever asks again, or asks regularly, gets the same columns of the next period."""

    class Dataset(models.TextChoices):
        REPORTS = "reports", _("Laporan harian terverifikasi")
        VILLAGES = "villages", _("Desa dan pendampingnya")
        INDEX = "index", _("Hasil indeks desa")
        ATTENDANCE = "attendance", _("Rapat dan kehadiran")

    class Form(models.TextChoices):
        XLSX = "xlsx", _("Buku kerja Excel")
        CSV = "csv", _("CSV")

    class Rhythm(models.TextChoices):
        ONCE = "once", _("Sekali")
        MONTHLY = "monthly", _("Setiap bulan")
        QUARTERLY = "quarterly", _("Setiap triwulan")
        SEMESTER = "semester", _("Setiap semester")
        YEARLY = "yearly", _("Setiap tahun")

    class Period(models.TextChoices):
        LAST_MONTH = "last_month", _("Bulan sebelumnya")
        LAST_QUARTER = "last_quarter", _("Triwulan sebelumnya")
        LAST_SEMESTER = "last_semester", _("Semester sebelumnya")
        THIS_YEAR = "this_year", _("Tahun berjalan")
        LAST_YEAR = "last_year", _("Tahun sebelumnya")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    asker = models.CharField(_("yang meminta"), max_length=200)
    purpose = models.CharField(_("untuk apa"), max_length=300)
    letter = models.CharField(_("surat permintaan"), max_length=200, blank=True)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dataset = models.CharField(_("data"), max_length=20, choices=Dataset)
    columns = models.JSONField(_("kolom"))  # ids of the data's columns, in the order of the file
    form = models.CharField(_("bentuk"), max_length=4, choices=Form)
    period = models.CharField(_("masa"), max_length=20, choices=Period)
    rhythm = models.CharField(_("irama"), max_length=10, choices=Rhythm)
    due_on = models.DateField(_("paling lambat"), null=True)  # of the next answer; null: nothing is due any more
    begun_on = models.DateField(null=True)  # the last day on which opening the register set its answer going
    made_on = models.DateField(_("dicatat"))
    made_by = models.CharField(_("dicatat oleh"), max_length=200)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = DataRequestQuerySet.as_manager()

    class Meta:
        ordering = [F("due_on").asc(nulls_last=True), "-made_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(asker="") & ~Q(purpose=""), name="data_request_says_who_and_why")
        ]


class DataAnswer(models.Model):
    """One answer: which period, how many rows, and whether it was taken along yet."""

    request = models.ForeignKey(DataRequest, models.CASCADE, related_name="answers")
    since = models.DateField(_("sejak"))
    until = models.DateField(_("sampai"))
    rows = models.PositiveIntegerField(_("baris"))
    made_at = models.DateTimeField(_("disiapkan"))
    made_by = models.CharField(max_length=200)
    taken_at = models.DateTimeField(_("diunduh"), null=True)
    taken_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-until", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["request", "since", "until"], name="data_answer_once"),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="data_answer_ends_after_start"),
        ]


class SentFile(models.Model):
    """The file of an answer as it was handed over, by its content; what the data say later changes nothing in it."""

    answer = models.ForeignKey(DataAnswer, models.CASCADE, related_name="sent")
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="sent_answers")
    rows = models.PositiveIntegerField(_("baris"))
    sent_at = models.DateTimeField(_("dikirim"))
    sent_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-sent_at", "-pk"]
        # The same content taken along again is still the file that was sent first.
        constraints = [models.UniqueConstraint(fields=["answer", "stored"], name="sent_file_once")]
