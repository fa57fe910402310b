"""Writing daily reports: new ones, changes while they are the author's, corrections of locked ones."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from pendamping.common.audit import record_audit
from pendamping.common.bulk import insert_rows
from pendamping.common.ids import new_id
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.fieldwork.errors import (
    AlreadyCorrected,
    EditConflict,
    NotCorrectable,
    NotEditable,
    ReportNotFound,
    StoredDiffers,
)
from pendamping.fieldwork.known import known_about
from pendamping.fieldwork.models import DailyReport, ReportAttachment, ReportEvent
from pendamping.fieldwork.placements import Post
from pendamping.fieldwork.rules import check_content, check_in_time, lock_author
from pendamping.fieldwork.schemas import NewDailyReport, ReportContent
from pendamping.fieldwork.services.steps import steps_of, store_steps, write_steps
from pendamping.fieldwork.services.submitting import hand_over


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of each new report, by its id."""

    done: dict[UUID, DailyReport] = field(default_factory=dict)
    stored_now: list[DailyReport] = field(default_factory=list)  # of these; the others were stored before
    refused: dict[UUID, Problem] = field(default_factory=dict)


def record_daily_report(scope: Scope, new: NewDailyReport) -> tuple[DailyReport, bool]:
    """Store one daily report as a draft; returns it, and whether this call stored it. Sending it again is harmless.

    Raises:
        NotAllowed: the role in `scope` may not write daily reports.
        StoredDiffers: that `id` is stored with other content, which stays as it is.
        DateInFuture, TooLate: outside the time in which that day is reported.
        Problem: whatever `check_content` names.
    """
    recorded = record_daily_reports(scope, [new])
    for problem in recorded.refused.values():
        raise problem
    return recorded.done[new.id], bool(recorded.stored_now)


@transaction.atomic
def record_daily_reports(scope: Scope, new: Collection[NewDailyReport], *, submit: Collection[UUID] = ()) -> Recorded:
    """Store many at once, in as many queries as one; those in `submit` are handed over in the same breath.

    Each is judged for itself, beside those before it; of a refused one nothing is stored.

    Raises: NotAllowed: the role in `scope` may not write daily reports.
    """
    scope.require("daily_report.write")
    author_id = lock_author(scope)
    recorded, now = Recorded(), timezone.now()
    known = known_about(author_id, new)
    stored = DailyReport.objects.in_bulk([one.id for one in new])
    for one in new:
        try:
            if one.id in stored:
                recorded.done[one.id] = _same(stored[one.id], author_id, one)
                continue
            check_in_time(scope, one.date, one.written_at)
            report = _draft(author_id, one, check_content(known, one, but=[one.id]), now)
            if one.id in submit:
                hand_over(scope, report, now, one.written_at)
        except Problem as problem:
            recorded.refused[one.id] = problem
            continue
        known.add(report)
        stored[one.id] = recorded.done[one.id] = report
        recorded.stored_now.append(report)
    _insert(recorded)
    handed_over = [one for one in recorded.stored_now if one.submitted_at]
    written = steps_of(scope, recorded.stored_now, ReportEvent.Kind.RECORDED, at=now)
    store_steps(scope, written + steps_of(scope, handed_over, ReportEvent.Kind.SUBMITTED, at=now))
    return recorded


@transaction.atomic
def correct_daily_report(scope: Scope, report_id: UUID, new: NewDailyReport) -> tuple[DailyReport, bool]:
    """A new draft that names the verified report it corrects, with its photos. The old one stays as it is.

    Sending it again is harmless.

    Raises:
        ReportNotFound: no such report of this author.
        NotCorrectable: it is not verified yet, so it can still be returned.
        AlreadyCorrected: another correction exists; that one can be changed.
        Problem: whatever `record_daily_report` names, but never TooLate.
    """
    scope.require("daily_report.write")
    author_id = lock_author(scope)
    if stored := DailyReport.objects.filter(pk=new.id).first():
        return _same(stored, author_id, new), False
    old = _own(report_id, author_id)
    if old.state not in DailyReport.CHECKED:
        raise NotCorrectable(state=old.get_state_display())
    if DailyReport.objects.filter(corrects=old).exists():
        raise AlreadyCorrected
    post = check_content(known_about(author_id, [new]), new, but=[new.id, *_corrected_chain(old)])
    correction = _draft(author_id, new, post, timezone.now(), corrects=old)
    insert_rows([correction])
    write_steps(scope, [correction], ReportEvent.Kind.RECORDED)
    ReportAttachment.objects.bulk_create([_copy(one, correction) for one in old.attachments.all()])
    write_steps(scope, [old], ReportEvent.Kind.CORRECTED, changes={"corrected_by": str(correction.pk)})
    return correction, True


@transaction.atomic
def edit_daily_report(
    scope: Scope,
    report_id: UUID,
    content: ReportContent,
    *,
    version: int,
    written_at: datetime | None = None,
    submit: bool = False,
) -> DailyReport:
    """Change a draft or returned report that the author saw in `version`; with `submit`, hand it over in one breath.

    `written_at`: when, by the office's clock; None: now.

    Raises:
        ReportNotFound: no such report of this author.
        NotEditable: it was submitted or verified meanwhile.
        EditConflict: it was changed meanwhile; both stay readable in its facts.
        Problem: whatever `check_content`, and `hand_over` where it is handed over, name.
    """
    scope.require("daily_report.write")
    report = _own(report_id, lock_author(scope))
    if report.state not in DailyReport.EDITABLE:
        raise NotEditable(state=report.get_state_display())
    changes, now = content.differences_from(report), timezone.now()
    steps: list[ReportEvent] = []
    if changes:
        if report.version != version:
            raise EditConflict(report=report.pk, version=report.version, fields=changes)
        _rewrite(scope, report, content, written_at)
        steps += steps_of(scope, [report], ReportEvent.Kind.EDITED, at=now, changes=changes)
    if submit:
        hand_over(scope, report, now, written_at)
        steps += steps_of(scope, [report], ReportEvent.Kind.SUBMITTED, at=now)
    if steps:
        report.save()
        store_steps(scope, steps)
    return report


@transaction.atomic
def discard_draft(scope: Scope, report_id: UUID) -> None:
    """Remove a draft that was never submitted; its audit entries remain.

    Raises:
        ReportNotFound: no such report of this author.
        NotEditable: somebody else has seen it, so it stays.
    """
    scope.require("daily_report.write")
    report = _own(report_id, lock_author(scope))
    if report.state != DailyReport.State.DRAFT or report.submitted_at is not None:
        raise NotEditable(state=report.get_state_display())
    record_audit(scope, "daily_report.discarded", report)
    report.delete()


def _rewrite(scope: Scope, report: DailyReport, content: ReportContent, written_at: datetime | None) -> None:
    """Put the content in place of what stood there, in memory.

    Raises: DateInFuture, TooLate; Problem: whatever `check_content` names.
    """
    if report.date != content.date:
        check_in_time(scope, content.date, written_at)
    chain = _corrected_chain(report.corrects)
    post = check_content(known_about(report.author_id, [content]), content, but=[report.pk, *chain])
    for name, value in content.columns().items():
        setattr(report, name, value)
    report.author_tier, report.author_post = post.tier, post.code
    report.version += 1


def _insert(recorded: Recorded) -> None:
    """Store what was found fit; an id taken by somebody else since the look is refused, the others are not."""
    try:
        with transaction.atomic():
            insert_rows(recorded.stored_now)
    except IntegrityError:
        ids = [one.pk for one in recorded.stored_now]
        taken = set(DailyReport.objects.filter(pk__in=ids).values_list("pk", flat=True))
        if not taken:
            raise
        for pk in taken:
            del recorded.done[pk]
            recorded.refused[pk] = StoredDiffers(id=pk)
        recorded.stored_now[:] = [one for one in recorded.stored_now if one.pk not in taken]
        _insert(recorded)


def _own(report_id: UUID, author_id: UUID) -> DailyReport:
    report = DailyReport.objects.select_for_update(of=("self",)).filter(pk=report_id, author_id=author_id).first()
    if report is None:
        raise ReportNotFound
    return report


def _same(stored: DailyReport, author_id: UUID, new: NewDailyReport) -> DailyReport:
    if stored.author_id != author_id or new.differences_from(stored):
        raise StoredDiffers(id=new.id)
    return stored


def _draft(
    author_id: UUID, new: NewDailyReport, post: Post, at: datetime, corrects: DailyReport | None = None
) -> DailyReport:
    return DailyReport(
        id=new.id,
        author_id=author_id,
        author_tier=post.tier,
        author_post=post.code,
        received_at_server=at,
        clock_skew=new.clock_skew,  # measured anew at every sending: no part of what the author says
        corrects_id=corrects.pk if corrects else None,
        **new.columns(),
    )


def _copy(attachment: ReportAttachment, correction: DailyReport) -> ReportAttachment:
    """The same photo or document, named by the correction too; its content is stored once."""
    attachment.pk = new_id()
    attachment.report = correction
    attachment.came_late = False
    attachment._state.adding = True
    return attachment


def _corrected_chain(report: DailyReport | None) -> list[UUID]:
    """A report, what it corrects, and so on: they tell of the same hours."""
    chain = []
    while report is not None:
        chain.append(report.pk)
        report = report.corrects
    return chain
