"""Persons, their contracts, placements and terms: who is where, since when, on which paper."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from encrypted_fields.fields import EncryptedTextField

from pendamping.access.models import Account
from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.regions.models import Region


class Tier(models.TextChoices):
    """The post of a facilitator; historic sub-types stay readable in `speciality`."""

    PLD = "PLD", _("Pendamping Lokal Desa")
    PD = "PD", _("Pendamping Desa")
    PT = "PT", _("Pendamping Teknis")
    TAPM_KAB = "TAPM_KAB", _("TAPM kabupaten/kota")
    TAPM_PROV = "TAPM_PROV", _("TAPM provinsi")
    TAPM_PUSAT = "TAPM_PUSAT", _("TAPM pusat")
    KPMD = "KPMD", _("Kader Pemberdayaan Masyarakat Desa")
    KPM = "KPM", _("Kader Pembangunan Manusia")
    THIRD_PARTY = "THIRD_PARTY", _("Pihak ketiga")
    KELURAHAN_FACILITATOR = "KELURAHAN_FACILITATOR", _("Pendamping kelurahan")
    PSM = "PSM", _("Penggerak Swadaya Masyarakat")


CONTRACTED = (Tier.PLD, Tier.PD, Tier.PT, Tier.TAPM_KAB, Tier.TAPM_PROV, Tier.TAPM_PUSAT)


class PersonQuerySet(models.QuerySet["Person"]):
    def within(self, scope: Scope) -> "PersonQuerySet":
        """Persons placed inside the scope now or before, those who live there unplaced, and oneself."""
        placed = AssignmentArea.objects.filter(scope.q("region_id")).values("assignment__person_id")
        unplaced = Q(assignments__isnull=True) & scope.q("domicile_id")
        return self.filter(Q(pk__in=placed) | Q(pk=scope.person_id) | unplaced).distinct()


class Person(models.Model):
    """Somebody who facilitates. Personal fields are encrypted, shown masked, and their reading is recorded."""

    class Sex(models.TextChoices):
        FEMALE = "f", _("Perempuan")
        MALE = "m", _("Laki-laki")

    class Education(models.TextChoices):
        PRIMARY = "sd", _("SD atau sederajat")
        JUNIOR = "smp", _("SMP atau sederajat")
        SENIOR = "sma", _("SMA atau sederajat")
        DIPLOMA = "d3", _("Diploma")
        BACHELOR = "s1", _("Sarjana atau D4")
        MASTER = "s2", _("Magister")
        DOCTOR = "s3", _("Doktor")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(_("nama"), max_length=160)
    sex = models.CharField(_("jenis kelamin"), max_length=1, choices=Sex, blank=True)
    # The library stores an empty value as null.
    nik = EncryptedTextField(_("NIK"), null=True, blank=True)
    # Keyed, finds a NIK without reading it; null, not "", because several persons may have none yet.
    nik_digest = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001
    npwp = EncryptedTextField(_("NPWP"), null=True, blank=True)
    phone = EncryptedTextField(_("nomor HP"), null=True, blank=True)
    email = models.EmailField(_("surel"), blank=True)
    domicile = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")
    education = models.CharField(_("pendidikan"), max_length=4, choices=Education, blank=True)
    account = models.OneToOneField(Account, models.SET_NULL, null=True, blank=True, related_name="person")
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Contract(models.Model):
    """One SPK: normally one calendar year, never across two."""

    class Outcome(models.TextChoices):
        RENEWED = "renewed", _("Diperpanjang")
        NOT_RENEWED = "not_renewed", _("Tidak diperpanjang")
        CLARIFICATION = "clarification", _("Klarifikasi")

    person = models.ForeignKey(Person, models.PROTECT, related_name="contracts")
    number = models.CharField(_("nomor SPK"), max_length=120)
    tier = models.CharField(_("jenjang"), max_length=30, choices=Tier)
    commitment_officer = models.CharField(_("PPK"), max_length=160, blank=True)
    signed_on = models.DateField(_("tanggal tanda tangan"), null=True, blank=True)
    start = models.DateField(_("mulai"))
    end = models.DateField(_("sampai"))
    budget_reference = models.CharField(_("rujukan anggaran"), max_length=120, blank=True)
    witnesses = models.TextField(_("saksi"), blank=True)
    renewal_outcome = models.CharField(_("hasil perpanjangan"), max_length=20, choices=Outcome, blank=True)
    renewal_reason = models.CharField(_("alasan"), max_length=60, blank=True)  # coded

    class Meta:
        ordering = ["-start"]
        constraints = [
            models.UniqueConstraint(fields=["number", "person"], name="contract_number_once"),
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="contract_ends_after_start"),
        ]


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def within(self, scope: Scope) -> "AssignmentQuerySet":
        areas = AssignmentArea.objects.filter(scope.q("region_id")).values("assignment_id")
        return self.filter(Q(pk__in=areas) | Q(person_id=scope.person_id))

    def active_on(self, day: date) -> "AssignmentQuerySet":
        return self.filter(Q(end__isnull=True) | Q(end__gte=day), start__lte=day)


class Assignment(models.Model):
    """A placement by letter (SPT/SPMT): a person in a tier, for a set of areas, for a time."""

    class Kind(models.TextChoices):
        DEFINITIVE = "definitive", _("Definitif")
        ACTING = "acting", _("Pelaksana tugas")
        TEMPORARY_COVER = "temporary_cover", _("Pengampu sementara")
        RELOCATION = "relocation", _("Relokasi")

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

    person = models.ForeignKey(Person, models.PROTECT, related_name="assignments")
    contract = models.ForeignKey(Contract, models.PROTECT, null=True, blank=True, related_name="assignments")
    tier = models.CharField(_("jenjang"), max_length=30, choices=Tier)
    speciality = models.CharField(_("bidang"), max_length=120, blank=True)  # PDP, PDTI, a TAPM's field
    kind = models.CharField(_("jenis"), max_length=20, choices=Kind, default=Kind.DEFINITIVE)
    letter_number = models.CharField(_("nomor SPT/SPMT atau SK"), max_length=120, blank=True)
    start = models.DateField(_("mulai"))
    end = models.DateField(_("sampai"), null=True, blank=True)
    end_reason = models.CharField(_("alasan berakhir"), max_length=20, choices=EndReason, blank=True)
    note = models.TextField(_("catatan"), blank=True)  # the reason that a warning asked for; a handover note
    regions = models.ManyToManyField(Region, through="AssignmentArea", related_name="assignments")

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["-start", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")), name="assignment_ends_after_start"
            )
        ]


class AssignmentArea(models.Model):
    """One region of a placement: PLD and cadres hold villages, PD a kecamatan, TAPM a kabupaten or a province."""

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

    person = models.ForeignKey(Person, models.PROTECT, related_name="coordinator_terms")
    role = models.CharField(_("koordinator"), max_length=10, choices=Role)
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")  # null: the country
    letter_number = models.CharField(_("nomor surat"), max_length=120, blank=True)
    start = models.DateField(_("mulai"))
    end = models.DateField(_("sampai"), null=True, blank=True)

    class Meta:
        ordering = ["-start"]


class RequiredPosts(models.Model):
    """How many posts of a tier an area needs. Set by the installation; absent means unknown, never zero."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    tier = models.CharField(_("jenjang"), max_length=30, choices=Tier)
    number = models.PositiveSmallIntegerField(_("kebutuhan"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "tier"], name="required_posts_once")]
