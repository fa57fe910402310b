"""Objections and complaints: read by their parties and the office that decides, by nobody else."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from pendamping.access.models import Account
from pendamping.access.roles import Role
from pendamping.common.ids import new_id
from pendamping.common.models import StoredFile
from pendamping.common.scope import Scope
from pendamping.evaluation.models import Evaluation, PersonalLetter
from pendamping.people.models import Assignment, Person
from pendamping.regions.models import Region


class CaseQuerySet(models.QuerySet["Case"]):
    def within(self, scope: Scope) -> "CaseQuerySet":
        """Those of which the asker is a party, and those that their office decides; area alone opens none."""
        party = Q(person_id=scope.person_id) if scope.person_id else Q(pk__in=[])
        if scope.account_id:
            party |= Q(account_id=scope.account_id)
        mine = Q(Exists(Party.objects.filter(party, case=OuterRef("pk"))))
        if not scope.may("case.decide"):
            return self.filter(mine)
        here = Q() if scope.covers_country else scope.q("region_id")
        return self.filter(mine | (Q(office=scope.role) & here))


class Case(models.Model):
    class About(models.TextChoices):
        GRADE = "grade", _("Keberatan atas nilai")
        WARNING = "warning", _("Keberatan atas surat peringatan")
        RELOCATION = "relocation", _("Keberatan atas relokasi")
        CONDUCT = "conduct", _("Dugaan pelanggaran etika")

    class State(models.TextChoices):
        REPORTED = "reported", _("Diajukan")
        REGISTERED = "registered", _("Terdaftar")
        CLARIFICATION = "clarification", _("Menunggu klarifikasi")
        FORUM = "forum", _("Sesudah forum pembuktian")
        RECOMMENDED = "recommended", _("Menunggu putusan")
        DECIDED = "decided", _("Diputuskan")
        CLOSED = "closed", _("Ditutup")

    class Outcome(models.TextChoices):
        UPHELD = "upheld", _("Diterima")
        PARTLY = "partly", _("Diterima sebagian")
        NOT_UPHELD = "not_upheld", _("Tidak diterima")
        WITHDRAWN = "withdrawn", _("Dicabut oleh yang mengajukan")

    # A default of this project: who signs contracts decides; a relocation is decided where it was ordered.
    OFFICES = {
        About.GRADE: Role.MINISTRY,
        About.WARNING: Role.MINISTRY,
        About.RELOCATION: Role.DPMD,
        About.CONDUCT: Role.MINISTRY,
    }
    ENDED = (State.DECIDED, State.CLOSED)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    about = models.CharField(_("perihal"), max_length=20, choices=About)
    person = models.ForeignKey(Person, models.PROTECT, related_name="cases")  # whom it concerns
    evaluation = models.ForeignKey(Evaluation, models.PROTECT, null=True, related_name="cases")
    letter = models.ForeignKey(PersonalLetter, models.PROTECT, null=True, related_name="cases")
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="cases")
    violation = models.CharField(_("dugaan"), max_length=40, blank=True)  # id of law/perkara/larangan
    text = models.TextField(_("uraian"))
    raised_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    raised_by_name = models.CharField(max_length=200)
    hides_reporter = models.BooleanField(_("rahasiakan pelapor"), default=False)
    raised_on = models.DateField(_("diajukan"))
    # Where the person was placed; null: the country. The office with this role over this area decides.
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")
    office = models.CharField(max_length=30, choices=Role)
    state = models.CharField(_("keadaan"), max_length=20, choices=State, default=State.REPORTED)
    due_on = models.DateField(_("batas langkah ini"), null=True)  # null: nothing is awaited any more
    number = models.CharField(_("nomor perkara"), max_length=120, blank=True)
    outcome = models.CharField(_("putusan"), max_length=20, choices=Outcome, blank=True)
    legal_basis = models.CharField(_("dasar hukum"), max_length=300, blank=True)
    decision = models.TextField(_("alasan putusan"), blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="case_says_what"),
            models.CheckConstraint(
                condition=Q(outcome__in=["", "withdrawn"]) | (~Q(legal_basis="") & ~Q(decision="")),
                name="case_decided_on_a_basis",
            ),
            models.CheckConstraint(
                condition=Q(about="conduct", evaluation=None, letter=None, assignment=None)
                | Q(about="grade", evaluation__isnull=False, letter=None, assignment=None)
                | Q(about="warning", evaluation=None, letter__isnull=False, assignment=None)
                | Q(about="relocation", evaluation=None, letter=None, assignment__isnull=False),
                name="case_names_its_subject",
            ),
        ]
        indexes = [models.Index(fields=["office", "state", "region"], name="case_office_state")]

    @property
    def has_ended(self) -> bool:
        return self.state in self.ENDED


class Party(models.Model):
    """Somebody who reads the case and speaks in it; `told_at` is when they were let in, `read_at` the proof."""

    class Role(models.TextChoices):
        REPORTER = "reporter", _("Yang mengajukan")
        SUBJECT = "subject", _("Yang diadukan")
        INVESTIGATOR = "investigator", _("Pemeriksa")

    case = models.ForeignKey(Case, models.CASCADE, related_name="parties")
    role = models.CharField(max_length=20, choices=Role)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    told_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "role"], name="party_once"),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(account__isnull=False), name="party_is_somebody"
            ),
        ]


class CaseEvent(models.Model):
    """One thing that was said or done; never changed."""

    class Kind(models.TextChoices):
        REPORTED = "reported", _("Diajukan")
        REGISTERED = "registered", _("Didaftarkan")
        ASKED = "asked", _("Klarifikasi diminta")
        STATEMENT = "statement", _("Keterangan")
        FORUM = "forum", _("Berita acara forum pembuktian")
        RECOMMENDED = "recommended", _("Rekomendasi")
        DECIDED = "decided", _("Putusan")
        WITHDRAWN = "withdrawn", _("Dicabut")
        CLOSED = "closed", _("Ditutup")

    case = models.ForeignKey(Case, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20, choices=Kind)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=200)
    by_role = models.CharField(max_length=20, choices=Party.Role, blank=True)  # "": the office that decides
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]


class CaseFile(models.Model):
    event = models.ForeignKey(CaseEvent, models.CASCADE, related_name="files")
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["event", "stored"], name="case_file_once")]
