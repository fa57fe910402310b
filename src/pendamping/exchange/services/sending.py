"""Taking an answer along: drawn of the data of today and kept as it left, or once more as it left before."""

import hashlib
import tempfile
from collections.abc import Iterator
from io import BufferedRandom

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.common.audit import record_audit
from pendamping.common.files.storing import store_own
from pendamping.common.scope import Scope
from pendamping.common.tables import Value, stream_csv, write_long_xlsx
from pendamping.exchange.errors import SentFileLost
from pendamping.exchange.models import DataAnswer, DataRequest, SentFile
from pendamping.exchange.schemas import Wanted
from pendamping.exchange.selectors.requests import get_answer, get_sent_file
from pendamping.exchange.sources import SOURCES

MEDIA_TYPES = {
    DataRequest.Form.CSV: "text/csv",
    DataRequest.Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def take_answer(scope: Scope, answer_id: int) -> SentFile:
    """The answer in the data of today. Its file is kept, and the audit trail knows of it, before its first byte leaves.

    Raises: NotAllowed, DataRequestNotFound: as `answer_request`.
    """
    answer = get_answer(scope, answer_id)
    request = answer.request
    scope.require(SOURCES[request.dataset].need)
    with tempfile.TemporaryFile() as file:  # outside the transaction: a long table holds up nobody
        rows = _draw(file, scope, answer)
        return _keep(scope, answer, file, rows)


def take_sent(scope: Scope, sent_id: int) -> SentFile:
    """A file as it was handed over before, byte by byte.

    Raises:
        NotAllowed, DataRequestNotFound: as `answer_request`.
        SentFileLost: the storage no longer holds these bytes.
    """
    sent = get_sent_file(scope, sent_id)
    scope.require(SOURCES[sent.answer.request.dataset].need)
    try:
        with sent.stored.file.open("rb") as file:
            is_whole = hashlib.file_digest(file, "sha256").hexdigest() == sent.stored_id
    except FileNotFoundError:
        is_whole = False
    if not is_whole:
        raise SentFileLost(day=date_format(timezone.localtime(sent.sent_at)))
    _note(scope, sent, again=True)
    return sent


@transaction.atomic
def _keep(scope: Scope, answer: DataAnswer, file: BufferedRandom, rows: int) -> SentFile:
    form = DataRequest.Form(answer.request.form)
    sha256 = store_own(file, ending=form, media_type=MEDIA_TYPES[form])
    sent, _is_new = SentFile.objects.get_or_create(
        answer=answer,
        stored_id=sha256,
        defaults={"rows": rows, "sent_at": timezone.now(), "sent_by": scope.name},
    )
    _note(scope, sent, again=False)
    return sent


@transaction.atomic
def _note(scope: Scope, sent: SentFile, *, again: bool) -> None:
    answer = sent.answer
    answer.taken_at, answer.taken_by = timezone.now(), scope.name
    answer.save(update_fields=["taken_at", "taken_by"])
    record_audit(
        scope,
        "data_request.exported",
        answer.request,
        since=answer.since,
        until=answer.until,
        format=answer.request.form,
        sha256=sent.stored_id,
        again=again,
    )


def _draw(file: BufferedRandom, scope: Scope, answer: DataAnswer) -> int:
    """Write the table into `file`; how many rows it has below its head."""
    lines = _Counted(_lines(scope, answer))
    if answer.request.form == DataRequest.Form.CSV:
        file.writelines(stream_csv(lines))
    else:
        write_long_xlsx(file, answer.request.get_dataset_display(), lines)
    return lines.number - 1


class _Counted:
    """Lines that are counted while somebody else writes them."""

    def __init__(self, lines: Iterator[list[Value]]) -> None:
        self._lines = lines
        self.number = 0

    def __iter__(self) -> Iterator[list[Value]]:
        for line in self._lines:
            self.number += 1
            yield line


def _lines(scope: Scope, answer: DataAnswer) -> Iterator[list[Value]]:
    source = SOURCES[answer.request.dataset]
    known = (source.column(id_) for id_ in answer.request.columns)
    columns = [one for one in known if one is not None]
    yield [str(one.label) for one in columns]
    for row in source.rows(scope, Wanted(answer.request.region_id, answer.since, answer.until)):
        yield [one.value(row) for one in columns]
