"""What facilitators plan, do and show: work plans, daily reports with their photos, verification, leave."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.common.models import StoredFile
from pendamping.common.scope import Scope
from pendamping.people.models import Person, Tier
from pendamping.regions.models import Region


class CodeListEntry(models.Model):
    """An activity category or theme offered in forms; retired ones stay readable and are still accepted."""

    class List(models.TextChoices):
        CATEGORY = "category", _("Jenis kegiatan")
        THEME = "theme", _("Tema")
        RETURN_REASON = "return_reason", _("Alasan pengembalian")
        LEAVE_KIND = "leave_kind", _("Jenis izin")

    list = models.CharField(_("daftar"), max_length=20, choices=List)
    code = models.CharField(_("kode"), max_length=40)
    label = models.CharField(_("sebutan"), max_length=120)
    label_en = models.CharField(max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["list", "order", "code"]
        constraints = [models.UniqueConstraint(fields=["list", "code"], name="code_list_entry_once")]

    def __str__(self) -> str:
        return self.label


def _at_regions(scope: Scope) -> Q:
    """As `scope.q`; of kecamatan village by village: SQLite else looks through the reports of the whole country."""
    if min(map(len, scope.prefixes), default=0) == Region.Level.DISTRICT:
        return Q(region__in=Region.objects.within(scope).values("pk"))
    return scope.q("region_id")


class DailyReportQuerySet(models.QuerySet["DailyReport"]):
    def within(self, scope: Scope) -> "DailyReportQuerySet":
        """Own ones; about the area or by those posted there all, or only verified ones, as the role may read."""
        own = Q(author_id=scope.person_id) if scope.person_id else Q(pk__in=[])
        here = _at_regions(scope) | scope.q("author_post")
        if scope.may("daily_report.read_all"):
            readable = here & ~Q(state=DailyReport.State.DRAFT)
        elif scope.may("daily_report.read_verified"):
            # Said as what it is not: most reports are checked, and SQLite would look through all of those by state.
            readable = here & ~Q(state__in=DailyReport.UNCHECKED)
        else:
            readable = Q(pk__in=[])
        return self.filter(own | readable)

    def counted(self) -> "DailyReportQuerySet":
        """What figures and official papers are made from: verified, and not replaced by a verified correction."""
        return self.filter(state__in=DailyReport.CHECKED).exclude(corrected_by__state__in=DailyReport.CHECKED)


class DailyReport(models.Model):
    """One activity on one date by one person; once verified it is locked, and a correction is a new row."""

    class Kind(models.TextChoices):
        ACTIVITY = "activity", _("Aktivitas")
        FIELD_VISIT = "field_visit", _("Kunjungan lapangan")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draf")
        SUBMITTED = "submitted", _("Menunggu pemeriksaan")
        RETURNED = "returned", _("Perlu diperbaiki")
        VERIFIED = "verified", _("Terverifikasi")
        LOCKED = "locked", _("Terkunci")

    CHECKED = (State.VERIFIED, State.LOCKED)
    UNCHECKED = (State.DRAFT, State.SUBMITTED, State.RETURNED)
    EDITABLE = (State.DRAFT, State.RETURNED)

    # UUIDv7 made where the report is written, so that sending it twice is harmless.
    id = models.UUIDField(primary_key=True, default=new_id)
    author = models.ForeignKey(Person, models.PROTECT, related_name="daily_reports")
    author_tier = models.CharField(_("jenjang"), max_length=30, choices=Tier)  # held on `date`
    # The code that all areas of the author's placement on `date` share: a PLD's kecamatan; "" is the country.
    author_post = models.CharField(_("tempat tugas"), max_length=10, blank=True)
    region = models.ForeignKey(Region, models.PROTECT, related_name="daily_reports")  # the code that was true on `date`
    kind = models.CharField(_("jenis"), max_length=20, choices=Kind)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.DRAFT)
    date = models.DateField(_("tanggal"))
    start = models.TimeField(_("mulai"))
    end = models.TimeField(_("selesai"))
    category = models.CharField(_("jenis kegiatan"), max_length=40)  # code of a CodeListEntry
    themes = models.JSONField(_("tema"), default=list)  # codes of CodeListEntry
    title = models.CharField(_("judul"), max_length=160, blank=True)
    description = models.TextField(_("uraian"))
    result = models.TextField(_("hasil"), blank=True)
    problem = models.TextField(_("masalah"), blank=True)
    follow_up = models.TextField(_("tindak lanjut"), blank=True)
    recommendation = models.TextField(_("rekomendasi"), blank=True)
    participants_f = models.PositiveIntegerField(_("peserta perempuan"), null=True, blank=True)  # null: nobody counted
    participants_m = models.PositiveIntegerField(_("peserta laki-laki"), null=True, blank=True)  # 0: nobody came
    parties_met = models.TextField(_("pihak yang ditemui"), blank=True)
    place = models.CharField(_("tempat"), max_length=160, blank=True)
    latitude = models.FloatField(_("lintang"), null=True, blank=True)  # WGS 84
    longitude = models.FloatField(_("bujur"), null=True, blank=True)
    accuracy_m = models.FloatField(_("ketelitian (meter)"), null=True, blank=True)
    outside_reason = models.CharField(_("alasan di luar wilayah tugas"), max_length=200, blank=True)
    linked_objects = models.JSONField(default=list)  # [{"kind": "village_document", "label": "..."}]
    plan_item = models.ForeignKey("WorkPlanItem", models.SET_NULL, null=True, blank=True, related_name="reports")
    created_at_device = models.DateTimeField(_("ditulis"))
    received_at_server = models.DateTimeField(_("diterima kantor"))
    app_version = models.CharField(max_length=40, blank=True)  # "" for office pages
    clock_skew = models.IntegerField(null=True)  # seconds, the device's clock minus the office's; null: not measured
    submitted_at = models.DateTimeField(_("dikirim"), null=True, blank=True)
    checked_at = models.DateTimeField(_("diperiksa"), null=True, blank=True)
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="checked_reports")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    version = models.PositiveIntegerField(default=1)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = DailyReportQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "-start", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(description=""), name="daily_report_is_described"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="daily_report_ends_after_start"),
        ]
        indexes = [
            models.Index(fields=["region", "date"], name="report_region_date"),
            models.Index(fields=["author", "date"], name="report_author_date"),
            models.Index(fields=["state", "author_post"], name="report_state_post"),
            models.Index(fields=["author_post", "date"], name="report_post_date"),
            models.Index(fields=["region", "kind", "state", "date"], name="report_visit"),
            # The unique index of `corrects` is nearly all nulls, so SQLite's statistics advise against it.
            models.Index(fields=["corrects"], condition=Q(corrects__isnull=False), name="report_correction"),
        ]


class ReportEvent(models.Model):
    """One step of a report's life: written, submitted, returned with a reason, verified; with what was changed."""

    class Kind(models.TextChoices):
        RECORDED = "recorded", _("Ditulis")
        EDITED = "edited", _("Diubah")
        SUBMITTED = "submitted", _("Dikirim")
        RETURNED = "returned", _("Dikembalikan")
        VERIFIED = "verified", _("Diverifikasi")
        LOCKED = "locked", _("Dikunci")
        CORRECTED = "corrected", _("Dikoreksi dengan laporan baru")
        ATTACHED = "attached", _("Lampiran ditambahkan")
        DETACHED = "detached", _("Lampiran dilepas")
        LATE_FILE = "late_file", _("Lampiran datang sesudah verifikasi")

    report = models.ForeignKey(DailyReport, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    reason_code = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)
    changes = models.JSONField(default=dict)  # {"description": ["before", "after"]}

    class Meta:
        ordering = ["at", "pk"]


class ReportAttachment(models.Model):
    """A photo or document of a report. Place and time of taking are kept as data; the stored image has none."""

    class Kind(models.TextChoices):
        PHOTO = "photo", _("Foto")
        DOCUMENT = "document", _("Dokumen")

    id = models.UUIDField(primary_key=True, default=new_id)
    report = models.ForeignKey(DailyReport, models.CASCADE, related_name="attachments")
    kind = models.CharField(max_length=10, choices=Kind)
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="uses")
    name = models.CharField(_("nama berkas"), max_length=160, blank=True)
    caption = models.CharField(_("keterangan"), max_length=200, blank=True)
    taken_at = models.DateTimeField(_("diambil"), null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    came_late = models.BooleanField(_("datang sesudah verifikasi"), default=False)  # its checker has not seen it

    class Meta:
        ordering = ["order", "pk"]


class WorkPlanItem(models.Model):
    """One planned activity of a month: what, where, on which day."""

    id = models.UUIDField(primary_key=True, default=new_id)
    author = models.ForeignKey(Person, models.PROTECT, related_name="plan_items")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    date = models.DateField(_("tanggal"))
    kind = models.CharField(_("jenis"), max_length=20, choices=DailyReport.Kind)
    category = models.CharField(_("jenis kegiatan"), max_length=40)
    description = models.CharField(_("rencana"), max_length=240)
    cancelled_because = models.CharField(_("alasan batal"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(null=True)  # null: before it was kept
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["date", "pk"]
        indexes = [models.Index(fields=["author", "date"], name="plan_author_date")]


class Leave(models.Model):
    """Days on which no report is expected."""

    class State(models.TextChoices):
        REQUESTED = "requested", _("Diajukan")
        GRANTED = "granted", _("Disetujui")
        REFUSED = "refused", _("Tidak disetujui")
        WITHDRAWN = "withdrawn", _("Dibatalkan")

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, models.PROTECT, related_name="leaves")
    person_tier = models.CharField(_("jenjang"), max_length=30, choices=Tier)  # held on `start`
    person_post = models.CharField(_("tempat tugas"), max_length=10, blank=True)  # as `DailyReport.author_post`
    kind = models.CharField(_("jenis"), max_length=40)  # code of a CodeListEntry
    start = models.DateField(_("mulai"))
    end = models.DateField(_("sampai"))
    reason = models.TextField(_("alasan"), blank=True)  # may tell of health: shown to the parties only
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.REQUESTED)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_note = models.CharField(_("catatan"), max_length=200, blank=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["-start", "pk"]
        constraints = [models.CheckConstraint(condition=Q(end__gte=F("start")), name="leave_ends_after_start")]
        indexes = [
            models.Index(fields=["person", "start"], name="leave_person_start"),
            models.Index(fields=["state", "person_post"], name="leave_state_post"),
        ]


class LocalHoliday(models.Model):
    """A day off that the national list does not hold: of one kabupaten or province, or of a later year."""

    area = models.CharField(_("wilayah"), max_length=4, blank=True)  # the code it holds for; "": the whole country
    date = models.DateField(_("tanggal"))
    name = models.CharField(_("nama"), max_length=120)
    basis = models.CharField(_("dasar"), max_length=200, blank=True)

    class Meta:
        ordering = ["date", "area"]
        constraints = [models.UniqueConstraint(fields=["area", "date"], name="local_holiday_once")]

    def __str__(self) -> str:
        return self.name
