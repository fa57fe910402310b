"""Good practices: what worked in one village, told so that another can do it too."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.common.models import StoredFile
from pendamping.common.scope import Scope
from pendamping.meetings.models import Meeting
from pendamping.people.models import Person
from pendamping.regions.models import Region


class PracticeQuerySet(models.QuerySet["Practice"]):
    def within(self, scope: Scope) -> "PracticeQuerySet":
        """Published ones of everywhere, own ones, and where this role reviews them those handed in in its area."""
        readable = Q(state=Practice.State.PUBLISHED) | own(scope)
        if scope.may("practice.review"):
            readable |= scope.q("region_id") & ~Q(state=Practice.State.DRAFT)
        return self.filter(readable)


def own(scope: Scope) -> Q:
    """Written by this account; a person whose account changed keeps what they wrote."""
    by_account = Q(account_id=scope.account_id) if scope.account_id is not None else Q(pk__in=[])
    return by_account | Q(author_id=scope.person_id) if scope.person_id is not None else by_account


class Practice(models.Model):
    """One story with its cost, its result, and the office that can be asked."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draf")
        SUBMITTED = "submitted", _("Menunggu pemeriksaan")
        RETURNED = "returned", _("Perlu diperbaiki")
        PUBLISHED = "published", _("Terbit")
        WITHDRAWN = "withdrawn", _("Ditarik")

    WRITABLE = (State.DRAFT, State.RETURNED)

    id = models.UUIDField(primary_key=True, default=new_id)
    region = models.ForeignKey(Region, models.PROTECT, related_name="practices")
    theme = models.CharField(_("tema"), max_length=40)  # an entry of law/pustaka/tema_praktik
    title = models.CharField(_("judul"), max_length=160)
    story = models.TextField(_("cerita"))
    result = models.TextField(_("hasil"))
    cost = models.PositiveBigIntegerField(_("biaya"), null=True, blank=True)  # rupiah; null: nobody counted
    cost_source = models.CharField(_("sumber biaya"), max_length=160, blank=True)
    contact_office = models.CharField(_("kantor yang dapat dihubungi"), max_length=200)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="practices")
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.DRAFT)
    author = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="practices")
    account_id = models.BigIntegerField(null=True)
    author_name = models.CharField(_("penulis"), max_length=200)
    written_on = models.DateField(_("ditulis"))
    submitted_on = models.DateField(_("diserahkan"), null=True, blank=True)
    reviewed_by = models.CharField(_("diperiksa oleh"), max_length=200, blank=True)
    review_note = models.TextField(_("catatan pemeriksa"), blank=True)
    published_on = models.DateField(_("terbit"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = PracticeQuerySet.as_manager()

    class Meta:
        ordering = ["-published_on", "-written_on", "pk"]
        indexes = [
            models.Index(fields=["state", "-published_on"], name="practice_state"),
            models.Index(fields=["region", "state"], name="practice_region_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_on__isnull=False), name="practice_published_has_a_day"
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(story=""), name="practice_is_told"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_writable(self) -> bool:
        return self.state in self.WRITABLE


class PracticePhoto(models.Model):
    """A photo of a practice."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    practice = models.ForeignKey(Practice, models.CASCADE, related_name="photos")
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="practice_uses")
    caption = models.CharField(_("keterangan"), max_length=200)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["practice", "stored"], name="practice_photo_once")]


class PracticeRequest(models.Model):
    """A meeting asked one kecamatan for practices until a day."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="practice_requests")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    due_on = models.DateField(_("batas"))
    wanted = models.PositiveSmallIntegerField(_("jumlah"), default=1)
    asked_by = models.CharField(max_length=200)
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ["region_id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "region"], name="practice_request_once")]
