"""A filled workbook comes in: read, judged, mended over as many files as it takes, its good answers stored."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.common.audit import record_audit
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.common.tables import Value, read_table, write_xlsx
from pendamping.engine.law.definitions import definition
from pendamping.engine.law.index_model import IndexDefinition
from pendamping.indices.errors import TooManyAnswers
from pendamping.indices.models import AnswerUpload, Round, UploadedAnswer, VillageAnswer
from pendamping.indices.selectors.rounds import get_round
from pendamping.indices.selectors.uploads import get_upload, standing_of, uploaded_answers
from pendamping.indices.services.answers import record_answers
from pendamping.indices.workbook.judging import Judge, raw_of
from pendamping.indices.workbook.reading import Given, Reading, read_answers
from pendamping.indices.workbook.versions import version_of
from pendamping.indices.workbook.writing import allowed
from pendamping.law.loader import figure

State = UploadedAnswer.State
WAITING = (State.NEW, State.CHANGED)
BATCH = 500


@transaction.atomic
def start_upload(scope: Scope, round_id: UUID, file_name: str, content: bytes) -> AnswerUpload:
    """Read and judge a file; no answer is stored until `confirm_upload`.

    Raises:
        NotAllowed: the role in `scope` writes no answers.
        RoundNotFound: no such round, or nothing of it lies in `scope`.
        FileEmpty, FileTooLarge, FileIsNoTable, FileUnreadable, TableTooLarge, NoAnswersInFile, TooManyAnswers.
    """
    scope.require("index_answer.write")
    opened = get_round(scope, round_id)
    purge_uploads(scope)
    upload = AnswerUpload(round=opened, owner_id=scope.account_id, started_at=timezone.now())
    upload.file_name, reading = _read(scope, upload, file_name, content)
    upload.save()
    _keep(upload, upload.file_name, reading.given)
    _judge(scope, upload, looks=True)
    facts = {"file": upload.file_name, "answers": len(reading.given)}
    record_audit(scope, "answer_upload.started", upload, opened.region_id, **facts)
    return upload


@transaction.atomic
def mend_upload(scope: Scope, upload_id: UUID, file_name: str, content: bytes) -> AnswerUpload:
    """Go on with an upload: an answer of the new file replaces the one to the same question of the same village.

    Raises: NotFound: not this account's upload, or its time is over; else as `start_upload`.
    """
    upload = _locked(scope, upload_id)
    name, reading = _read(scope, upload, file_name, content)
    upload.save(update_fields=["notes"])
    replaced = {(one.village, one.answer_id) for one in reading.given}
    open_rows = upload.answers.exclude(state=State.STORED).only("pk", "village", "answer_id")
    upload.answers.filter(pk__in=[one.pk for one in open_rows if (one.village, one.answer_id) in replaced]).delete()
    _keep(upload, name, reading.given)
    _judge(scope, upload, looks=True)
    record_audit(scope, "answer_upload.mended", upload, upload.round.region_id, file=name)
    return upload


@transaction.atomic
def confirm_upload(scope: Scope, upload_id: UUID) -> tuple[int, int]:
    """Store every answer that is right; returns how many were stored, how many stay faulty.

    An answer that has become wrong since it was judged stays behind as faulty, with its reason.

    Raises: NotAllowed, NotFound: the role may not, or it is not this account's upload.
    """
    upload = _locked(scope, upload_id)
    judge = _judge(scope, upload)
    right = upload.answers.filter(state__in=WAITING).order_by("village", "pk")
    stored = 0
    for village, rows in groupby(right, key=attrgetter("village")):
        stored += _store(scope, judge, village, list(rows))
    upload.answers.filter(state=State.SAME).update(state=State.STORED)
    upload.confirmed_at = timezone.now()
    upload.save(update_fields=["confirmed_at"])
    faulty = upload.answers.filter(state=State.FAULTY).count()
    record_audit(scope, "answer_upload.stored", upload, upload.round.region_id, stored=stored, faulty=faulty)
    return stored, faulty


@transaction.atomic
def take_faulty_answers(scope: Scope, upload_id: UUID) -> bytes:
    """An XLSX of the faulty answers only, each with what to mend; to be mended and handed to `mend_upload`.

    Raises: NotAllowed, NotFound: the role may not, or it is not this account's upload.
    """
    upload = get_upload(scope, upload_id)
    faulty = list(uploaded_answers(scope, upload, State.FAULTY))
    record_audit(scope, "answer_upload.faulty_taken", upload, upload.round.region_id, rows=len(faulty))
    return write_xlsx({_("Perlu diperbaiki"): _faulty_lines(faulty, definition(upload.round.index_id))})


@transaction.atomic
def discard_upload(scope: Scope, upload_id: UUID) -> None:
    """Throw an upload away; what it stored stays.

    Raises: NotAllowed, NotFound: the role may not, or it is not this account's upload.
    """
    upload = get_upload(scope, upload_id)
    record_audit(scope, "answer_upload.discarded", upload, upload.round.region_id)
    upload.delete()


def purge_uploads(scope: Scope) -> int:
    """Delete the uploads, of anybody, that are past their time; returns how many."""
    scope.require("index_answer.write")
    days = int(figure("impor/masa_simpan", on=scope.today))
    old = AnswerUpload.objects.filter(started_at__lt=timezone.now() - timedelta(days=days))
    number = old.count()
    old.delete()
    return number


def _read(scope: Scope, upload: AnswerUpload, file_name: str, content: bytes) -> tuple[str, Reading]:
    """The name and the answers of a file; what was seen in it as a whole is noted on `upload`."""
    index = definition(upload.round.index_id)
    table = read_table(file_name, content, keep_types=True)
    reading = read_answers(table, index)
    most = int(figure("impor/baris_terbanyak", on=scope.today))
    if len(reading.given) > most:
        raise TooManyAnswers(file=table.file, found=len(reading.given), limit=most)
    upload.notes = [*_made_for_other(reading, upload.round, index), *reading.notes]
    return table.file, reading


def _made_for_other(reading: Reading, opened: Round, index: IndexDefinition) -> Iterable[str]:
    """Where the file says that it was made for something else: said, and decided row by row all the same."""
    said = reading.made_for
    if said.get("index", index.id) != index.id or said.get("year", str(opened.year)) != str(opened.year):
        what = _("Buku kerja ini dibuat untuk indeks atau tahun lain. Setiap baris diperiksa untuk %(index)s %(year)s.")
        yield what % {"index": index.label, "year": opened.year}
    elif said.get("version", version_of(index)) != version_of(index):
        yield _("Pertanyaan sudah berubah sejak buku kerja ini diunduh. Setiap baris diperiksa menurut yang sekarang.")


def _keep(upload: AnswerUpload, file: str, given: Iterable[Given]) -> None:
    UploadedAnswer.objects.bulk_create(
        [
            UploadedAnswer(
                upload=upload,
                file=file[:100],
                sheet=one.sheet[:100],
                row=one.row,
                column=one.column[:200],
                village=one.village[:40],
                village_name=one.village_name[:120],
                year=one.year[:20],
                answer_id=one.answer_id[:200],
                raw={"date": one.raw.isoformat()} if hasattr(one.raw, "isoformat") else one.raw,
                is_merged=one.is_merged,
            )
            for one in given
        ],
        batch_size=BATCH,
    )


def _judge(scope: Scope, upload: AnswerUpload, *, looks: bool = False) -> Judge:
    """Judge every answer that is not stored yet, again and in order: one row can change what another one means.

    With `looks` a person is shown the outcome, and the stored answers beside it.
    """
    judge = Judge(definition(upload.round.index_id), standing_of(scope, upload.round))
    rows = list(upload.answers.exclude(state=State.STORED).order_by("pk"))
    judge.judge(rows)
    if looks:
        judge.look(rows)
    _rewrite(rows)
    return judge


def _rewrite(rows: Sequence[UploadedAnswer]) -> None:
    """Write what was found back in few statements, which costs far less than one CASE per row and column."""
    fields = ["state", "problem", "note", "seen"]
    UploadedAnswer.objects.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, update_fields=fields, unique_fields=["id"]
    )


def _store(scope: Scope, judge: Judge, village: str, rows: list[UploadedAnswer]) -> int:
    """Store the answers of one village; returns how many."""
    values: dict[str, Any] = {one.answer_id: judge.value(one) for one in rows}
    try:
        sheet_id, seen = judge.standing.sheets[village].pk, {one.answer_id: one.seen for one in rows}
        recorded = record_answers(scope, sheet_id, values, source=VillageAnswer.Source.WORKBOOK, seen=seen)
    except Problem as problem:
        reasons = dict.fromkeys(values, str(problem))
    else:
        reasons = {str(one.facts["answer"]): str(one) for one in recorded.refused}
    for one in rows:
        one.problem = reasons.get(one.answer_id, "")
        one.state = State.FAULTY if one.problem else State.STORED
    _rewrite(rows)
    return sum(one.state == State.STORED for one in rows)


def _locked(scope: Scope, upload_id: UUID) -> AnswerUpload:
    found = get_upload(scope, upload_id)
    return AnswerUpload.objects.select_for_update(of=("self",)).select_related("round__region").get(pk=found.pk)


def _faulty_lines(rows: Iterable[UploadedAnswer], index: IndexDefinition) -> Iterable[list[Value]]:
    yield [
        _("Kode desa"), _("Desa"), _("Tahun"), _("Kode isian"), _("Pertanyaan"), _("Jawaban"), _("Satuan"),
        _("Boleh diisi"), _("Yang perlu diperbaiki"), _("Letak semula"),
    ]  # fmt: skip
    for one in rows:
        answer = index.answers.get(one.answer_id)
        raw = raw_of(one)
        shown: Value = "; ".join(raw) if isinstance(raw, list) else str(raw)
        if isinstance(raw, (int, float)) and not isinstance(raw, bool):
            shown = raw
        words = (answer.label, answer.unit_label, allowed(answer)) if answer else ("", "", "")
        place = _("%(sheet)s baris %(row)s") % {"sheet": one.sheet or one.file, "row": one.row}
        yield [
            one.village, one.village_name, one.year, one.answer_id, words[0], shown, words[1], words[2], one.problem,
            place,
        ]  # fmt: skip
