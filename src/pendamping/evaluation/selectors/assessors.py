"""Who is asked by a link in somebody's area, and how far they are."""

from django.db.models import Count, F, Q, QuerySet

from pendamping.common.periods import Quarter
from pendamping.common.scope import Scope
from pendamping.evaluation.errors import EvaluationNotFound
from pendamping.evaluation.models import Assessor, Evaluation, Seat


def assessors_in(scope: Scope, quarter: Quarter | None = None) -> QuerySet[Assessor]:
    """Those asked about anybody within the scope, who have not scored first; `people` is how many they assess."""
    readable = Evaluation.objects.within(scope)
    if quarter is not None:
        readable = readable.of(quarter)
    theirs = Q(seats__evaluation__in=readable, seats__vacant_because="")
    found = Assessor.objects.filter(pk__in=Seat.objects.filter(evaluation__in=readable).values("assessor_id"))
    counted = found.annotate(people=Count("seats", filter=theirs))
    return counted.order_by("-year", "-number", F("submitted_at").asc(nulls_first=True), "title", "pk")


def get_seat(scope: Scope, seat_id: int) -> Seat:
    """Raises: EvaluationNotFound: absent, or its evaluation is not for this scope."""
    seats = Seat.objects.select_related("evaluation__person", "assessor")
    seat = seats.filter(pk=seat_id, evaluation__in=Evaluation.objects.within(scope)).first()
    if seat is None:
        raise EvaluationNotFound
    return seat
