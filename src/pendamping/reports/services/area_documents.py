"""The papers of an area's month: recommending, issuing, and handing out their files."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from pendamping.common.audit import Act, record_acts, record_export
from pendamping.common.periods import Month
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.regions.models import Region
from pendamping.reports import wording
from pendamping.reports.errors import (
    MonthLocked,
    NoteMissing,
    NothingToRecap,
    NotTheirRecommendation,
    PeriodInFuture,
    ReplyMissing,
)
from pendamping.reports.models import IssuedDocument, PaymentRecommendation, PeriodicReport, PeriodicStep
from pendamping.reports.recap_table import recap_table
from pendamping.reports.selectors.district import DistrictDetails, district_of, district_paper
from pendamping.reports.selectors.district_steps import returned_version
from pendamping.reports.selectors.documents import readable_area_document
from pendamping.reports.selectors.recap import RecapRow, recap_paper, recap_people, recap_region, recap_rows
from pendamping.reports.selectors.recap_sources import recap_sources
from pendamping.reports.services.district_steps import hand_in_again
from pendamping.reports.services.issuing import XLSX, File, Issue, draw_docx, draw_pdf, issue
from pendamping.reports.services.letters import letter_number
from pendamping.reports.services.periodic_steps import write_steps
from pendamping.reports.storing import content_sha256
from pendamping.reports.subjects import district_subject, recap_subject

Kind = IssuedDocument.Kind
Verdict = PaymentRecommendation.Verdict
AREA_KINDS = (Kind.RECAP, Kind.DISTRICT, Kind.PROGRAM, Kind.SUMMARY)


@dataclass(frozen=True, slots=True)
class Word:
    """What is recommended about one person."""

    verdict: str
    note: str = ""


@transaction.atomic
def recommend_payments(scope: Scope, code: str, month: Month, words: Mapping[UUID, Word]) -> int:
    """Recommend yes, yes with a note, or no, about people of an area; returns how many words were new.

    Raises:
        NotAllowed, NotFound: the role recommends nothing, or the area is not in `scope`.
        NotTheirRecommendation: about oneself, or about a tier above.
        NoteMissing: no, or with a note, and no note.
        MonthLocked: the month of one of them is locked.
    """
    scope.require("monthly_report.recap")
    if scope.person_id is None:
        raise NotAllowed(need="monthly_report.recap")
    region = recap_region(scope, code)
    people = list(recap_people(scope, region, month).filter(pk__in=list(words)).select_for_update())
    changed = []
    for row in recap_rows(scope, people, month):
        word = words[row.person.pk]
        note = word.note.strip()
        given = row.recommendation
        if given and (given.verdict, given.note) == (word.verdict, note):
            continue
        _check(row, word, note)
        changed.append(
            PaymentRecommendation(
                person=row.person,
                since=month.first,
                verdict=word.verdict,
                note=note,
                by_id=scope.person_id,
                at=timezone.now(),
            )
        )
    PaymentRecommendation.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["person", "since"], update_fields=["verdict", "note", "by", "at"]
    )
    record_acts(scope, [_act(one, region.code) for one in changed])
    return len(changed)


@transaction.atomic
def issue_recap(scope: Scope, code: str, month: Month) -> tuple[IssuedDocument, bool]:
    """Issue the recap of an area; its verified months count as recapped. Who is missing is named and holds nothing up.

    Raises:
        NotAllowed, NotFound: the role makes no recap, or the area is not in `scope`.
        PeriodInFuture: the month has not begun. NothingToRecap: nobody was placed there.
    """
    scope.require("monthly_report.recap")
    _refuse_future(scope, month)
    region = recap_region(scope, code)
    Region.objects.select_for_update().get(pk=region.code)
    _mark_recapped(scope, region, month)
    paper = recap_paper(scope, code, month)
    if not paper.lines:
        raise NothingToRecap(period=month, area=paper.area)
    subject = recap_subject(region.code, month.iso)
    wanted = Issue(
        kind=Kind.RECAP, paper=paper, since=month.first, until=month.last, region=region.code, subject=subject
    )
    return issue(scope, wanted)


@transaction.atomic
def issue_district_report(
    scope: Scope, code: str, month: Month, details: DistrictDetails, *, reply: str = ""
) -> tuple[IssuedDocument, bool]:
    """Issue the camat's report to the kabupaten; after one that came back, hand it in again with the `reply`.

    Raises:
        ReplyMissing: it came back, and neither says anything else nor comes with a reply.
        NotAllowed, NotFound, PeriodInFuture: as `issue_recap`.
        NoLetterScheme, SignatoryNotInOffice: as `letter_number`.
    """
    scope.require("district_report.issue")
    _refuse_future(scope, month)
    region = district_of(scope, code)
    Region.objects.select_for_update().get(pk=region.code)
    subject = district_subject(region.code, month.iso)
    about = f"Laporan pendampingan {region.name}, {wording.month_year(month.first)}"
    number = letter_number(scope, code, details.number, letter=subject, about=about, signer=details.signer)
    paper = district_paper(scope, region, month, replace(details, number=number))
    returned = returned_version(scope, region, month)
    if returned and not reply.strip() and returned.content_sha256 == content_sha256(Kind.DISTRICT, paper):
        raise ReplyMissing
    wanted = Issue(
        kind=Kind.DISTRICT,
        paper=paper,
        since=month.first,
        until=month.last,
        region=region.code,
        subject=subject,
        again=returned is not None,
    )
    document, is_new = issue(scope, wanted)
    if returned:
        hand_in_again(scope, document, reply.strip())
    return document, is_new


def area_pdf_of(scope: Scope, code: str, *, with_sources: bool = False) -> File:
    """The PDF of an area's document; `with_sources`: with the daily reports behind its figures.

    Raises: NotFound: no such code, or its area is not wholly in `scope`.
    """
    return draw_pdf(scope, readable_area_document(scope, code, AREA_KINDS), with_sources=with_sources)


def area_docx_of(scope: Scope, code: str, *, with_sources: bool = False) -> File:
    """The same as a Word file. Raises: as `area_pdf_of`."""
    return draw_docx(scope, readable_area_document(scope, code, AREA_KINDS), with_sources=with_sources)


@transaction.atomic
def recap_xlsx(scope: Scope, code: str, month: Month) -> File:
    """The rows of the recap as they stand now, as a workbook; the audit trail says who took it.

    Raises: NotAllowed, NotFound.
    """
    scope.require("monthly_report.recap_read")
    paper = recap_paper(scope, code, month)
    record_export(scope, PeriodicReport, len(paper.lines), format="xlsx", area=code, since=month.first)
    return File(f"rekap-{code}-{month.iso}.xlsx", XLSX, recap_table(paper, recap_sources(scope, code, month)))


def _check(row: RecapRow, word: Word, note: str) -> None:
    if not row.is_theirs:
        raise NotTheirRecommendation(name=row.person.name)
    if row.report and row.report.state == PeriodicReport.State.LOCKED:
        raise MonthLocked(name=row.person.name)
    if word.verdict != Verdict.YES and not note:
        raise NoteMissing(name=row.person.name)


def _mark_recapped(scope: Scope, region: Region, month: Month) -> None:
    people = recap_people(scope, region, month)
    verified = PeriodicReport.objects.filter(
        author__in=people, since=month.first, kind=PeriodicReport.Kind.MONTHLY, state=PeriodicReport.State.VERIFIED
    )
    reports = list(verified.defer("paper", "approved_paper").select_for_update(of=("self",)).order_by("pk"))
    moved = PeriodicReport.objects.filter(pk__in=[one.pk for one in reports])
    moved.update(state=PeriodicReport.State.RECAPPED, version=F("version") + 1)
    if reports:
        write_steps(scope, reports, PeriodicStep.Kind.RECAPPED, at=timezone.now())


def _refuse_future(scope: Scope, month: Month) -> None:
    if month.first > scope.today:
        raise PeriodInFuture(period=month, today=wording.long_date(scope.today))


def _act(one: PaymentRecommendation, area: str) -> Act:
    facts = {"since": one.since.isoformat(), "verdict": one.verdict}
    return Act("payment.recommended", PaymentRecommendation._meta.label_lower, str(one.person_id), area, facts)
