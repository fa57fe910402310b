"""What a village does with its budget in a year, and how far each of it is."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.common.text import fold
from pendamping.people.models import Person
from pendamping.regions.models import Region


class WorkState(models.TextChoices):
    """How a work stands, by what was last written of it."""

    NOT_BEGUN = "not_begun", _("Belum mulai")
    RUNNING = "running", _("Berjalan")
    STOPPED = "stopped", _("Terhenti")
    DONE = "done", _("Selesai")


class WorkQuerySet(models.QuerySet["Work"]):
    def within(self, scope: Scope) -> "WorkQuerySet":
        """Those of the area that still stand in its register."""
        return self.filter(scope.q("region_id"), withdrawn_at=None)


class Work(models.Model):
    """One kegiatan of a village's budget, paid from one source of money, in one year."""

    class Method(models.TextChoices):
        OWN = "own", _("Swakelola")
        COOPERATION = "cooperation", _("Kerja sama antardesa")
        PROVIDER = "provider", _("Penyedia")

    id = models.UUIDField(primary_key=True, default=new_id)
    region = models.ForeignKey(Region, models.PROTECT, related_name="works", verbose_name=_("desa"))
    year = models.PositiveSmallIntegerField(_("tahun"))
    bidang = models.CharField(_("bidang"), max_length=2)  # an entry of law/kegiatan_desa/bidang
    activity_code = models.CharField(_("kode kegiatan"), max_length=10, blank=True)  # 2.3.10
    name = models.CharField(_("kegiatan"), max_length=200)
    name_key = models.CharField(max_length=200, editable=False)  # the name folded: a file may write it otherwise
    place = models.CharField(_("lokasi"), max_length=160, blank=True)
    volume = models.DecimalField(_("volume"), max_digits=12, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("satuan"), max_length=40, blank=True)
    budget = models.BigIntegerField(_("anggaran"))  # whole rupiah
    fund = models.CharField(_("sumber dana"), max_length=3)  # an entry of law/kegiatan_desa/sumber_dana
    method = models.CharField(_("cara pelaksanaan"), max_length=12, choices=Method, default=Method.OWN)
    planned_start = models.DateField(_("rencana mulai"))
    planned_end = models.DateField(_("rencana selesai"))
    document = models.CharField(_("dokumen sumber"), max_length=200, blank=True)  # that these figures were taken from
    recorded_at = models.DateTimeField(_("dicatat"))
    recorded_by_name = models.CharField(_("pencatat"), max_length=200)
    version = models.PositiveIntegerField(default=1)
    withdrawn_at = models.DateTimeField(null=True, blank=True)  # written down by mistake
    is_sample = models.BooleanField(_("data contoh"), default=False)
    # Where its last progress leaves it; the services keep these with every progress.
    state = models.CharField(_("keadaan"), max_length=10, choices=WorkState, default=WorkState.NOT_BEGUN)
    percent = models.PositiveSmallIntegerField(_("kemajuan"), default=0)
    disbursed = models.BigIntegerField(_("sudah cair"), null=True, blank=True)  # null: nobody told yet
    seen_on = models.DateField(_("terakhir dilihat"), null=True, blank=True)

    objects = WorkQuerySet.as_manager()

    class Meta:
        ordering = ["region", "-year", "bidang", "activity_code", "name_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "year", "activity_code", "name_key", "fund"],
                condition=Q(withdrawn_at=None),
                name="work_once_in_a_year",
            ),
            models.CheckConstraint(condition=~Q(name="") & Q(budget__gte=0), name="work_has_name_and_budget"),
            models.CheckConstraint(
                condition=Q(planned_end__gte=models.F("planned_start")), name="work_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(percent__lte=100), name="work_percent"),
        ]
        indexes = [models.Index(fields=["year", "region"], name="work_year_region")]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> tuple[str, int, str, str, str]:
        """What makes it the same work, whichever file tells of it."""
        return self.region_id, self.year, self.activity_code, self.name_key, self.fund

    @property
    def money_share(self) -> int | None:
        """Percent of the budget that was disbursed, cut off; None while nobody told, or there is no budget."""
        return 100 * self.disbursed // self.budget if self.disbursed is not None and self.budget else None


def name_key(name: str) -> str:
    return fold(name)[:200]


def column(name: str) -> "models.Field[Any, Any]":
    """The field of `Work` that stores under this name: region for region_id."""
    return next(one for one in Work._meta.concrete_fields if one.attname == name)


class WorkProgress(models.Model):
    """How far a work was on a day. Rows stay as they were written; what was wrong is mended by a new one."""

    id = models.UUIDField(primary_key=True, default=new_id)  # made on the phone, so that sending twice is harmless
    work = models.ForeignKey(Work, models.PROTECT, related_name="progress")
    date = models.DateField(_("tanggal"))
    percent = models.PositiveSmallIntegerField(_("kemajuan"))
    disbursed = models.BigIntegerField(_("sudah cair"), null=True, blank=True)  # of the whole budget until that day
    output = models.DecimalField(_("volume tercapai"), max_digits=12, decimal_places=2, null=True, blank=True)
    is_stopped = models.BooleanField(_("terhenti"), default=False)
    note = models.TextField(_("catatan"), blank=True)
    written_at = models.DateTimeField(_("diterima kantor"))
    written_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="work_progress")
    written_by_name = models.CharField(_("penulis"), max_length=200)

    class Meta:
        ordering = ["date", "written_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="work_progress_percent"),
            models.CheckConstraint(condition=Q(is_stopped=False) | ~Q(note=""), name="work_progress_stop_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.date}: {self.percent}%"


class WorkRevision(models.Model):
    """What a work said before somebody changed it: with it, any past day can be told as it was known."""

    work = models.ForeignKey(Work, models.CASCADE, related_name="revisions")
    at = models.DateTimeField()
    by_name = models.CharField(max_length=200)
    before = models.JSONField()  # the columns that changed, with what stood in them

    class Meta:
        ordering = ["at", "pk"]
