"""Finding awards, their shortlist, and what waits for this person."""

from uuid import UUID

from django.db.models import QuerySet

from pendamping.awards.errors import AwardNotFound
from pendamping.awards.models import Award, Candidate
from pendamping.common.days import DaysLater
from pendamping.common.scope import Scope, codes_within
from pendamping.meetings.models import Meeting


def awards_in(scope: Scope) -> QuerySet[Award]:
    return Award.objects.within(scope).select_related("region")


def get_award(scope: Scope, pk: UUID, *, lock: bool = False) -> Award:
    """Raises: AwardNotFound: absent, of another area, or its criteria are still being written elsewhere."""
    found = Award.objects.within(scope).filter(pk=pk)
    if lock:
        found = found.select_for_update(of=("self",))
    award = found.select_related("region").first()
    if award is None:
        raise AwardNotFound
    return award


def keeps(scope: Scope, award: Award) -> bool:
    return scope.may("award.manage") and scope.covers(award.region_id)


def decides(scope: Scope, award: Award) -> bool:
    return scope.may("award.decide") and scope.covers(award.region_id)


def shortlist_of(scope: Scope, award: Award) -> QuerySet[Candidate]:
    """By name; for those who keep or decide it. Anybody else finds only themselves."""
    return Candidate.objects.within(scope).filter(award=award).select_related("person", "award")


def own_candidacy(scope: Scope, award: Award) -> Candidate | None:
    if scope.person_id is None:
        return None
    return Candidate.objects.filter(award=award, person_id=scope.person_id).select_related("person", "award").first()


def get_candidate(scope: Scope, pk: UUID, *, lock: bool = False) -> Candidate:
    """Raises: AwardNotFound: absent, or somebody else's and not of an area whose awards this scope keeps or decides."""
    found = Candidate.objects.within(scope).filter(pk=pk)
    if lock:
        found = found.select_for_update(of=("self",))
    candidate = found.select_related("person", "award__region", "handed_over__meeting").first()
    if candidate is None:
        raise AwardNotFound
    return candidate


def recipients_of(scope: Scope, award: Award) -> QuerySet[Candidate]:
    """Those who were given it, by name, with the reason: what everybody may read of a list, once it is decided."""
    get_award(scope, award.pk)
    if award.state != Award.State.DECIDED:
        return Candidate.objects.none()
    return award.candidates.filter(verdict=Candidate.Verdict.AWARDED).select_related("person", "handed_over__meeting")


def waiting_for_handover(scope: Scope, meeting: Meeting) -> QuerySet[Candidate]:
    """Those of the meeting's area who were given an award and do not hold it yet."""
    given = Candidate.objects.within(scope).filter(
        codes_within((meeting.region_id,), "award__region_id"),
        award__state=Award.State.DECIDED,
        verdict=Candidate.Verdict.AWARDED,
        handed_over=None,
    )
    return given.select_related("person", "award").order_by("award__name", "person__name", "pk")


def awards_given_to(scope: Scope, person_id: UUID) -> QuerySet[Candidate]:
    """Awards of the scope's areas that this person was given; one's own also from elsewhere."""
    given = Candidate.objects.filter(person_id=person_id, verdict=Candidate.Verdict.AWARDED)
    if scope.person_id != person_id:
        given = given.filter(award__in=Award.objects.within(scope))
    return given.filter(award__state=Award.State.DECIDED).select_related("award").order_by("-decided_on", "pk")


def lists_to_answer(scope: Scope) -> QuerySet[Candidate]:
    """Where this person stands on a list and may still answer: for the notice at their home."""
    if scope.person_id is None:
        return Candidate.objects.none()
    mine = Candidate.objects.filter(person_id=scope.person_id, award__state=Award.State.SHORTLISTED, reply="")
    return mine.alias(reply_until=DaysLater("award__shortlisted_on", "award__reply_days")).filter(
        reply_until__gte=scope.today
    )
