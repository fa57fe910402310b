"""A period's report of somebody or of an area, on its way from its author through the tiers."""

from django.db import models
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.fieldwork.models import DailyReport, DailyReportQuerySet
from pendamping.people.models import Person, Tier


class PeriodicReportQuerySet(models.QuerySet["PeriodicReport"]):
    def with_later_work(self) -> "PeriodicReportQuerySet":
        """Each with `later_work`: how many daily reports of the period were verified after it came in."""
        counted = _later_work().order_by().values("author_id").annotate(number=Count("pk")).values("number")
        return self.annotate(later_work=Coalesce(Subquery(counted, output_field=IntegerField()), 0))

    def to_look_at(self) -> "PeriodicReportQuerySet":
        """Those in which something stands out."""
        return self.filter(Q(look_first=True) | Exists(_later_work()))

    def complete(self) -> "PeriodicReportQuerySet":
        """Those in which nothing stands out."""
        return self.filter(~Exists(_later_work()), look_first=False)


def _later_work() -> DailyReportQuerySet:
    return DailyReport.objects.filter(
        author_id=OuterRef("author_id"),
        date__range=(OuterRef("since"), OuterRef("until")),
        checked_at__gt=OuterRef("submitted_at"),
    ).counted()


class PeriodicReport(models.Model):
    """One kind of report of one author over one period. Once handed in, what it says stands still until it returns."""

    class Kind(models.TextChoices):
        MONTHLY = "monthly", _("Laporan bulanan")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draf")
        SUBMITTED = "submitted", _("Menunggu pemeriksaan")
        RETURNED = "returned", _("Perlu diperbaiki")
        VERIFIED = "verified", _("Terverifikasi")
        RECAPPED = "recapped", _("Direkap")
        LOCKED = "locked", _("Terkunci")

    EDITABLE = (State.DRAFT, State.RETURNED)
    APPROVED = (State.VERIFIED, State.RECAPPED, State.LOCKED)

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(_("jenis"), max_length=20, choices=Kind)
    author = models.ForeignKey(Person, models.PROTECT, related_name="periodic_reports")
    author_tier = models.CharField(_("jenjang"), max_length=30, choices=Tier)  # held in the period
    # The code that all areas of the author's placement share, as `DailyReport.author_post`; "" is the country.
    author_post = models.CharField(_("tempat tugas"), max_length=10, blank=True)
    since = models.DateField(_("sejak"))
    until = models.DateField(_("sampai"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.DRAFT)
    paper = models.JSONField(default=dict)  # reports.schemas, as it was handed in; {} before that
    approved_paper = models.JSONField(null=True)  # as it was approved, kept when it is opened again
    # What its checker should look at first, found when it was handed in: [{"sign": "late", "number": 2}].
    findings = models.JSONField(default=list)
    look_first = models.BooleanField(default=False)
    submitted_at = models.DateTimeField(_("diserahkan"), null=True, blank=True)
    checked_at = models.DateTimeField(_("diperiksa"), null=True, blank=True)
    checked_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="checked_periodic_reports"
    )
    version = models.PositiveIntegerField(default=1)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = PeriodicReportQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "author_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["author", "kind", "since"], name="periodic_report_once"),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="periodic_report_ends_after_start"),
        ]
        indexes = [
            models.Index(fields=["state", "author_post"], name="periodic_state_post"),
            models.Index(fields=["since", "kind", "author_post"], name="periodic_since_post"),
        ]


class PeriodicStep(models.Model):
    """One step of a periodic report: by whom, when, and why."""

    class Kind(models.TextChoices):
        EDITED = "edited", _("Disunting")
        SUBMITTED = "submitted", _("Diserahkan")
        RETURNED = "returned", _("Dikembalikan")
        VERIFIED = "verified", _("Diverifikasi")
        RECAPPED = "recapped", _("Direkap")
        LOCKED = "locked", _("Dikunci")
        REOPENED = "reopened", _("Dibuka kembali")

    report = models.ForeignKey(PeriodicReport, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]
