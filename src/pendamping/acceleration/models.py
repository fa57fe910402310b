"""Scenarios of acceleration, what they cost, and what became of the actions that they proposed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pendamping.common.background import BackgroundWork
from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.regions.models import Region


class CostTable(models.Model):
    """What steps cost in one kabupaten, as its offices filled the template; another upload is another table."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="cost_tables")
    index_id = models.CharField(_("indeks"), max_length=60)  # of the definition in law/
    file_name = models.CharField(_("berkas"), max_length=200)
    sha256 = models.CharField(max_length=64)
    steps = models.JSONField()  # list of `schemas.StepCost`
    capacities = models.JSONField(default=list)  # list of `schemas.Capacity`
    population = models.JSONField(default=dict)  # village → people; a village that is not in it is not known
    uploaded_at = models.DateTimeField(_("waktu"))
    uploaded_by = models.CharField(_("oleh"), max_length=200)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    class Meta:
        ordering = ["-uploaded_at"]

    def __str__(self) -> str:
        return self.file_name


class ScenarioQuerySet(models.QuerySet["Scenario"]):
    def within(self, scope: Scope) -> "ScenarioQuerySet":
        return self.filter(scope.q("region_id"))


class Scenario(BackgroundWork):
    """One question put to the planner for one kabupaten, and its answer. It proposes; people decide."""

    class State(models.TextChoices):
        PREPARING = "preparing", _("menunggu giliran")
        RUNNING = "running", _("sedang dihitung")
        SOLVED = "solved", _("selesai")
        CANCELLED = "cancelled", _("dibatalkan")
        FAILED = "failed", _("tidak selesai")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="scenarios")
    name = models.CharField(_("nama"), max_length=120)
    index_id = models.CharField(_("indeks"), max_length=60)  # of the definition in law/
    scores_year = models.PositiveSmallIntegerField(_("skor tahun"))  # whose official scores it starts from
    parameters = models.JSONField()  # `schemas.Parameters`
    costs = models.ForeignKey(CostTable, models.PROTECT, null=True, related_name="scenarios")  # null: counts actions
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.PREPARING)
    result = models.JSONField(null=True)  # `schemas.Result`
    failure = models.CharField(_("sebab"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("dibuat"))
    made_by = models.CharField(_("oleh"), max_length=200)
    solved_at = models.DateTimeField(_("selesai"), null=True)
    is_sample = models.BooleanField(_("data contoh"), default=False)
    gap = models.FloatField(null=True)  # what could still be won, 0..1; null: nothing found yet

    objects = ScenarioQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.name

    @property
    def has_plan(self) -> bool:
        """Whether something worth telling was found; a first plan may be far from the best."""
        return self.gap is not None and self.gap <= 1


class PlannedActionQuerySet(models.QuerySet["PlannedAction"]):
    def within(self, scope: Scope) -> "PlannedActionQuerySet":
        return self.filter(scope.q("scenario__region_id"))


class PlannedAction(models.Model):
    """One improvement that a plan proposes for one village, and what became of it."""

    class State(models.TextChoices):
        PLANNED = "planned", _("direncanakan")
        DOING = "doing", _("dikerjakan")
        DONE = "done", _("selesai")

    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="actions")
    region = models.ForeignKey(Region, models.PROTECT, related_name="planned_actions")
    indicator = models.CharField(_("indikator"), max_length=60)
    score_from = models.PositiveSmallIntegerField()
    score_to = models.PositiveSmallIntegerField()
    gain = models.PositiveIntegerField()  # points of the index
    is_basic = models.BooleanField()  # a basic service
    agency = models.CharField(_("pelaksana"), max_length=60)  # a code of the index's actors
    year = models.PositiveSmallIntegerField(_("tahun"))
    counts_in = models.PositiveSmallIntegerField(_("berlaku di indeks tahun"))
    amounts = models.JSONField(default=dict)  # source → rupiah; empty where the plan counts actions
    cost = models.BigIntegerField(_("biaya"), null=True)  # rupiah; null where the plan counts actions
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.PLANNED)
    done_on = models.DateField(_("tanggal selesai"), null=True)
    note = models.CharField(_("bukti atau catatan"), max_length=500, blank=True)
    changed_by = models.CharField(_("oleh"), max_length=200, blank=True)
    changed_at = models.DateTimeField(null=True)

    objects = PlannedActionQuerySet.as_manager()

    class Meta:
        ordering = ["year", "region_id", "indicator"]
        constraints = [
            models.UniqueConstraint(fields=["scenario", "region", "indicator"], name="planned_action_once"),
            models.CheckConstraint(
                condition=models.Q(state="done", done_on__isnull=False) | ~models.Q(state="done"),
                name="planned_action_done_has_a_date",
            ),
        ]
