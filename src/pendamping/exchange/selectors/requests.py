"""The register of data requests."""

from uuid import UUID

from django.db.models import Count, F, Max, Prefetch, QuerySet

from pendamping.common.scope import Scope
from pendamping.exchange.errors import DataRequestNotFound
from pendamping.exchange.models import DataAnswer, DataRequest, SentFile

MOST_ANSWERS, MOST_SENT = 24, 5


def requests_in(scope: Scope) -> QuerySet[DataRequest]:
    """What is due first on top, each with how many answers it had and when the last one was taken along."""
    scope.require("data_request.manage")
    found = DataRequest.objects.within(scope).select_related("region")
    counted = found.annotate(answered=Count("answers"), last_taken=Max("answers__taken_at"))
    return counted.order_by(F("due_on").asc(nulls_last=True), "-made_on", "pk")


def get_request(scope: Scope, pk: UUID, *, lock: bool = False) -> DataRequest:
    """Raises: NotAllowed. DataRequestNotFound: absent, or outside the scope."""
    scope.require("data_request.manage")
    readable = DataRequest.objects.within(scope).select_related("region")
    if lock:
        readable = readable.select_for_update(of=("self",))
    found = readable.filter(pk=pk).first()
    if found is None:
        raise DataRequestNotFound
    return found


def get_answer(scope: Scope, answer_id: int) -> DataAnswer:
    """Raises: as `get_request`."""
    scope.require("data_request.manage")
    answers = DataAnswer.objects.select_related("request__region")
    found = answers.filter(pk=answer_id, request__in=DataRequest.objects.within(scope)).first()
    if found is None:
        raise DataRequestNotFound
    return found


def answers_to(scope: Scope, request: DataRequest) -> QuerySet[DataAnswer]:
    """The newest answers, each with the files that were last sent of it."""
    scope.require("data_request.manage")
    sent = SentFile.objects.order_by("-sent_at", "-pk")[:MOST_SENT]
    return request.answers.prefetch_related(Prefetch("sent", sent, to_attr="last_sent"))[:MOST_ANSWERS]


def get_sent_file(scope: Scope, sent_id: int) -> SentFile:
    """Raises: as `get_request`."""
    scope.require("data_request.manage")
    files = SentFile.objects.select_related("stored", "answer__request__region")
    found = files.filter(pk=sent_id, answer__request__in=DataRequest.objects.within(scope)).first()
    if found is None:
        raise DataRequestNotFound
    return found
