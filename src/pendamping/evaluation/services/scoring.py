"""Giving scores, and asking the next one up where nobody is there to give them."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format, number_format

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.evaluation.errors import (
    AspectsMissing,
    AssessorTermOver,
    EvaluationNotFound,
    NobodyAbove,
    NotOpen,
    NotTheirGroup,
    OwnEvaluation,
    ValueNotOnScale,
    WindowOver,
)
from pendamping.evaluation.models import Assessor, Evaluation, Score, Seat
from pendamping.evaluation.schemas import GivenScores
from pendamping.evaluation.seats import above, title_of
from pendamping.evaluation.selectors.evaluations import get_evaluation
from pendamping.people.models import Tier
from pendamping.people.selectors.lines import holds_post_above
from pendamping.regions.context import terms_of
from pendamping.regions.models import Region


@transaction.atomic
def score_from_above(scope: Scope, evaluation_id: UUID, given: GivenScores) -> Seat:
    """Give, or until the closing give anew, the scores of the tier above.

    Raises:
        NotAllowed, EvaluationNotFound: not this role's, or outside `scope`.
        OwnEvaluation: nobody assesses themselves.
        NotOpen, WindowOver: too late.
        AssessorTermOver: the asker's own post above this tier has ended.
        NotTheirGroup: everybody who is asked about this person has a link.
        AspectsMissing, ValueNotOnScale: nothing is stored.
    """
    scope.require("evaluation.score")
    evaluation = get_evaluation(scope, evaluation_id, lock=True)
    if evaluation.person_id == scope.person_id:
        raise OwnEvaluation
    _require_open(scope, evaluation)
    if scope.person_id is not None and not holds_post_above(scope, Tier(evaluation.tier)):
        raise AssessorTermOver
    seat = evaluation.seats.filter(assessor=None, vacant_because="").first()
    if seat is None:
        raise NotTheirGroup
    return store_scores(scope, seat, given)


def store_scores(scope: Scope, seat: Seat, given: GivenScores) -> Seat:
    """In the caller's transaction: every aspect of the group of this seat, on the scale."""
    scheme = seat.evaluation.settled
    aspects = [one.id for one in scheme.group(seat.group).aspects]
    if any(id_ not in given.values for id_ in aspects):
        raise AspectsMissing
    lowest, highest = scheme.scale.lowest, scheme.scale.highest
    for value in given.values.values():
        if not lowest <= value <= highest:
            raise ValueNotOnScale(
                value=number_format(value), lowest=number_format(lowest), highest=number_format(highest)
            )
    seat.scores.all().delete()
    Score.objects.bulk_create(Score(seat=seat, aspect=id_, value=given.values[id_]) for id_ in aspects)
    seat.scored_at, seat.scored_by, seat.note = timezone.now(), scope.name, given.note.strip()
    seat.save(update_fields=["scored_at", "scored_by", "note"])
    region = seat.evaluation.region_id or ""
    record_audit(scope, "evaluation.scored", seat.evaluation, region, group=seat.group, seat=seat.pk)
    return seat


@transaction.atomic
def pass_upward(scope: Scope, seat_id: int, because: str) -> Seat:
    """Ask the next one up instead of an assessor who is not there; the old seat stays, with the reason.

    Raises:
        NotAllowed, EvaluationNotFound: not this role's, or outside `scope`.
        NotOpen: it is closed, or this seat has scored.
        NobodyAbove: nobody stands above.
    """
    scope.require("evaluation.open")
    readable = Evaluation.objects.within(scope)
    seats = Seat.objects.select_related("evaluation", "assessor").filter(evaluation__in=readable, vacant_because="")
    seat = seats.filter(pk=seat_id, assessor__isnull=False).first()
    if seat is None or seat.assessor is None:
        raise EvaluationNotFound
    if seat.evaluation.state != Evaluation.State.OPEN or seat.scored_at is not None:
        raise NotOpen
    higher = above(seat.assessor.role, seat.assessor.region_code)
    if higher is None:
        raise NobodyAbove
    role, code = higher
    region = Region.objects.filter(pk=code).first() if code else None
    assessor, _is_new = Assessor.objects.get_or_create(
        year=seat.evaluation.year,
        number=seat.evaluation.number,
        group=seat.group,
        role=role,
        region_code=code,
        defaults={"title": title_of(role, region.full_name if region else "", terms_of(code))},
    )
    if assessor.submitted_at is not None:  # they scored others before; this one is new to them
        assessor.submitted_at = None
        assessor.save(update_fields=["submitted_at"])
    seat.vacant_because = because.strip()[:200]
    seat.save(update_fields=["vacant_because"])
    new, _is_new = Seat.objects.get_or_create(
        evaluation=seat.evaluation, group=seat.group, assessor=assessor, defaults={"title": assessor.title}
    )
    where = seat.evaluation.region_id or ""
    record_audit(scope, "evaluation.passed_upward", seat.evaluation, where, group=seat.group, to=assessor.title)
    return new


def _require_open(scope: Scope, evaluation: Evaluation) -> None:
    if evaluation.state != Evaluation.State.OPEN:
        raise NotOpen
    if evaluation.closes_on < scope.today:
        raise WindowOver(closes=date_format(evaluation.closes_on))
