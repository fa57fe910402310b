"""Who is placed where and when, who leads a team, and how many posts an area needs."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pendamping.common.scope import Scope
from pendamping.people.models.tier import Tier
from pendamping.regions.models import Region, RegionGroup


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def within(self, scope: Scope) -> "AssignmentQuerySet":
        """Placements that touch the scope, and one's own."""
        if "" in scope.prefixes:
            return self
        areas = AssignmentArea.objects.filter(scope.q("region_id")).values("assignment_id")
        return self.filter(Q(pk__in=areas) | Q(person_id=scope.person_id))

    def active_on(self, day: date) -> "AssignmentQuerySet":
        return self.filter(Q(end__isnull=True) | Q(end__gte=day), start__lte=day)

    def overlapping(self, start: date, end: date | None) -> "AssignmentQuerySet":
        """Placements that share at least one day with `start`..`end`; no end: for ever."""
        later = Q() if end is None else Q(start__lte=end)
        return self.filter(later, Q(end__isnull=True) | Q(end__gte=start))


class Assignment(models.Model):
    """A placement by letter (SPT/SPMT): a person in a tier, for a set of areas, for a time."""

    class Kind(models.TextChoices):
        DEFINITIVE = "definitive", _("Definitif")
        ACTING = "acting", _("Pelaksana tugas")
        TEMPORARY_COVER = "temporary_cover", _("Pengampu sementara")
        RELOCATION = "relocation", _("Relokasi")

    # A relocation is the definitive placement at the new post.
    HOLDING = (Kind.DEFINITIVE, Kind.RELOCATION)

    class EndReason(models.TextChoices):
        TERM_OVER = "term_over", _("Masa tugas selesai")
        RELOCATED = "relocated", _("Direlokasi")
        DEATH = "death", _("Meninggal dunia")
        RESIGNATION = "resignation", _("Mengundurkan diri")
        ILLNESS = "illness", _("Sakit tiga bulan berturut-turut")
        ABSENCE = "absence", _("Tidak hadir tanpa kabar")
        WEAK_EVALUATION = "weak_evaluation", _("Hasil evaluasi")
        WARNINGS = "warnings", _("Tiga surat peringatan")
        ETHICS = "ethics", _("Pelanggaran etika")
        VERDICT = "verdict", _("Putusan pidana")
        POLITICAL_POST = "political_post", _("Jabatan politik")
        DOUBLE_JOB = "double_job", _("Pekerjaan rangkap")

    class Funding(models.TextChoices):
        OWN = "own", _("Dana sendiri")
        APBN = "apbn", _("APBN")
        APBD = "apbd", _("APBD")
        APB_DESA = "apb_desa", _("APB Desa")

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="assignments")
    contract = models.ForeignKey("people.Contract", models.PROTECT, null=True, blank=True, related_name="assignments")
    tier = models.CharField(_("jenjang"), max_length=30, choices=Tier)
    speciality = models.CharField(_("bidang"), max_length=120, blank=True)  # PDP, PDTI, a TAPM's field, a KPMD's role
    kind = models.CharField(_("jenis"), max_length=20, choices=Kind, default=Kind.DEFINITIVE)
    letter_number = models.CharField(_("nomor SPT/SPMT atau SK"), max_length=120, blank=True)
    funding = models.CharField(_("sumber dana"), max_length=10, choices=Funding, blank=True)
    start = models.DateField(_("mulai"))
    end = models.DateField(_("sampai"), null=True, blank=True)
    end_reason = models.CharField(_("alasan berakhir"), max_length=20, choices=EndReason, blank=True)
    note = models.TextField(_("catatan"), blank=True)  # the reason that a concern asked for
    handover_note = models.TextField(_("catatan serah terima"), blank=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    objection = models.TextField(_("keberatan"), blank=True)  # of a relocated person, with the answer to it
    objection_answer = models.TextField(_("jawaban atas keberatan"), blank=True)
    regions = models.ManyToManyField(Region, through="AssignmentArea", related_name="assignments")

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["-start", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")), name="assignment_ends_after_start"
            )
        ]
        indexes = [models.Index(fields=["tier", "start", "end"], name="assignment_tier_time")]


class AssignmentArea(models.Model):
    """One region of a placement: PLD and cadres hold villages, PD a kecamatan, TAPM a kabupaten or a province.

    TAPM_PUSAT holds none: the country has no code.
    """

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="areas")
    region = models.ForeignKey(Region, models.PROTECT, related_name="assignment_areas")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assignment", "region"], name="assignment_area_once")]


class CoordinatorTerm(models.Model):
    """A dated extra duty of a facilitator over an area; not a tier."""

    class Role(models.TextChoices):
        KORCAM = "KORCAM", _("Koordinator kecamatan")
        KORWIL = "KORWIL", _("Koordinator wilayah")
        KORKAB = "KORKAB", _("Koordinator kabupaten")
        KORPROV = "KORPROV", _("Koordinator provinsi")
        KORNAS = "KORNAS", _("Koordinator nasional")

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="coordinator_terms")
    role = models.CharField(_("koordinator"), max_length=10, choices=Role)
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")  # null: the country
    # The kecamatan that a KORWIL leads; `region` is then their kabupaten.
    cluster = models.ForeignKey(RegionGroup, models.PROTECT, null=True, blank=True, related_name="+")
    letter_number = models.CharField(_("nomor surat"), max_length=120, blank=True)
    start = models.DateField(_("mulai"))
    end = models.DateField(_("sampai"), null=True, blank=True)

    class Meta:
        ordering = ["-start"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")), name="coordinator_term_ends_after_start"
            )
        ]


class RequiredPosts(models.Model):
    """How many posts of a tier an area needs. Set by the installation; absent means unknown, never zero."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    tier = models.CharField(_("jenjang"), max_length=30, choices=Tier)
    number = models.PositiveSmallIntegerField(_("kebutuhan"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "tier"], name="required_posts_once")]
