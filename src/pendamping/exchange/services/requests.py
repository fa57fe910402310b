"""Writing a request down, answering it, and taking the answer along."""

from collections.abc import Iterator
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.common.tables import Value
from pendamping.exchange.errors import AreaOutsideScope, ColumnUnknown, DueInPast, NoColumns, NothingDue
from pendamping.exchange.models import DataAnswer, DataRequest
from pendamping.exchange.periods import days_of, next_due
from pendamping.exchange.schemas import NewDataRequest, Wanted
from pendamping.exchange.selectors.requests import get_answer, get_request
from pendamping.exchange.sources import SOURCES


@transaction.atomic
def record_request(scope: Scope, new: NewDataRequest) -> DataRequest:
    """Write down who asks for what, until when; the selection is kept for every answer.

    Raises:
        NotAllowed: the role keeps no register, or may not read this data itself.
        AreaOutsideScope, NoColumns, ColumnUnknown, DueInPast: it cannot be answered like this.
    """
    scope.require("data_request.manage")
    source = SOURCES[new.dataset]
    scope.require(source.need)
    if not new.region or not scope.covers(new.region):
        raise AreaOutsideScope
    unknown = [id_ for id_ in new.columns if source.column(id_) is None]
    if unknown:
        raise ColumnUnknown(names=", ".join(unknown))
    if not new.columns:
        raise NoColumns
    if new.due_on < scope.today:
        raise DueInPast(due=date_format(new.due_on))
    made = DataRequest.objects.create(
        asker=new.asker.strip(),
        purpose=new.purpose.strip(),
        letter=new.letter.strip(),
        region_id=new.region,
        dataset=new.dataset,
        columns=list(new.columns),
        form=new.form,
        period=new.period,
        rhythm=new.rhythm,
        due_on=new.due_on,
        made_on=scope.today,
        made_by=scope.name,
        is_sample=new.is_sample,
    )
    record_audit(scope, "data_request.recorded", made, dataset=new.dataset, columns=list(new.columns))
    return made


@transaction.atomic
def answer_request(scope: Scope, request_id: UUID) -> DataAnswer:
    """Prepare the answer that is due next, with the columns of the first time and the days of this time.

    Raises:
        NotAllowed, DataRequestNotFound: not this role's, or outside `scope`.
        NothingDue: every answer was made.
    """
    request = get_request(scope, request_id, lock=True)
    if request.due_on is None:
        raise NothingDue
    source = SOURCES[request.dataset]
    scope.require(source.need)
    since, until = days_of(request.period, request.due_on)
    rows = source.count(scope, Wanted(request.region_id, since, until))
    answer, is_new = DataAnswer.objects.get_or_create(
        request=request,
        since=since,
        until=until,
        defaults={"rows": rows, "made_at": timezone.now(), "made_by": scope.name},
    )
    request.due_on = next_due(request.rhythm, request.due_on)
    request.save(update_fields=["due_on"])
    if is_new:
        record_audit(scope, "data_request.answered", request, since=since, until=until, rows=rows)
    return answer


@transaction.atomic
def take_answer(scope: Scope, answer_id: int) -> tuple[DataAnswer, Iterator[list[Value]]]:
    """The rows of an answer, the head first; that they leave the house is in the audit trail before the first row.

    Raises: NotAllowed, DataRequestNotFound: as `answer_request`.
    """
    answer = get_answer(scope, answer_id)
    request = answer.request
    scope.require(SOURCES[request.dataset].need)
    answer.taken_at, answer.taken_by = timezone.now(), scope.name
    answer.save(update_fields=["taken_at", "taken_by"])
    record_audit(scope, "data_request.exported", request, since=answer.since, until=answer.until, format=request.form)
    return answer, _lines(scope, answer)


def _lines(scope: Scope, answer: DataAnswer) -> Iterator[list[Value]]:
    source = SOURCES[answer.request.dataset]
    known = (source.column(id_) for id_ in answer.request.columns)
    columns = [one for one in known if one is not None]
    yield [str(one.label) for one in columns]
    for row in source.rows(scope, Wanted(answer.request.region_id, answer.since, answer.until)):
        yield [one.value(row) for one in columns]
