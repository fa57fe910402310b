"""Ringkasan of a quarter, a semester or a year as papers: of an area, and of one person."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from django.utils import translation

from pendamping.common.periods import LongPeriod, Month
from pendamping.common.scope import Scope
from pendamping.reports.gathering.areas import area_name, area_seal
from pendamping.reports.gathering.background import background
from pendamping.reports.gathering.letters import Surroundings, surroundings_of
from pendamping.reports.gathering.posts import posts_of
from pendamping.reports.gathering.verified import Numbered, ids_of, verified_reports
from pendamping.reports.models import IssuedDocument
from pendamping.reports.schemas import (
    MonthSum,
    PersonMonth,
    PersonSum,
    PersonSummaryPaper,
    Signatures,
    Signer,
    SummaryPaper,
    TierSum,
    VillageDays,
)
from pendamping.reports.schemas.summary import SummaryMonth, SummaryRow
from pendamping.reports.selectors.letters import letter_signer
from pendamping.reports.selectors.recap import NOT_HANDED_IN
from pendamping.reports.selectors.summary import person_summary, summary_of
from pendamping.reports.subjects import recap_subject, summary_subject

Kind = IssuedDocument.Kind


@dataclass(frozen=True, slots=True)
class LetterDetails:
    """What somebody writes beside the figures."""

    number: str = ""  # "": that of the version before, else written by hand
    signer: str = ""


NO_DETAILS: Final = LetterDetails()


def summary_paper(scope: Scope, code: str, period: LongPeriod, details: LetterDetails = NO_DETAILS) -> SummaryPaper:
    """What the ringkasan of this area would say today: some fifteen queries for any period.

    Raises: NotFound: no such area, or part of it lies outside `scope`.
    """
    with translation.override("id"):
        region, summary = summary_of(scope, code, period)
        place = surroundings_of(region)
        recaps = recaps_of(scope, code, summary.months)
        issued = _monthly_codes([row.person_id for row in summary.rows], period)
        sums = summary.sums
        return SummaryPaper(
            letterhead=place.letterhead,
            office=place.office,
            number=details.number,
            since=period.first,
            until=period.last,
            period=str(period),
            as_of=_as_of(scope, period),
            area=area_name(place),
            maker=scope.name,
            tiers=tuple(
                TierSum(
                    tier=one.tier.short, people=one.people, visited=one.visited, villages=one.villages, sums=one.sums
                )
                for one in summary.totals
            ),
            months=tuple(
                MonthSum(
                    month=month.first,
                    sums=summary.of_month(month),
                    recap=recaps[month].code if month in recaps else "",
                )
                for month in summary.months
            ),
            people=tuple(
                PersonSum(
                    name=row.name,
                    post=row.post,
                    visited=len(row.visited),
                    villages=len(row.villages),
                    sums=row.sums,
                )
                for row in summary.rows
            ),
            behind=tuple(
                _person_month(row, one, issued.get((row.person_id, one.month), ""))
                for row in summary.rows
                for one in row.months
                if not one.absence
            ),
            signatures=_signatures(scope, code, place, period, details.signer),
            seal=area_seal(
                place,
                f"Disusun dari rekap {len(summary.months)} bulan: {sums.approved} dari {sums.months} laporan bulanan "
                "disetujui.",
                sums.reports,
                is_sample=any(row.is_sample for row in summary.rows),
            ),
        )


def person_summary_paper(scope: Scope, person_id: UUID, period: LongPeriod) -> PersonSummaryPaper:
    """The same of one person's own months.

    Raises: NotFound: nobody with this id, or never inside `scope`.
    """
    with translation.override("id"):
        person, summary = person_summary(scope, person_id, period)
        issued = _monthly_codes([person_id], period)
        of_duty = frozenset(summary.months)
        reports = [
            one
            for one in verified_reports(person_id, period.first, period.last)
            if Month.of(one.report.date) in of_duty
        ]
        about = background(scope, person, period.first, min(period.last, scope.today), reports)
        return PersonSummaryPaper(
            office=about.office,
            facilitator=about.facilitator,
            since=period.first,
            until=period.last,
            period=str(period),
            as_of=_as_of(scope, period),
            visited=sum(len(row.visited) for row in summary.rows),
            villages=sum(len(row.villages) for row in summary.rows),
            months=tuple(
                replace(_person_month(row, one, issued.get((person_id, one.month), "")), verdict="", note="")
                for row in summary.rows
                for one in row.months
            ),
            behind=tuple(_village_days(reports)),
            signatures=about.signatures,
            seal=about.seal,
            sources=ids_of(reports),
        )


def standing_summary(scope: Scope, code: str, period: LongPeriod) -> IssuedDocument | None:
    """The version that no other has replaced."""
    subject = summary_subject(code, period.iso)
    found = IssuedDocument.objects.filter(scope.q("region_id"), kind=Kind.SUMMARY, subject=subject)
    return found.filter(replaced_by__isnull=True).first()


def standing_number(scope: Scope, code: str, period: LongPeriod) -> str | None:
    """Its number, "" while it has none; None: nothing was issued."""
    standing = standing_summary(scope, code, period)
    return str(standing.paper["number"]) if standing else None


def recaps_of(scope: Scope, code: str, months: Sequence[Month]) -> dict[Month, IssuedDocument]:
    """The recap that stands, of each month in which one was issued."""
    subjects = [recap_subject(code, month.iso) for month in months]
    found = IssuedDocument.objects.filter(
        scope.q("region_id"), kind=Kind.RECAP, subject__in=subjects, replaced_by__isnull=True
    )
    return {Month.of(one.since): one for one in found.defer("paper")}


def _monthly_codes(ids: Collection[UUID], period: LongPeriod) -> Mapping[tuple[UUID | None, Month], str]:
    """The check codes of the laporan bulanan that stand."""
    found = IssuedDocument.objects.filter(
        person_id__in=ids, kind=Kind.MONTHLY, since__range=(period.first, period.last), replaced_by__isnull=True
    )
    return {(person, Month.of(since)): code for person, since, code in found.values_list("person_id", "since", "code")}


def _person_month(row: SummaryRow, one: SummaryMonth, code: str) -> PersonMonth:
    return PersonMonth(
        month=one.month.first,
        name=row.name,
        post=row.post,
        state=str(one.state.label) if one.state else NOT_HANDED_IN,
        verdict=str(one.verdict.label) if one.verdict else "",
        note=one.note,
        sums=one.sums,
        report=code,
    )


def _village_days(reports: Sequence[Numbered]) -> Iterator[VillageDays]:
    """By month and place, in the order of the days."""
    held: dict[tuple[Month, str], list[Numbered]] = {}
    for one in reports:
        held.setdefault((Month.of(one.report.date), one.report.region.name), []).append(one)
    for (month, village), found in sorted(held.items(), key=lambda one: one[0]):
        yield VillageDays(
            month=month.first,
            village=village,
            days=tuple(one.report.date for one in found),
            numbers=tuple(one.number for one in found),
        )


def _signatures(scope: Scope, code: str, place: Surroundings, period: LongPeriod, signer: str) -> Signatures:
    """Whoever made it, and the head of the office that it is a letter of."""
    until = max(period.first, scope.today)
    own = posts_of([scope.person_id], period.first, until)[scope.person_id] if scope.person_id else None
    maker = Signer(role=(own.title if own else "") or "Yang menyusun", name=scope.name)
    head = letter_signer(scope, code, signer, place.head_of_office)
    noted = replace(head, role=f"Mengetahui, {head.role}")
    return Signatures(place=place.letter_city, date=scope.today, signers=(maker, noted))


def _as_of(scope: Scope, period: LongPeriod) -> date | None:
    """The day up to which a period that is not over was counted."""
    return scope.today if period.last >= scope.today else None
