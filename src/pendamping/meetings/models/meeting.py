"""One meeting."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.meetings.models.attendance import Invitee, new_token
from pendamping.meetings.models.series import Level, MeetingSeries
from pendamping.people.models import Organisation
from pendamping.regions.models import Region


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def within(self, scope: Scope) -> "MeetingQuerySet":
        """Those of the area, and those that this person or account is invited to."""
        return self.filter(scope.q("region_id") | Q(pk__in=invited(scope).values("meeting_id")))


def invited(scope: Scope) -> models.QuerySet[Invitee]:
    """The invitations of this person or account."""
    own = Q(account_id=scope.account_id) if scope.account_id is not None else Q(pk__in=[])
    if scope.person_id is not None:
        own |= Q(person_id=scope.person_id)
    return Invitee.objects.filter(own)


class Meeting(models.Model):
    """A meeting from its planning to its locked minutes."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Direncanakan")
        RUNNING = "running", _("Berlangsung")
        CLOSED = "closed", _("Selesai, notulen diperiksa")
        LOCKED = "locked", _("Notulen terkunci")
        CANCELLED = "cancelled", _("Dibatalkan")

    OPEN = (State.PLANNED, State.RUNNING)
    WRITABLE = (State.RUNNING, State.CLOSED)  # its minutes

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    series = models.ForeignKey(MeetingSeries, models.PROTECT, null=True, blank=True, related_name="meetings")
    region = models.ForeignKey(Region, models.PROTECT, related_name="meetings")
    level = models.CharField(_("tingkat"), max_length=10, choices=Level)
    title = models.CharField(_("judul"), max_length=160)
    date = models.DateField(_("tanggal"))
    start = models.TimeField(_("mulai"))
    end = models.TimeField(_("selesai"))
    place = models.CharField(_("tempat"), max_length=200)
    link = models.URLField(_("tautan rapat daring"), max_length=300, blank=True)
    host = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="hosted_meetings")
    # Whose turn it was; where the host is another one, `swap_reason` says why.
    turn_of = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    swap_reason = models.CharField(_("alasan bertukar giliran"), max_length=200, blank=True)
    chair = models.CharField(_("pimpinan rapat"), max_length=160, blank=True)
    speakers = models.TextField(_("narasumber"), blank=True)
    # Shown as a QR in the room: who scans it there writes down that they came.
    room_code = models.CharField(max_length=40, default=new_token, editable=False)
    letter_number = models.CharField(_("nomor undangan"), max_length=80, blank=True)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.PLANNED)
    opened_at = models.DateTimeField(_("dibuka"), null=True, blank=True)
    closed_at = models.DateTimeField(_("ditutup"), null=True, blank=True)
    review_until = models.DateField(_("dapat diperbaiki sampai"), null=True, blank=True)  # sent to whoever is invited
    locked_at = models.DateTimeField(_("notulen dikunci"), null=True, blank=True)
    cancelled_because = models.CharField(_("alasan dibatalkan"), max_length=200, blank=True)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "-start", "pk"]
        constraints = [models.CheckConstraint(condition=Q(end__gt=F("start")), name="meeting_ends_after_start")]
        indexes = [models.Index(fields=["region", "date"], name="meeting_region_date")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    def is_under_review(self, day: dt.date) -> bool:
        """Whether whoever was invited may still say what is wrong in the minutes."""
        return self.state == self.State.CLOSED and self.review_until is not None and day <= self.review_until
