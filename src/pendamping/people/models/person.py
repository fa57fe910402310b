"""Somebody who facilitates."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from encrypted_fields.fields import EncryptedTextField

from pendamping.access.models import Account
from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.people.models.placement import Assignment, AssignmentArea
from pendamping.regions.models import Region


class PersonQuerySet(models.QuerySet["Person"]):
    def within(self, scope: Scope) -> "PersonQuerySet":
        """Persons placed inside the scope now or before, those known there who never were placed, and oneself."""
        if "" in scope.prefixes:
            return self
        placed = AssignmentArea.objects.filter(scope.q("region_id")).values("assignment__person_id")
        known = scope.q("domicile_id") | scope.q("registered_at")
        never_placed = known & ~Q(pk__in=Assignment.objects.values("person_id"))
        return self.filter(Q(pk__in=placed) | Q(pk=scope.person_id) | never_placed)

    def kept_by(self, scope: Scope) -> "PersonQuerySet":
        """Of those within, whose record belongs here today: not the ones who now serve only elsewhere."""
        if "" in scope.prefixes:
            return self
        serving = Assignment.objects.active_on(scope.today)
        here = AssignmentArea.objects.filter(scope.q("region_id"), assignment__in=serving)
        elsewhere = ~Q(pk__in=here.values("assignment__person_id")) & Q(pk__in=serving.values("person_id"))
        return self.within(scope).exclude(elsewhere & ~Q(pk=scope.person_id))


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

    class OtherPost(models.TextChoices):
        """What does not go together with a contracted post."""

        CIVIL_SERVANT = "civil_servant", _("PNS atau PPPK")
        SECURITY_FORCES = "security_forces", _("TNI atau POLRI aktif")
        VILLAGE_HEAD = "village_head", _("Kepala desa")
        VILLAGE_OFFICIAL = "village_official", _("Perangkat desa")
        POLITICAL = "political", _("Jabatan politik atau pengurus partai")
        PUBLIC_ENTERPRISE = "public_enterprise", _("BUMN, BUMD, BUM Desa, atau BUM Desa Bersama")
        SECOND_JOB = "second_job", _("Pekerjaan lain yang dibayar APBN atau APBD")

    PERSONAL = ("nik", "npwp", "phone", "bank_account")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(_("nama"), max_length=160)
    sex = models.CharField(_("jenis kelamin"), max_length=1, choices=Sex, blank=True)
    # The library stores an empty value as null.
    nik = EncryptedTextField(_("NIK"), null=True, blank=True)
    # Keyed, finds a NIK without reading it; null, not "", because several persons may have none yet.
    nik_digest = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001
    npwp = EncryptedTextField(_("NPWP"), null=True, blank=True)
    phone = EncryptedTextField(_("nomor HP"), null=True, blank=True)
    bank_account = EncryptedTextField(_("rekening bank"), null=True, blank=True)
    email = models.EmailField(_("surel"), blank=True)
    domicile = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")
    education = models.CharField(_("pendidikan"), max_length=4, choices=Education, blank=True)
    organisation = models.CharField(_("lembaga"), max_length=160, blank=True)  # of a third party
    other_post = models.CharField(_("jabatan lain"), max_length=20, choices=OtherPost, blank=True)
    # The area of whoever entered this person, who would otherwise lose sight of a neighbour not placed yet.
    registered_at = models.CharField(max_length=10, blank=True, editable=False)
    account = models.OneToOneField(Account, models.SET_NULL, null=True, blank=True, related_name="person")
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        indexes = [
            models.Index(fields=["name"], name="person_name"),
            models.Index(fields=["registered_at"], name="person_registered_at"),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def personal_labels(cls) -> dict[str, str]:
        """What people call the personal numbers, by field name."""
        return {field.name: str(field.verbose_name) for field in cls._meta.fields if field.name in cls.PERSONAL}

    @property
    def home_code(self) -> str:
        """The region that an audit entry about a person belongs to: the regency of domicile, else of registration."""
        return (self.domicile_id or "")[: Region.Level.REGENCY] or self.registered_at
