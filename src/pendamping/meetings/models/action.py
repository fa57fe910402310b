"""What somebody promised to do, until when, and what became of it."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.common.models import StoredFile
from pendamping.common.scope import Scope
from pendamping.meetings.models.meeting import Meeting
from pendamping.obstacles.models import Obstacle
from pendamping.people.models import Organisation, Person
from pendamping.regions.models import Region


class ActionQuerySet(models.QuerySet["Action"]):
    def within(self, scope: Scope) -> "ActionQuerySet":
        """Those of the area and one's own."""
        own = Q(person_id=scope.person_id) if scope.person_id is not None else Q(pk__in=[])
        return self.filter(scope.q("region_id") | own)

    def open(self) -> "ActionQuerySet":
        return self.filter(state__in=Action.OPEN)


class Action(models.Model):
    """A follow-up (RTL): one owner, a person or an organisation, and a day."""

    class State(models.TextChoices):
        OPEN = "open", _("Terbuka")
        IN_PROGRESS = "in_progress", _("Berjalan")
        DONE = "done", _("Selesai")
        DROPPED = "dropped", _("Tidak dilanjutkan")

    OPEN = (State.OPEN, State.IN_PROGRESS)

    id = models.UUIDField(primary_key=True, default=new_id)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="actions")
    region = models.ForeignKey(Region, models.PROTECT, related_name="actions")
    title = models.CharField(_("tindak lanjut"), max_length=240)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="actions")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="actions")
    due_on = models.DateField(_("batas"))
    first_due_on = models.DateField(_("batas semula"))  # what was promised at first; a later day does not hide it
    state = models.CharField(_("keadaan"), max_length=12, choices=State, default=State.OPEN)
    done_on = models.DateField(_("selesai"), null=True, blank=True)
    evidence = models.TextField(_("bukti"), blank=True)
    evidence_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="action_uses")
    obstacle = models.ForeignKey(Obstacle, models.PROTECT, null=True, blank=True, related_name="actions")
    # The link by which an owner without an account says how far it is; only its digest is kept.
    link_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)  # null: none, or taken back
    link_until = models.DateField(_("tautan berlaku sampai"), null=True, blank=True)
    made_at = models.DateTimeField(_("dicatat"))
    made_by = models.CharField(_("dicatat oleh"), max_length=200)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, person__isnull=True)
                | Q(organisation__isnull=True, person__isnull=False),
                name="action_has_one_owner",
            ),
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False) | (~Q(state="done") & Q(done_on__isnull=True)),
                name="action_done_has_a_date",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "state", "due_on"], name="action_region_state"),
            models.Index(fields=["organisation", "state"], name="action_organisation_state"),
            models.Index(fields=["person", "state"], name="action_person_state"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @property
    def owner(self) -> str:
        """As a list says it."""
        if self.organisation:
            return self.organisation.short_name
        return self.person.name if self.person else ""

    def days_late(self, day: dt.date) -> int:
        """Whole days after the day that stands; 0 in time, and once it is closed."""
        return max(0, (day - self.due_on).days) if self.is_open else 0


class ActionEvent(models.Model):
    """One step of an action's life."""

    class Kind(models.TextChoices):
        MADE = "made", _("Dicatat")
        MOVED = "moved", _("Keadaan berubah")
        POSTPONED = "postponed", _("Batas diubah")
        HANDED_OVER = "handed_over", _("Penanggung jawab diganti")

    action = models.ForeignKey(Action, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=12, choices=Kind)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=200)
    before = models.CharField(max_length=200, blank=True)
    after = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    # The action as this step left it, so that a briefing can say what was known on any day. "" and null: a step from
    # before they were kept, whose words do not tell it.
    state = models.CharField(max_length=12, choices=Action.State, blank=True)
    due_on = models.DateField(null=True, blank=True)
    owner = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["at", "pk"]
