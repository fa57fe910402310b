"""Writing a request down, and answering it."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.exchange.errors import (
    AnsweredMeanwhile,
    AreaOutsideScope,
    ColumnUnknown,
    DueInPast,
    NoColumns,
    NothingDue,
)
from pendamping.exchange.models import DataAnswer, DataRequest
from pendamping.exchange.periods import days_of, next_due
from pendamping.exchange.schemas import NewDataRequest, Wanted
from pendamping.exchange.selectors.requests import get_request
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
def answer_request(scope: Scope, request_id: UUID, due: date | None = None) -> DataAnswer:
    """Prepare the answer that is due next, with the columns of the first time and the days of this time.

    `due`: the day that the caller saw, so that two who answer at once do not answer two turns.

    Raises:
        NotAllowed, DataRequestNotFound: not this role's, or outside `scope`.
        NothingDue: every answer was made.
        AnsweredMeanwhile: another answer is due by now than on `due`.
    """
    request = get_request(scope, request_id, lock=True)
    if request.due_on is None:
        raise NothingDue
    if due is not None and due != request.due_on:
        raise AnsweredMeanwhile(due=date_format(due))
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
