"""Evaluations: those one may read, one with its result line by line, and what waits."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from pendamping.common.periods import Quarter
from pendamping.common.scope import Scope
from pendamping.engine.evaluation import Given, Result, evaluate
from pendamping.evaluation.errors import EvaluationNotFound
from pendamping.evaluation.evidence import evidence_of
from pendamping.evaluation.models import Evaluation, Seat
from pendamping.evaluation.schemas import EvaluationSheet, Facts, SeatRow

_SEATS = Prefetch("seats", Seat.objects.filter(vacant_because="").select_related("assessor").prefetch_related("scores"))


def evaluations_in(
    scope: Scope, quarter: Quarter | None = None, *, tier: str = "", state: str = ""
) -> QuerySet[Evaluation]:
    """Those that this scope may read, with how many seats each has and how many have scored."""
    found = Evaluation.objects.within(scope).select_related("person", "region")
    if quarter is not None:
        found = found.filter(year=quarter.year, number=quarter.number)
    if tier:
        found = found.filter(tier=tier)
    if state:
        found = found.filter(state=state)
    taken = Q(seats__vacant_because="")
    return found.annotate(
        asked=Count("seats", filter=taken), scored=Count("seats", filter=taken & Q(seats__scored_at__isnull=False))
    ).order_by("-year", "-number", "state", "person__name", "pk")


def number_complete(found: QuerySet[Evaluation]) -> int:
    """How many of these have been scored by everybody who is asked."""
    waiting = Seat.objects.filter(evaluation=OuterRef("pk"), vacant_because="", scored_at__isnull=True)
    return found.filter(~Exists(waiting)).count()


def quarters_in(scope: Scope) -> list[Quarter]:
    """The quarters of which this scope may read something, the newest first."""
    rows = Evaluation.objects.within(scope).order_by("-year", "-number").values_list("year", "number").distinct()
    return [Quarter(year, number) for year, number in rows]


def tiers_in(scope: Scope, quarter: Quarter | None) -> set[str]:
    """The tiers that are evaluated in a quarter, as far as this scope reads."""
    found = Evaluation.objects.within(scope)
    if quarter is not None:
        found = found.of(quarter)
    return set(found.order_by().values_list("tier", flat=True).distinct())


def get_evaluation(scope: Scope, pk: UUID, *, lock: bool = False) -> Evaluation:
    """Raises: EvaluationNotFound: absent, or not for this scope."""
    readable = Evaluation.objects.within(scope).select_related("person", "region", "assignment")
    if lock:
        readable = readable.select_for_update(of=("self",))
    found = readable.prefetch_related(_SEATS).filter(pk=pk).first()
    if found is None:
        raise EvaluationNotFound
    return found


def sheet_of(scope: Scope, evaluation: Evaluation) -> EvaluationSheet:
    """What this reader may see of it: the assessed sees scores once it is closed."""
    facts = evaluation.evidence
    if facts is None:
        facts = evidence_of([evaluation.person_id], evaluation.quarter, today=scope.today)[evaluation.person_id]
    return told(scope, evaluation, facts)


def told(scope: Scope, evaluation: Evaluation, facts: Facts) -> EvaluationSheet:
    """As `sheet_of`, for facts that were asked for together with others."""
    is_own = evaluation.person_id == scope.person_id
    hidden = is_own and evaluation.state == Evaluation.State.OPEN
    return EvaluationSheet(
        evaluation=evaluation,
        result=None if hidden else result_of(evaluation),
        seats=[SeatRow(seat, seat.scored_at is not None) for seat in evaluation.seats.all()],
        facts=facts,
        facts_on=evaluation.closed_on or scope.today,
        is_own=is_own,
        response_until=response_until(evaluation),
        served=served_days(evaluation),
    )


def result_of(evaluation: Evaluation) -> Result:
    """The result of the seats that stand, from what they gave."""
    given = [
        Given(seat.group, seat.title, {score.aspect: score.value for score in seat.scores.all()})
        for seat in evaluation.seats.all()
    ]
    return evaluate(evaluation.settled, given)


def served_days(evaluation: Evaluation) -> tuple[date, date] | None:
    """The first and last day of the quarter that the post covers; None where it covers the whole quarter."""
    post, quarter = evaluation.assignment, evaluation.quarter
    first, last = max(post.start, quarter.first), min(post.end or quarter.last, quarter.last)
    return None if (first, last) == (quarter.first, quarter.last) else (first, last)


def response_until(evaluation: Evaluation) -> date | None:
    """The last day on which the assessed may respond; None while it is open."""
    if evaluation.closed_on is None:
        return None
    return evaluation.closed_on + timedelta(days=evaluation.settled.response_days)


def facts_for(scope: Scope, evaluations: Sequence[Evaluation]) -> Mapping[UUID, Facts]:
    """The facts of evaluations of one quarter, by the id of the evaluation; asked together."""
    asking = [one for one in evaluations if one.evidence is None]
    found = {}
    if asking:
        found = evidence_of([one.person_id for one in asking], asking[0].quarter, today=scope.today)
    return {one.pk: one.evidence if one.evidence is not None else found[one.person_id] for one in evaluations}
