"""Certificates of appreciation (piagam): the criteria first, then who meets them, what they say, and the decision."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.meetings.models import GivenAward
from pendamping.people.models import Person, Tier
from pendamping.regions.codes import codes_above
from pendamping.regions.models import Region


class AwardQuerySet(models.QuerySet["Award"]):
    def within(self, scope: Scope) -> "AwardQuerySet":
        """Of the area and around it those with published criteria; of the area all, for who keeps or decides them."""
        above = {code for prefix in scope.prefixes for code in codes_above(prefix)}
        public = (scope.q("region_id") | Q(region_id__in=above)) & ~Q(state=Award.State.DRAFT)
        if scope.may("award.manage") or scope.may("award.decide"):
            public |= scope.q("region_id")
        return self.filter(public)


class Award(models.Model):
    """One award of an area and a period. Its criteria stand still from the day they are published."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Kriteria disusun")
        PUBLISHED = "published", _("Kriteria terbit")
        SHORTLISTED = "shortlisted", _("Masa tanggapan dan keputusan")
        DECIDED = "decided", _("Diputuskan")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="awards")
    name = models.CharField(_("nama piagam"), max_length=160)
    giver = models.CharField(_("pemberi"), max_length=160)
    tier = models.CharField(_("jenjang"), max_length=30, choices=Tier)  # like is looked at beside like
    since = models.DateField(_("sejak"))
    until = models.DateField(_("sampai"))
    criteria = models.TextField(_("kriteria"))
    least_months = models.PositiveSmallIntegerField(_("masa tugas tanpa putus"))  # up to `until`
    least_coverage = models.PositiveSmallIntegerField(_("kunjungan yang berbukti"))  # percent
    reply_days = models.PositiveSmallIntegerField(_("masa tanggapan"))
    state = models.CharField(_("keadaan"), max_length=12, choices=State, default=State.DRAFT)
    made_by = models.CharField(_("disusun oleh"), max_length=200)
    published_on = models.DateField(_("kriteria terbit"), null=True, blank=True)
    shortlisted_on = models.DateField(_("daftar disusun"), null=True, blank=True)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = AwardQuerySet.as_manager()

    class Meta:
        ordering = ["-until", "name", "pk"]
        indexes = [models.Index(fields=["region", "-until"], name="award_region")]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="award_ends_after_start"),
            models.CheckConstraint(condition=Q(least_coverage__lte=100), name="award_coverage_is_a_share"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(published_on__isnull=False), name="award_criteria_come_first"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def reply_until(self) -> dt.date | None:
        """The last day on which those on the list may answer; None before there is one."""
        return self.shortlisted_on + dt.timedelta(days=self.reply_days) if self.shortlisted_on else None


class CandidateQuerySet(models.QuerySet["Candidate"]):
    def within(self, scope: Scope) -> "CandidateQuerySet":
        """The own line; all of the area only for those who keep or decide its awards. Never anybody else's."""
        own = Q(person_id=scope.person_id) if scope.person_id is not None else Q(pk__in=[])
        if scope.may("award.manage") or scope.may("award.decide"):
            own |= scope.q("award__region_id")
        return self.filter(own)


class Candidate(models.Model):
    """One person beside the gates of an award: measured, never ranked."""

    class Verdict(models.TextChoices):
        OPEN = "", _("Menunggu keputusan")
        AWARDED = "awarded", _("Diberi piagam")
        NOT_AWARDED = "not_awarded", _("Tidak diberi")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    award = models.ForeignKey(Award, models.CASCADE, related_name="candidates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="award_candidacies")
    post = models.CharField(_("tempat tugas"), max_length=300)  # as it was when the list was made
    service_months = models.PositiveSmallIntegerField(_("bulan tanpa putus"))
    visits = models.PositiveIntegerField(_("kunjungan terverifikasi"))
    visits_with_evidence = models.PositiveIntegerField(_("di antaranya berfoto"))
    open_cases = models.PositiveSmallIntegerField(_("perkara"))
    villages = models.PositiveSmallIntegerField(_("desa"))  # what made the work hard, for the jury to weigh
    weak_villages = models.PositiveSmallIntegerField(_("desa tertinggal"))
    farthest_km = models.PositiveSmallIntegerField(_("desa terjauh dari domisili"), null=True, blank=True)
    reply = models.TextField(_("tanggapan"), blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(_("keputusan"), max_length=12, choices=Verdict, blank=True, default=Verdict.OPEN)
    reason = models.TextField(_("alasan"), blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    handed_over = models.OneToOneField(
        GivenAward, models.SET_NULL, null=True, blank=True, related_name="candidate"
    )  # at which meeting, by whom

    objects = CandidateQuerySet.as_manager()

    class Meta:
        ordering = ["person__name", "pk"]  # by name: the order says nothing about anybody
        constraints = [
            models.UniqueConstraint(fields=["award", "person"], name="award_candidate_once"),
            models.CheckConstraint(condition=Q(verdict="") | ~Q(reason=""), name="award_decided_with_a_reason"),
        ]

    @property
    def coverage(self) -> int | None:
        """Percent of verified visits that show a photo, rounded down; None: no visit."""
        return 100 * self.visits_with_evidence // self.visits if self.visits else None

    @property
    def serves_long_enough(self) -> bool:
        return self.service_months >= self.award.least_months

    @property
    def shows_enough(self) -> bool:
        return self.coverage is not None and self.coverage >= self.award.least_coverage

    @property
    def has_no_case(self) -> bool:
        return self.open_cases == 0

    @property
    def passes(self) -> bool:
        """Every gate; what comes behind them is the jury's."""
        return self.serves_long_enough and self.shows_enough and self.has_no_case
