"""Daily reports from the phone: written as a whole, discarded; checked by the supervisor's phone."""

from collections.abc import Iterable, Sequence, Set
from uuid import UUID

from django.utils import timezone

from pendamping.common.audit import record_audit
from pendamping.common.problems import NotAllowed, Problem
from pendamping.common.scope import Scope
from pendamping.fieldwork.errors import NotEditable, ReportNotFound
from pendamping.fieldwork.models import DailyReport, ReportAttachment
from pendamping.fieldwork.schemas import NewDailyReport
from pendamping.fieldwork.services import (
    Checked,
    Submitted,
    correct_daily_report,
    discard_draft,
    edit_daily_report,
    record_daily_reports,
    remove_attachment,
    return_daily_report,
    submit_daily_reports,
    verify_daily_reports,
)
from pendamping.sync.commands.sent import Sent
from pendamping.sync.commands.versions import count_from, version_known
from pendamping.sync.errors import AheadOfOffice, SeenOlder
from pendamping.sync.models import AwaitedFile
from pendamping.sync.schemas.commands import AttachmentSaid, PutReport, Reference, ReturnReport, VerifyReport


def new_among(bodies: Sequence[PutReport]) -> Set[UUID]:
    """Those that the office holds nothing of and that correct nothing: they can be stored together."""
    asked = {one.id for one in bodies if one.corrects is None}
    return asked - set(DailyReport.objects.filter(pk__in=asked).values_list("pk", flat=True))


def put_new(scope: Scope, asked: Sequence[tuple[PutReport, Sent]]) -> list[int | Problem]:
    """Store new reports: the version of each, or why nothing of it was stored.

    Raises: Problem: what speaks against them all.
    """
    new = [_new(body, sent) for body, sent in asked]
    recorded = record_daily_reports(scope, new, submit={body.id for body, _sent in asked if body.submit})
    awaited: list[AwaitedFile] = []
    for body, sent in asked:
        if report := recorded.done.get(body.id):
            count_from(report, 0, max((body.base_version or 0) + report.version, sent.version or 0))
            awaited += _awaited(scope, report, body.attachments)
    AwaitedFile.objects.bulk_create(awaited, ignore_conflicts=True)
    return [recorded.refused.get(body.id) or recorded.done[body.id].version for body, _sent in asked]


def put(scope: Scope, body: PutReport, sent: Sent) -> int:
    """Bring a report that the office holds to the phone's state, or begin a correction; the version it has then.

    Raises:
        EditConflict: somebody else changed it since the phone saw it.
        Problem: whatever the services of the daily work name; nothing is stored then.
    """
    stored = DailyReport.objects.filter(pk=body.id).first()
    if stored is None and body.corrects is not None:
        report = _correct(scope, body.corrects, body, sent)
    elif stored is None or stored.author_id != scope.person_id:
        raise ReportNotFound
    else:
        report = _change(scope, stored, body, sent)
    before = stored.version if stored else 0
    gained = report.version - before
    count_from(report, before, max((body.base_version or 0) + gained, sent.version or 0))
    return report.version


def discard(scope: Scope, body: Reference, _sent: Sent) -> None:
    """Raises: ReportNotFound, NotEditable."""
    discard_draft(scope, body.id)
    AwaitedFile.objects.filter(report_id=body.id).delete()


def verify(scope: Scope, body: VerifyReport, _sent: Sent) -> int:
    """Raises: SeenOlder; Problem: whatever `verify_daily_reports` names."""
    _require_seen(scope, body)
    return _one(verify_daily_reports(scope, [body.id])).version


def give_back(scope: Scope, body: ReturnReport, _sent: Sent) -> int:
    """Raises: SeenOlder; Problem: whatever `return_daily_report` names."""
    _require_seen(scope, body)
    return return_daily_report(scope, body.id, body.reason_code, body.note).version


def _new(body: PutReport, sent: Sent) -> NewDailyReport:
    return NewDailyReport(
        **body.content.model_dump(),
        id=body.id,
        created_at_device=body.created_at_device,
        app_version=sent.app_version,
        clock_skew=sent.clock_skew,
        written_at=sent.written_at,
    )


def _correct(scope: Scope, corrected: UUID, body: PutReport, sent: Sent) -> DailyReport:
    report = correct_daily_report(scope, corrected, _new(body, sent))[0]
    _attachments(scope, report, body)
    if body.submit:
        return _one(submit_daily_reports(scope, [report.pk], written_at=sent.written_at))
    return report


def _change(scope: Scope, stored: DailyReport, body: PutReport, sent: Sent) -> DailyReport:
    seen = body.base_version or 0
    if stored.state not in DailyReport.EDITABLE:
        if not body.content.differences_from(stored):
            return stored
        if seen > stored.version:
            raise AheadOfOffice(seen=seen, version=stored.version)
        raise NotEditable(state=stored.get_state_display())
    told_anew = _attachments(scope, stored, body)  # first: of what is handed over nothing is taken off
    version = version_known(stored.version, seen, sent)
    report = edit_daily_report(
        scope, body.id, body.content, version=version, written_at=sent.written_at, submit=body.submit
    )
    if told_anew and report.version == stored.version:
        record_audit(scope, "daily_report.files_announced", report)  # phones are told of nothing else
    return report


def _one(outcome: Submitted | Checked) -> DailyReport:
    """Raises: Problem: why the one that was asked for was refused."""
    for problem in outcome.refused.values():
        raise problem
    return outcome.done[0]


def _require_seen(scope: Scope, body: VerifyReport) -> None:
    stored = DailyReport.objects.within(scope).filter(pk=body.id).only("version").first()
    if stored is None:
        raise ReportNotFound
    if stored.version < body.version:
        raise AheadOfOffice(seen=body.version, version=stored.version)
    if stored.version != body.version:
        raise SeenOlder


def _attachments(scope: Scope, report: DailyReport, body: PutReport) -> bool:
    """Announce what the phone names and the office lacks; take off what its author took off.

    Returns: whether the office waits for other files than before.
    """
    held = set(ReportAttachment.objects.filter(report=report).values_list("pk", flat=True))
    awaited = AwaitedFile.objects.filter(report_id=report.pk)
    known = set(awaited.values_list("pk", flat=True))
    removed = (held | known if body.removed is None else set(body.removed)) - {one.id for one in body.attachments}
    for gone in held & removed:
        remove_attachment(scope, gone)
    missing = [one for one in body.attachments if one.id not in held | known]
    if not missing and not known & removed:
        return False
    awaited.filter(pk__in=removed).delete()
    AwaitedFile.objects.bulk_create(_awaited(scope, report, missing), ignore_conflicts=True)
    return True


def _awaited(scope: Scope, report: DailyReport, said: Iterable[AttachmentSaid]) -> list[AwaitedFile]:
    if scope.account_id is None:
        raise NotAllowed(need="daily_report.write")
    now = timezone.now()
    return [
        AwaitedFile(
            id=one.id,
            account_id=scope.account_id,
            report_id=report.pk,
            sha256=one.sha256,
            said=one.model_dump(mode="json"),
            announced_at=now,
        )
        for one in said
    ]
