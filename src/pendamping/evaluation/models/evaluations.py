"""One person's evaluation over one quarter, from its opening to a decision, and the notices about it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pendamping.access.roles import Role
from pendamping.common.ids import new_id
from pendamping.common.periods import Quarter
from pendamping.common.scope import Scope
from pendamping.engine.evaluation import SettledScheme
from pendamping.people.models import Assignment, Person, Tier
from pendamping.people.selectors.lines import BELOW
from pendamping.regions.models import Region

# Offices read every tier of their area; who stands in the line reads those below.
OFFICES = frozenset({Role.MINISTRY.value, Role.DPMD.value, Role.DPMD_PROV.value, "COMMAND"})


def tiers_overseen(scope: Scope) -> tuple[str, ...]:
    """Whose evaluations this role may read in its area."""
    if not scope.may("evaluation.read_area"):
        return ()
    return tuple(Tier.values) if scope.role in OFFICES else tuple(BELOW.get(scope.role, ()))


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    def within(self, scope: Scope) -> "EvaluationQuerySet":
        """The own ones, and of the area those whom this role oversees."""
        own = Q(person_id=scope.person_id) if scope.person_id else Q(pk__in=[])
        here = Q() if scope.covers_country else scope.q("region_id")
        return self.filter(own | (here & Q(tier__in=tiers_overseen(scope))))

    def of(self, quarter: Quarter) -> "EvaluationQuerySet":
        return self.filter(year=quarter.year, number=quarter.number)


class Evaluation(models.Model):
    """It keeps the whole scheme that it was opened under, so that no later rule moves its result."""

    class State(models.TextChoices):
        OPEN = "open", _("Sedang dinilai")
        CLOSED = "closed", _("Menunggu tanggapan atau keputusan")
        DECIDED = "decided", _("Diputuskan")

    class Outcome(models.TextChoices):
        NONE = "none", _("Tanpa tindak lanjut")
        PRAISE = "praise", _("Penghargaan")
        COACHING = "coaching", _("Pembinaan")
        WARNING = "warning", _("Surat peringatan")
        NOT_RENEWED = "not_renewed", _("Tidak diperpanjang")
        ENDED = "ended", _("Diakhiri")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="evaluations")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="evaluations")
    tier = models.CharField(_("jenjang"), max_length=30, choices=Tier)
    # What all areas of the placement share: a PLD's kecamatan; null: the country.
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")
    scheme_id = models.CharField(_("skema"), max_length=40)
    scheme = models.JSONField()  # engine.evaluation.SettledScheme
    year = models.PositiveSmallIntegerField(_("tahun"))
    number = models.PositiveSmallIntegerField(_("triwulan"))
    opened_on = models.DateField(_("dibuka"))
    closes_on = models.DateField(_("batas menilai"))
    window_reason = models.CharField(_("alasan batas lain"), max_length=200, blank=True)  # "": as the calendar says
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.OPEN)
    evidence = models.JSONField(null=True)  # facts of verified work as they stood on closing; null while open
    closed_on = models.DateField(_("ditutup"), null=True)
    response = models.TextField(_("tanggapan"), blank=True)
    responded_at = models.DateTimeField(null=True)
    outcome = models.CharField(_("keputusan"), max_length=20, choices=Outcome, blank=True)
    legal_basis = models.CharField(_("dasar hukum"), max_length=300, blank=True)
    decision_number = models.CharField(_("nomor surat"), max_length=120, blank=True)
    decision_reason = models.TextField(_("alasan"), blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-number", "person__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "year", "number"], name="evaluation_once"),
            models.CheckConstraint(condition=Q(closes_on__gte=F("opened_on")), name="evaluation_closes_after_it_opens"),
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=4), name="evaluation_of_a_quarter"),
            models.CheckConstraint(condition=Q(outcome="") | ~Q(legal_basis=""), name="evaluation_decided_on_a_basis"),
        ]
        indexes = [models.Index(fields=["region", "year", "number"], name="evaluation_region_time")]

    @property
    def quarter(self) -> Quarter:
        return Quarter(self.year, self.number)

    @property
    def settled(self) -> SettledScheme:
        return SettledScheme.model_validate(self.scheme)


class Notice(models.Model):
    """That somebody was told; delivered when their own account first opened what it tells of."""

    class Kind(models.TextChoices):
        OPENED = "opened", _("Penilaian dibuka")
        CLOSED = "closed", _("Hasil penilaian dapat dibaca")
        DECIDED = "decided", _("Keputusan atas penilaian")

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=Kind)
    sent_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["sent_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["evaluation", "kind"], name="notice_once")]
