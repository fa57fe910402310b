"""What stands in the way of the work, who must act on it until when, and everything said about it."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.people.models import Organisation, Person
from pendamping.regions.models import Region


class Level(models.TextChoices):
    """The rungs of the ladder, lowest first."""

    VILLAGE = "village", _("Desa atau kelurahan")
    DISTRICT = "district", _("Kecamatan")
    REGENCY = "regency", _("Kabupaten atau kota")
    PROVINCE = "province", _("Provinsi")

    @property
    def digits(self) -> int:
        """The number of digits of the code of a region at this level."""
        return {"village": 10, "district": 6, "regency": 4, "province": 2}[self.value]

    @classmethod
    def nearest(cls, code: str) -> "Level":
        """The lowest level that answers for the region with this code."""
        return next(one for one in cls if one.digits <= len(code))

    @property
    def above(self) -> "tuple[Level, ...]":
        """The levels that it can still rise to, the nearest first."""
        order = tuple(Level)
        return order[order.index(self) + 1 :]


class ObstacleQuerySet(models.QuerySet["Obstacle"]):
    def within(self, scope: Scope) -> "ObstacleQuerySet":
        """Own ones; of the area all, or only those that were put to the village itself, as the role may read."""
        own = Q(raised_by_id=scope.person_id) if scope.person_id else Q(pk__in=[])
        here = scope.q("region_id")
        if not scope.may("obstacle.read_all"):
            here &= Q(first_level=Level.VILLAGE)
        return self.filter(own | here)

    def open(self) -> "ObstacleQuerySet":
        return self.exclude(state=Obstacle.State.SOLVED)

    def late_on(self, day: dt.date) -> "ObstacleQuerySet":
        return self.open().filter(due_on__lt=day)


class Obstacle(models.Model):
    """One obstacle. It stands at one level of the ladder, which has until `due_on` to act."""

    class State(models.TextChoices):
        OPEN = "open", _("Terbuka")
        ANSWERED = "answered", _("Ditanggapi")
        SOLVED = "solved", _("Selesai")

    # UUIDv7 made where it is written, so that sending it twice is harmless.
    id = models.UUIDField(primary_key=True, default=new_id)
    region = models.ForeignKey(Region, models.PROTECT, related_name="obstacles")
    theme = models.CharField(_("tema"), max_length=40)  # an entry of law/kendala/tema
    title = models.CharField(_("kendala"), max_length=160)
    description = models.TextField(_("cerita"))
    wanted_help = models.TextField(_("bantuan yang diharapkan"), blank=True)
    first_level = models.CharField(max_length=10, choices=Level)
    level = models.CharField(_("tingkat yang harus bertindak"), max_length=10, choices=Level)
    level_since = models.DateField(_("sejak"))
    due_on = models.DateField(_("batas"))
    owner = models.ForeignKey(  # null: whoever leads the level
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="obstacles",
        verbose_name=_("penanggung jawab"),
    )
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.OPEN)
    date = models.DateField(_("ditemui"))
    raised_at = models.DateTimeField(_("diterima kantor"))
    raised_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="obstacles")
    raised_by_name = models.CharField(_("pelapor"), max_length=200)
    daily_report_id = models.UUIDField(
        null=True, blank=True
    )  # of the daily report that told of it; that app stands above
    solution = models.TextField(_("penyelesaian"), blank=True)
    solved_on = models.DateField(_("selesai"), null=True, blank=True)
    is_shared = models.BooleanField(_("penyelesaian dibagikan"), default=False)  # to the whole kabupaten
    part_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="members")
    version = models.PositiveIntegerField(default=1)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = ObstacleQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(description=""), name="obstacle_is_described"),
            models.CheckConstraint(
                condition=Q(state="solved", solved_on__isnull=False) | (~Q(state="solved") & Q(solved_on__isnull=True)),
                name="obstacle_solved_has_a_date",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "state", "due_on"], name="obstacle_region_state"),
            models.Index(fields=["theme", "state"], name="obstacle_theme_state"),
            models.Index(fields=["owner", "state"], name="obstacle_owner_state"),
        ]

    def __str__(self) -> str:
        return self.title

    def days_late(self, day: dt.date) -> int:
        """Whole days after the day on which the level should have acted; 0 in time, and once it is solved."""
        if self.state == self.State.SOLVED:
            return 0
        return max(0, (day - self.due_on).days)


class ObstacleEvent(models.Model):
    """One thing that was said or done about an obstacle; it travels with it up the ladder."""

    class Kind(models.TextChoices):
        RAISED = "raised", _("Dilaporkan")
        EDITED = "edited", _("Isian diubah")
        ANSWERED = "answered", _("Tanggapan")
        ASSIGNED = "assigned", _("Penanggung jawab ditentukan")
        ESCALATED = "escalated", _("Dinaikkan")
        SOLVED = "solved", _("Selesai")
        REOPENED = "reopened", _("Dibuka lagi")
        GROUPED = "grouped", _("Digabung dengan kendala serupa")
        UNGROUPED = "ungrouped", _("Dilepas dari gabungan")

    obstacle = models.ForeignKey(Obstacle, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=200)
    by_role = models.CharField(max_length=30, blank=True)
    level = models.CharField(max_length=10, choices=Level)  # on which it stood afterwards
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]
