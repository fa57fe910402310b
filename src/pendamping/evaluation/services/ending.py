"""From the last score to a decision: closing, the answer of the assessed, what was decided, and proof of delivery."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.common.audit import record_audit
from pendamping.common.periods import Quarter
from pendamping.common.scope import Scope
from pendamping.evaluation.errors import (
    BasisMissing,
    EvaluationNotFound,
    NotClosed,
    NotOpen,
    OwnEvaluation,
    ResponseGiven,
    ResponseOver,
    ResponseStillOpen,
    StillBeingScored,
)
from pendamping.evaluation.evidence import evidence_of
from pendamping.evaluation.models import Evaluation, Notice
from pendamping.evaluation.schemas import Decision
from pendamping.evaluation.selectors.evaluations import get_evaluation, response_until

State = Evaluation.State
CHUNK = 500


@transaction.atomic
def close_evaluation(scope: Scope, evaluation_id: UUID) -> Evaluation:
    """Close one: its scores stand, the assessed may read and answer. What is missing stays missing.

    Raises:
        NotAllowed, EvaluationNotFound: not this role's, or outside `scope`.
        OwnEvaluation: nobody closes their own.
        NotOpen: it is closed.
        StillBeingScored: somebody still has time to score.
    """
    scope.require("evaluation.open")
    evaluation = get_evaluation(scope, evaluation_id, lock=True)
    if evaluation.person_id == scope.person_id:
        raise OwnEvaluation
    if evaluation.state != State.OPEN:
        raise NotOpen
    seats = evaluation.seats.all()
    if any(seat.scored_at is None for seat in seats) and evaluation.closes_on >= scope.today:
        raise StillBeingScored(closes=date_format(evaluation.closes_on))
    evaluation.evidence = evidence_of([evaluation.person_id], evaluation.quarter, today=scope.today)[
        evaluation.person_id
    ]
    _close(scope, evaluation)
    return evaluation


@transaction.atomic
def close_complete(scope: Scope, quarter: Quarter) -> int:
    """Close every evaluation of a quarter that all assessors have scored, or whose window is over; how many.

    Raises: NotAllowed: the role closes none.
    """
    scope.require("evaluation.open")
    ready = Evaluation.objects.within(scope).of(quarter).filter(state=State.OPEN).select_for_update(of=("self",))
    if scope.person_id is not None:
        ready = ready.exclude(person_id=scope.person_id)
    waiting = [
        one
        for one in ready.prefetch_related("seats")
        if one.closes_on < scope.today
        or all(seat.scored_at is not None for seat in one.seats.all() if not seat.vacant_because)
    ][:CHUNK]
    facts = evidence_of([one.person_id for one in waiting], quarter, today=scope.today)
    for one in waiting:
        one.evidence = facts[one.person_id]
        _close(scope, one)
    return len(waiting)


def _close(scope: Scope, evaluation: Evaluation) -> None:
    evaluation.state, evaluation.closed_on = State.CLOSED, scope.today
    evaluation.save(update_fields=["state", "closed_on", "evidence"])
    Notice.objects.create(evaluation=evaluation, kind=Notice.Kind.CLOSED, sent_at=timezone.now())
    record_audit(scope, "evaluation.closed", evaluation)


@transaction.atomic
def respond(scope: Scope, evaluation_id: UUID, text: str) -> Evaluation:
    """The answer of the assessed, once.

    Raises:
        NotAllowed, EvaluationNotFound: not the own one.
        NotClosed, ResponseOver, ResponseGiven: too early, too late, or given.
    """
    scope.require("evaluation.read")
    evaluation = get_evaluation(scope, evaluation_id, lock=True)
    if scope.person_id is None or evaluation.person_id != scope.person_id:
        raise EvaluationNotFound
    until = response_until(evaluation)
    if evaluation.state != State.CLOSED or until is None:
        raise NotClosed
    if until < scope.today:
        raise ResponseOver(until=date_format(until))
    if evaluation.response:
        raise ResponseGiven
    evaluation.response, evaluation.responded_at = text.strip(), timezone.now()
    evaluation.save(update_fields=["response", "responded_at"])
    record_audit(scope, "evaluation.responded", evaluation)
    return evaluation


@transaction.atomic
def decide(scope: Scope, evaluation_id: UUID, decision: Decision) -> Evaluation:
    """Record what was decided, on which basis; never earlier than the assessed could answer.

    Raises:
        NotAllowed, EvaluationNotFound: not this role's, or outside `scope`.
        OwnEvaluation: nobody decides on themselves.
        NotClosed, ResponseStillOpen: too early, or decided.
        BasisMissing: it names no legal basis.
    """
    scope.require("evaluation.decide")
    evaluation = get_evaluation(scope, evaluation_id, lock=True)
    if evaluation.person_id == scope.person_id:
        raise OwnEvaluation
    until = response_until(evaluation)
    if evaluation.state != State.CLOSED or until is None:
        raise NotClosed
    if until >= scope.today and not evaluation.response:
        raise ResponseStillOpen(until=date_format(until))
    if not decision.legal_basis:
        raise BasisMissing
    evaluation.state, evaluation.outcome = State.DECIDED, decision.outcome
    evaluation.legal_basis, evaluation.decision_number = decision.legal_basis, decision.number
    evaluation.decision_reason = decision.reason
    evaluation.decided_at, evaluation.decided_by = timezone.now(), scope.name
    evaluation.save()
    Notice.objects.create(evaluation=evaluation, kind=Notice.Kind.DECIDED, sent_at=evaluation.decided_at)
    record_audit(scope, "evaluation.decided", evaluation, outcome=decision.outcome)
    return evaluation


def note_delivery(scope: Scope, evaluation: Evaluation) -> None:
    """The assessed opened this page with their own account: every notice about it has arrived."""
    if scope.person_id is None or evaluation.person_id != scope.person_id:
        return
    with transaction.atomic():
        unread = Notice.objects.filter(evaluation=evaluation, delivered_at__isnull=True)
        kinds = list(unread.values_list("kind", flat=True))
        if kinds:
            unread.update(delivered_at=timezone.now())
            record_audit(scope, "evaluation.notice_delivered", evaluation, kinds=kinds)
