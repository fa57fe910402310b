"""The yearly round of a kabupaten: one sheet per village, and the steps that the law leads it through."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.regions.models import Region


class RoundQuerySet(models.QuerySet["Round"]):
    def reaching(self, scope: Scope) -> "RoundQuerySet":
        """The rounds of every kabupaten that the scope touches, even by a single village."""
        if scope.covers_country:
            return self.all()
        regencies = {prefix[:4] for prefix in scope.prefixes if len(prefix) >= Region.Level.REGENCY}
        return self.filter(scope.q("region_id") | Q(region__in=regencies))


class Round(models.Model):
    """One year's measurement of the villages of a kabupaten by one index."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="index_rounds")
    index_id = models.CharField(_("indeks"), max_length=60)  # of the definition in law/
    year = models.PositiveSmallIntegerField(_("tahun"))
    opened_on = models.DateField(_("dibuka"))
    closes_on = models.DateField(_("ditutup"))  # the last day on which answers are taken
    opened_by = models.CharField(_("oleh"), max_length=200)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "region_id", "index_id"]
        constraints = [
            models.UniqueConstraint(fields=["region", "index_id", "year"], name="index_round_once"),
            models.CheckConstraint(condition=Q(closes_on__gte=F("opened_on")), name="index_round_closes_after_opening"),
        ]

    @property
    def family(self) -> str:
        """Under which `Family` official results of this index are kept."""
        return self.index_id.replace("-", "_")


class VillageSheetQuerySet(models.QuerySet["VillageSheet"]):
    def within(self, scope: Scope) -> "VillageSheetQuerySet":
        return self.filter(scope.q("region_id"))


class VillageSheet(models.Model):
    """The questionnaire of one village in one round, with its team and its assembly; locked once published."""

    class Step(models.TextChoices):
        """With whom the sheet lies; in the order of the law."""

        DRAFT = "draft", _("Pengisian")
        ASSEMBLY = "assembly", _("Musyawarah desa")
        DISTRICT = "district", _("Verifikasi kecamatan")
        REGENCY = "regency", _("Verifikasi kabupaten")
        PROVINCE = "province", _("Verifikasi provinsi")
        PUBLISHED = "published", _("Terbit")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    round = models.ForeignKey(Round, models.PROTECT, related_name="sheets")
    region = models.ForeignKey(Region, models.PROTECT, related_name="index_sheets")
    step = models.CharField(_("tahap"), max_length=10, choices=Step, default=Step.DRAFT)
    step_since = models.DateTimeField(_("sejak"))
    is_returned = models.BooleanField(_("dikembalikan"), default=False)  # a draft that a checker sent back
    decree_number = models.CharField(_("nomor SK tim"), max_length=80, blank=True)
    decree_date = models.DateField(_("tanggal SK tim"), null=True)
    assembly_date = models.DateField(_("tanggal musyawarah"), null=True)
    assembly_place = models.CharField(_("tempat"), max_length=120, blank=True)
    attended_f = models.PositiveSmallIntegerField(_("peserta perempuan"), null=True)  # null: not recorded
    attended_m = models.PositiveSmallIntegerField(_("peserta laki-laki"), null=True)
    agreements = models.TextField(_("kesepakatan"), blank=True)

    objects = VillageSheetQuerySet.as_manager()

    class Meta:
        ordering = ["region_id"]
        constraints = [models.UniqueConstraint(fields=["round", "region"], name="index_sheet_once")]
        indexes = [models.Index(fields=["round", "step", "region"], name="index_sheet_step")]

    @property
    def takes_answers(self) -> bool:
        return self.step == self.Step.DRAFT


class TeamSeat(models.Model):
    """How many women and men sit in the village's team in one function. The decree has the names."""

    class Function(models.TextChoices):
        VILLAGE_HEAD = "village_head", _("Kepala desa, penanggung jawab")
        SECRETARY = "secretary", _("Sekretaris desa, ketua")
        VILLAGE_STAFF = "village_staff", _("Perangkat desa")
        COUNCIL = "council", _("BPD")
        CADRE = "cadre", _("KPMD dan kader")
        COMMUNITY = "community", _("Unsur masyarakat")
        WOMEN = "women", _("Wakil perempuan")

    sheet = models.ForeignKey(VillageSheet, models.CASCADE, related_name="team")
    function = models.CharField(_("kedudukan"), max_length=20, choices=Function)
    women = models.PositiveSmallIntegerField(_("perempuan"), default=0)
    men = models.PositiveSmallIntegerField(_("laki-laki"), default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["sheet", "function"], name="index_team_seat_once")]


class SheetStep(models.Model):
    """One move of a sheet: from where to where, by whom, and why where it went back."""

    sheet = models.ForeignKey(VillageSheet, models.CASCADE, related_name="steps")
    at = models.DateTimeField(_("waktu"))
    by_name = models.CharField(_("oleh"), max_length=200)
    by_role = models.CharField(_("peran"), max_length=40)
    account_id = models.BigIntegerField(null=True)
    before = models.CharField(_("dari"), max_length=10, choices=VillageSheet.Step)
    after = models.CharField(_("ke"), max_length=10, choices=VillageSheet.Step)
    reason = models.TextField(_("alasan"), blank=True)  # "": it went on

    class Meta:
        ordering = ["at", "pk"]
