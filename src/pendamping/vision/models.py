"""A kabupaten's own goals as a small tree, and the activities, actions and budgets that serve them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.meetings.models import Action
from pendamping.people.models import Organisation
from pendamping.regions.codes import codes_above
from pendamping.regions.models import Region


class GoalQuerySet(models.QuerySet["Goal"]):
    def within(self, scope: Scope) -> "GoalQuerySet":
        """Those of the area, and those of the kabupaten that the area lies in."""
        above = {code for prefix in scope.prefixes for code in codes_above(prefix)}
        return self.filter(scope.q("region_id") | Q(region_id__in=above))

    def standing(self) -> "GoalQuerySet":
        return self.filter(retired_on=None)


class Goal(models.Model):
    """One goal, or a part of one: mandiri, aman, kondusif, …"""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="goals")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    name = models.CharField(_("sasaran"), max_length=120)
    description = models.TextField(_("penjelasan"), blank=True)
    order = models.PositiveSmallIntegerField(_("urutan"), default=0)
    source = models.CharField(_("sumber"), max_length=200, blank=True)  # the document that states it
    retired_on = models.DateField(_("tidak dipakai sejak"), null=True, blank=True)  # its records keep it
    recorded_by = models.CharField(max_length=200)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["region_id", "order", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["region", "parent", "name"], name="goal_part_once"),
            models.UniqueConstraint(fields=["region", "name"], condition=Q(parent=None), name="goal_whole_once"),
            models.CheckConstraint(condition=~Q(parent=models.F("id")), name="goal_is_not_its_own_part"),
        ]

    def __str__(self) -> str:
        return self.name


class BudgetLineQuerySet(models.QuerySet["BudgetLine"]):
    def within(self, scope: Scope) -> "BudgetLineQuerySet":
        above = {code for prefix in scope.prefixes for code in codes_above(prefix)}
        return self.filter(scope.q("region_id") | Q(region_id__in=above))


class BudgetLine(models.Model):
    """One line of a published budget, written down with its source so that it can be held against a goal."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="budget_lines")
    year = models.PositiveSmallIntegerField(_("tahun"))
    title = models.CharField(_("kegiatan"), max_length=240)
    amount = models.PositiveBigIntegerField(_("anggaran"))  # rupiah
    source = models.CharField(_("sumber"), max_length=200)  # such as a DPA or APB Desa, with its number
    recorded_by = models.CharField(max_length=200)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = BudgetLineQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "title", "pk"]

    def __str__(self) -> str:
        return self.title


class GoalTag(models.Model):
    """Somebody said that this record serves this goal."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="tags")
    daily_report = models.ForeignKey(DailyReport, models.CASCADE, null=True, related_name="goal_tags")
    action = models.ForeignKey(Action, models.CASCADE, null=True, related_name="goal_tags")
    budget = models.ForeignKey(BudgetLine, models.CASCADE, null=True, related_name="goal_tags")
    tagged_by = models.CharField(max_length=200)
    tagged_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(daily_report__isnull=False, action=None, budget=None)
                | Q(daily_report=None, action__isnull=False, budget=None)
                | Q(daily_report=None, action=None, budget__isnull=False),
                name="goal_tag_of_one_record",
            ),
            models.UniqueConstraint(fields=["goal", "daily_report"], name="goal_tag_report_once"),
            models.UniqueConstraint(fields=["goal", "action"], name="goal_tag_action_once"),
            models.UniqueConstraint(fields=["goal", "budget"], name="goal_tag_budget_once"),
        ]
