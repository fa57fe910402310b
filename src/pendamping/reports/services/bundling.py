"""The making of a bundle itself, in a process of its own: one paper after the other, then the whole."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from django.core.files import File as StoredContent
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from pendamping.access.models import Account
from pendamping.access.scopes import hats_of, scope_of
from pendamping.common.background import Listener
from pendamping.common.periods import Month, parse_long_period
from pendamping.common.problems import NotFound, Problem
from pendamping.common.scope import Scope
from pendamping.people.models import Person
from pendamping.reports.bundle_index import index_files
from pendamping.reports.drawn import docx_bytes, pdf_bytes
from pendamping.reports.errors import NotHandedInYet, NotIssuedYet
from pendamping.reports.gathering.handed_in import report_of
from pendamping.reports.models import BundlePart, IssuedDocument, PaperBundle, PeriodicReport
from pendamping.reports.recap_table import recap_table
from pendamping.reports.selectors.bundles import planned_parts
from pendamping.reports.selectors.monthly import three_part_paper
from pendamping.reports.selectors.periodic import paper_of
from pendamping.reports.selectors.recap import recap_paper
from pendamping.reports.selectors.recap_sources import recap_sources
from pendamping.reports.selectors.visit import visit_paper
from pendamping.reports.services.issuing import Issue, register
from pendamping.reports.storing_parts import forget_files, keep_files, pack
from pendamping.reports.subjects import district_subject, program_subject, recap_subject, summary_subject
from pendamping.reports.typesetting import FontsMissing

Kind = IssuedDocument.Kind
State = PaperBundle.State
SUBJECT_OF: Final = {
    Kind.RECAP: recap_subject,
    Kind.DISTRICT: district_subject,
    Kind.PROGRAM: program_subject,
    Kind.SUMMARY: summary_subject,
}


@dataclass(frozen=True, slots=True)
class Made:
    """One paper as files, by ending; `code` is what its reader checks it by."""

    code: str
    files: Mapping[str, bytes]
    note: str = ""  # what is missing of it


def make_bundle(scope: Scope, pk: UUID, run: UUID) -> PaperBundle.State:
    """Make what still waits of the bundle that `run` was started for, as its asker may; another run changes nothing.

    Raises: NotFound: absent, outside `scope`, or no longer waiting for this run.
    """
    mine = PaperBundle.objects.filter(scope.q("region_id"), pk=pk, run=run)
    if not mine.filter(state=State.PREPARING).update(state=State.RUNNING, heard_at=timezone.now()):
        raise NotFound
    bundle = mine.select_related("region").get()
    with translation.override("id"):
        try:
            asker = _asker_of(bundle, scope.today)
            if not bundle.parts.exists():
                BundlePart.objects.bulk_create(planned_parts(asker, bundle))
            if _make_parts(asker, bundle, Listener(mine)):
                return _finish(bundle, run)
        except (Problem, OSError, FontsMissing) as problem:  # OSError: a full disk
            mine.update(state=State.FAILED, failure=str(problem)[:300], run=None)
            return State.FAILED
    mine.update(state=State.CANCELLED, run=None)
    return State.CANCELLED


def _asker_of(bundle: PaperBundle, today: date) -> Scope:
    """Whoever asked, as they may do today.

    Raises: NotFound: the account no longer acts in that role over that area.
    """
    account = Account.objects.filter(pk=bundle.account_id or 0, is_active=True).first()
    hats = hats_of(account, today) if account else []
    hat = next((one for one in hats if one.role == bundle.role), None)
    if account is None or hat is None or not (scope := scope_of(account, hat, today)).covers(bundle.region_id):
        raise NotFound
    scope.require("paper_bundle.make")
    return scope


def _make_parts(scope: Scope, bundle: PaperBundle, listener: Listener) -> bool:
    """Returns whether all were made; False: somebody asked to stop."""
    waiting = bundle.parts.filter(state=BundlePart.State.WAITING).select_related("person", "region")
    total = bundle.parts.count()
    done = total - waiting.count()
    for part in waiting:
        if listener.stop():
            return False
        _make(scope, part, bundle)
        done += 1
        listener.tell(progress=done / total)
    return True


def _make(scope: Scope, part: BundlePart, bundle: PaperBundle) -> None:
    try:
        made = _of_person(scope, part, bundle) if part.person_id else _of_area(scope, part, bundle)
    except Problem as problem:
        part.state, part.reason = BundlePart.State.LEFT_OUT, str(problem)[:300]
    else:
        part.state, part.code, part.reason = BundlePart.State.MADE, made.code, made.note
        part.files = keep_files(part, made.files)
    part.save()


def _of_person(scope: Scope, part: BundlePart, bundle: PaperBundle) -> Made:
    """Issued now, where its content was not issued yet; a ringkasan as its person issued it.

    Raises: NotHandedInYet, NothingVerified, NoVisits, NotFound, NotIssuedYet, PhotoMissing.
    """
    month, kind = Month.of(bundle.since), Kind(part.kind)
    person_id = part.person_id
    if person_id is None:
        raise NotFound
    match kind:
        case Kind.MONTHLY:
            report = report_of(person_id, month)
            if report is None or report.state in PeriodicReport.EDITABLE:
                state = report.get_state_display() if report else _("belum diserahkan")
                raise NotHandedInYet(state=state)
            wanted = Issue.of_person(kind, person_id, paper_of(scope, person_id, month), month)
        case Kind.PERSON_SUMMARY:
            return _drawn(_own_summary(person_id, part.period), bundle)
        case Kind.THREE_PART:
            wanted = Issue.of_person(kind, person_id, three_part_paper(scope, person_id, month), month)
        case _:
            paper = visit_paper(scope, person_id, month.first, month.last)
            wanted = Issue.of_person(kind, person_id, paper, month)
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person_id)
        document, _is_new = register(scope, wanted)
    return _drawn(document, bundle)


def _own_summary(person_id: UUID, iso: str) -> IssuedDocument:
    """Raises: NotIssuedYet: no version of it stands any more."""
    period = parse_long_period(iso)
    of_person = IssuedDocument.objects.filter(person=person_id, kind=Kind.PERSON_SUMMARY, replaced_by__isnull=True)
    found = of_person.filter(since=period.first, until=period.last).first() if period else None
    if found is None:
        raise NotIssuedYet
    return found


def _of_area(scope: Scope, part: BundlePart, bundle: PaperBundle) -> Made:
    """As the one who answers for the area issued it; the recap's rows besides as they stand now.

    Raises: NotIssuedYet.
    """
    month, code = Month.of(bundle.since), part.region_id or ""
    is_recap = part.kind == Kind.RECAP
    subject = SUBJECT_OF[Kind(part.kind)](code, part.period or month.iso)
    issued = IssuedDocument.objects.filter(scope.q("region_id"), kind=part.kind, subject=subject, person=None)
    document = issued.filter(replaced_by__isnull=True).first()
    if document is None and not is_recap:
        raise NotIssuedYet
    drawn = _drawn(document, bundle) if document else Made("", {}, note=str(NotIssuedYet()))
    if not is_recap:
        return drawn
    rows = {"xlsx": recap_table(recap_paper(scope, code, month), recap_sources(scope, code, month))}
    return replace(drawn, files={**drawn.files, **rows})


def _drawn(document: IssuedDocument, bundle: PaperBundle) -> Made:
    files = {"pdf": pdf_bytes(document)}
    if bundle.with_docx:
        files["docx"] = docx_bytes(document)
    return Made(document.code, files)


def _finish(bundle: PaperBundle, run: UUID) -> PaperBundle.State:
    parts = list(bundle.parts.all())
    with tempfile.TemporaryFile() as out:
        pack(bundle, parts, index_files(bundle, parts), out)
        out.seek(0)
        with transaction.atomic():
            locked = PaperBundle.objects.select_for_update().filter(pk=bundle.pk, run=run).first()
            if locked is None:  # given up meanwhile
                return State.CANCELLED
            name = f"laporan-{bundle.region_id}-{Month.of(bundle.since).iso}.zip"
            locked.file.save(f"{bundle.pk}/{name}", StoredContent(out), save=False)
            locked.state, locked.run, locked.progress, locked.done_at = State.DONE, None, 1.0, timezone.now()
            locked.save()
    forget_files(parts)
    return State.DONE
