"""What happens to an award: criteria written and published, a list measured, answers, decisions. No score changes."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.awards.errors import (
    AwardNotFound,
    CriteriaFirst,
    CriteriaStand,
    EndsBeforeStart,
    GateFailed,
    NobodyChosen,
    NobodyServed,
    OwnAward,
    PeriodRuns,
    ReplyClosed,
    ReplyRuns,
    TextMissing,
)
from pendamping.awards.gates import measured
from pendamping.awards.models import Award, Candidate
from pendamping.awards.schemas import AwardContent
from pendamping.awards.selectors.awards import get_award, get_candidate, keeps, waiting_for_handover
from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope, codes_within
from pendamping.meetings.models import GivenAward
from pendamping.meetings.schemas import NewGivenAward
from pendamping.meetings.selectors import get_managed
from pendamping.meetings.services.ceremonies import give_award
from pendamping.people.models import Assignment, AssignmentArea, Person
from pendamping.regions.models import Region
from pendamping.regions.selectors import get_region

State, Verdict = Award.State, Candidate.Verdict


@transaction.atomic
def plan_award(scope: Scope, content: AwardContent, *, is_sample: bool = False) -> Award:
    """Begin an award with the draft of its criteria.

    Raises: NotAllowed, RegionNotFound, EndsBeforeStart.
    """
    scope.require("award.manage")
    return _write(scope, Award(made_by=scope.name, is_sample=is_sample), content, "award.planned")


@transaction.atomic
def change_award(scope: Scope, pk: UUID, content: AwardContent) -> Award:
    """Mend a draft.

    Raises: NotAllowed, AwardNotFound, RegionNotFound; CriteriaStand: they are published; EndsBeforeStart.
    """
    award = _kept(scope, pk)
    if award.state != State.DRAFT:
        raise CriteriaStand
    return _write(scope, award, content, "award.changed")


@transaction.atomic
def publish_criteria(scope: Scope, pk: UUID) -> Award:
    """From now on they stand, and everybody of the area reads them.

    Raises: NotAllowed, AwardNotFound, CriteriaStand.
    """
    award = _kept(scope, pk)
    if award.state != State.DRAFT:
        raise CriteriaStand
    award.state, award.published_on = State.PUBLISHED, scope.today
    return _save(scope, award, "award.criteria_published")


@transaction.atomic
def make_shortlist(scope: Scope, pk: UUID) -> Award:
    """Measure everybody who held the tier on the last day of the period; until decided it can be measured again.

    Measured again, such as after an answer was right, days for answering begin anew only where there was no list.

    Raises:
        NotAllowed, AwardNotFound.
        CriteriaFirst: they are not published. CriteriaStand: it is decided.
        PeriodRuns: its last day has not passed.
        NobodyServed: there is nobody to look at.
    """
    award = _kept(scope, pk)
    if award.state == State.DRAFT:
        raise CriteriaFirst
    if award.state == State.DECIDED:
        raise CriteriaStand
    if award.until >= scope.today:
        raise PeriodRuns(until=date_format(award.until))
    posts = _posts(award)
    if not posts:
        raise NobodyServed(until=date_format(award.until))
    for one in measured(award, posts):
        Candidate.objects.update_or_create(award=award, person=one.person, defaults=one.columns())
    award.state, award.shortlisted_on = State.SHORTLISTED, award.shortlisted_on or scope.today
    return _save(scope, award, "award.shortlisted")


@transaction.atomic
def answer_shortlist(scope: Scope, pk: UUID, text: str) -> Candidate:
    """What the person on the list says about their own line, for the jury to read.

    Raises:
        AwardNotFound: absent, or somebody else's line.
        ReplyClosed: the days for it are over. TextMissing: nothing is said.
    """
    candidate = get_candidate(scope, pk, lock=True)
    award = candidate.award
    if candidate.person_id != scope.person_id:
        raise AwardNotFound
    if award.state != State.SHORTLISTED or award.reply_until is None or award.reply_until < scope.today:
        raise ReplyClosed(until=date_format(award.reply_until or award.until))
    candidate.reply, candidate.replied_at = _said(text), timezone.now()
    candidate.save(update_fields=["reply", "replied_at"])
    record_audit(scope, "award.answered", candidate, region_code=award.region_id)
    return candidate


@transaction.atomic
def decide_candidate(scope: Scope, pk: UUID, verdict: Candidate.Verdict, reason: str) -> Candidate:
    """The jury's decision about one person, with its reason. The last decision about those who pass ends the award.

    Raises:
        NotAllowed: the role decides no awards.
        AwardNotFound; OwnAward: about oneself.
        CriteriaFirst: there is no list. CriteriaStand: all is decided.
        ReplyRuns: people may still answer.
        GateFailed: given to somebody who does not pass every gate. TextMissing: no reason.
    """
    scope.require("award.decide")
    candidate = get_candidate(scope, pk, lock=True)
    award = get_award(scope, candidate.award_id, lock=True)
    if candidate.person_id == scope.person_id:
        raise OwnAward
    if award.state == State.DECIDED:
        raise CriteriaStand
    if award.reply_until is None:
        raise CriteriaFirst
    if award.reply_until >= scope.today:
        raise ReplyRuns(until=date_format(award.reply_until))
    if verdict == Verdict.AWARDED and not candidate.passes:
        raise GateFailed(name=candidate.person.name)
    candidate.verdict, candidate.reason = verdict, _said(reason)
    candidate.decided_by, candidate.decided_on = scope.name, scope.today
    candidate.save()
    record_audit(scope, "award.decided_about", candidate, region_code=award.region_id, verdict=verdict.value)
    waiting = [one for one in award.candidates.filter(verdict=Verdict.OPEN).select_related("award") if one.passes]
    if not waiting:
        award.state = State.DECIDED
        _save(scope, award, "award.ended")
    return candidate


@transaction.atomic
def hand_over(scope: Scope, meeting_id: UUID, candidates: Collection[UUID], giver: str) -> list[GivenAward]:
    """Write down that those who were given an award received it at a meeting.

    Raises:
        NotAllowed: the role keeps no awards, or no meetings.
        MeetingNotFound, NotBegun, MeetingClosed, AlreadyGiven: as of the meeting.
        NobodyChosen: nobody, or somebody who waits for no award there.
    """
    scope.require("award.manage")
    meeting = get_managed(scope, meeting_id)
    chosen = list(waiting_for_handover(scope, meeting).filter(pk__in=candidates).select_for_update(of=("self",)))
    if not chosen or len(chosen) != len(set(candidates)):
        raise NobodyChosen
    for one in chosen:
        new = NewGivenAward(name=one.award.name, recipient=one.person.name, giver=giver or one.award.giver)
        one.handed_over = give_award(scope, meeting_id, new)
        one.save(update_fields=["handed_over"])
        record_audit(scope, "award.handed_over", one, region_code=one.award.region_id)
    return [one.handed_over for one in chosen if one.handed_over]


def _kept(scope: Scope, pk: UUID) -> Award:
    """Raises: NotAllowed, AwardNotFound."""
    scope.require("award.manage")
    award = get_award(scope, pk, lock=True)
    if not keeps(scope, award):
        raise AwardNotFound
    return award


def _write(scope: Scope, award: Award, content: AwardContent, action: str) -> Award:
    """Raises: RegionNotFound, EndsBeforeStart."""
    if content.until < content.since:
        raise EndsBeforeStart
    award.region = get_region(scope, content.region)
    for name, value in content.model_dump(exclude={"region"}).items():
        setattr(award, name, value)
    return _save(scope, award, action)


def _save(scope: Scope, award: Award, action: str) -> Award:
    award.save()
    record_audit(scope, action, award)
    return award


def _posts(award: Award) -> dict[Person, list[Region]]:
    """Who held the tier in the award's area on its last day, with the places that they served."""
    areas = AssignmentArea.objects.filter(codes_within((award.region_id,), "region_id")).values("assignment_id")
    posts = Assignment.objects.active_on(award.until).filter(pk__in=areas, tier=award.tier, kind__in=Assignment.HOLDING)
    held: dict[Person, list[Region]] = {}
    for post in posts.select_related("person__domicile").prefetch_related("regions").order_by("person__name", "pk"):
        held.setdefault(post.person, []).extend(post.regions.all())
    return held


def _said(text: str) -> str:
    """Raises: TextMissing."""
    if not text.strip():
        raise TextMissing
    return text.strip()
