"""Rekap of an area's month: everybody's verified work, what is missing, and what was recommended."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, tzinfo
from functools import cache
from typing import Final
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import translation

from pendamping.common.periods import Month
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.selectors.checkers import LADDER
from pendamping.fieldwork.workdays import workdays_of
from pendamping.people.models import Person, Tier
from pendamping.regions.models import Region
from pendamping.reports.editing import with_words
from pendamping.reports.gathering.areas import area_name, area_seal, edits_about, placed_in, vacancy_lines
from pendamping.reports.gathering.letters import surroundings_of
from pendamping.reports.gathering.numbers import Record, named, records_by_author
from pendamping.reports.gathering.posts import Post, placed_by, posts_of
from pendamping.reports.models import PaymentRecommendation, PeriodicReport
from pendamping.reports.schemas import RecapLine, RecapPaper, Signatures, Signer
from pendamping.reports.subjects import recap_subject

# Whose months are recapped at which level of area.
TIERS_OF: Final[Mapping[int, tuple[Tier, ...]]] = {
    Region.Level.DISTRICT: (Tier.PLD, Tier.KELURAHAN_FACILITATOR),
    Region.Level.REGENCY: (Tier.PLD, Tier.KELURAHAN_FACILITATOR, Tier.PD, Tier.PT),
    Region.Level.PROVINCE: (Tier.TAPM_KAB,),
}
NOT_HANDED_IN: Final = "Belum diserahkan"


@dataclass(frozen=True, slots=True)
class RecapRow:
    """One person's month as the recap shows it."""

    person: Person
    post: Post
    days_reported: int
    reports: int
    visits: int
    empty_days: Sequence[date]
    leave_days: Sequence[date]
    report: PeriodicReport | None
    recommendation: PaymentRecommendation | None
    is_theirs: bool  # the reader recommends about this person

    @property
    def days_without_report(self) -> int:
        return len(self.empty_days)

    @property
    def days_on_leave(self) -> int:
        return len(self.leave_days)

    @property
    def state(self) -> str:
        """In the words of the paper, whatever the screen speaks."""
        if self.report is None or not self.is_handed_in:
            return NOT_HANDED_IN
        return _state_word(self.report.state)

    @property
    def is_handed_in(self) -> bool:
        return self.report is not None and self.report.state != PeriodicReport.State.DRAFT

    @property
    def is_approved(self) -> bool:
        return self.report is not None and self.report.state in PeriodicReport.APPROVED

    def line(self, records: Sequence[Record] = (), zone: tzinfo = UTC) -> RecapLine:
        """As the paper prints it; what is drafted from it in words needs neither `records` nor the `zone`."""
        given = self.recommendation
        with translation.override("id"):
            return RecapLine(
                name=self.person.name,
                post=self.post.title,
                days_reported=self.days_reported,
                reports=self.reports,
                visits=self.visits,
                days_without_report=self.days_without_report,
                days_on_leave=self.days_on_leave,
                state=self.state,
                verdict=str(given.get_verdict_display()) if given else "",
                note=given.note if given else "",
                is_handed_in=self.is_handed_in,
                sources=named(self.person.name, records),
                empty_days=tuple(day.day for day in self.empty_days),
                leave_days=tuple(day.day for day in self.leave_days),
                recommended_by=given.by.name if given else "",
                recommended_on=given.at.astimezone(zone).date() if given else None,
            )


@cache
def _state_word(state: str) -> str:
    with translation.override("id"):
        return str(PeriodicReport.State(state).label)


def recap_region(scope: Scope, code: str) -> Region:
    """A kecamatan, kabupaten or province that lies in `scope` as a whole.

    Raises: NotFound.
    """
    region = Region.objects.filter(pk=code, level__in=TIERS_OF).first()
    if region is None or not scope.covers(code):
        raise NotFound
    return region


def recap_people(scope: Scope, region: Region, month: Month) -> QuerySet[Person]:
    return placed_in(region.code, month, TIERS_OF[region.level], scope.today)


def all_and_missing(scope: Scope, region: Region, month: Month) -> tuple[list[Person], list[Person]]:
    """Everybody of the recap, and who of them has not handed in; one query."""
    own = PeriodicReport.objects.filter(
        kind=PeriodicReport.Kind.MONTHLY, since=month.first, author_id=OuterRef("pk")
    ).exclude(state=PeriodicReport.State.DRAFT)
    people = recap_people(scope, region, month).defer(*Person.PERSONAL).annotate(is_handed_in=Exists(own))
    everybody = list(people)
    return list(everybody), [one for one in everybody if not one.is_handed_in]


def recap_rows(scope: Scope, people: Sequence[Person], month: Month) -> list[RecapRow]:
    """The rows of these people: seven queries for any number of them."""
    ids = [person.pk for person in people]
    posts = posts_of(ids, month.first, month.last)
    verified, reported = _reported(ids, month)
    work = workdays_of(ids, month, today=scope.today, placed=placed_by(posts), reported=reported)
    reports = {one.author_id: one for one in _months(ids, month).defer("paper", "approved_paper")}
    given = PaymentRecommendation.objects.filter(person__in=ids, since=month.first).select_related("by")
    words = {one.person_id: one for one in given}
    return [
        RecapRow(
            person=person,
            post=posts[person.pk],
            days_reported=verified.get(person.pk, (0, 0, 0))[0],
            reports=verified.get(person.pk, (0, 0, 0))[1],
            visits=verified.get(person.pk, (0, 0, 0))[2],
            empty_days=sorted(work[person.pk].missing),
            leave_days=work[person.pk].working_days_on_leave,
            report=reports.get(person.pk),
            recommendation=words.get(person.pk),
            is_theirs=may_recommend(scope, person.pk, posts[person.pk].tier),
        )
        for person in people
    ]


def may_recommend(scope: Scope, person_id: UUID, tier: Tier | None) -> bool:
    """A tier recommends about those on its own rung of checking and below; never about oneself."""
    height = next((place for place, rung in enumerate(LADDER) if scope.role in rung.roles), None)
    if height is None or tier is None or person_id == scope.person_id:
        return False
    return any(tier in rung.checks for rung in LADDER[: height + 1])


def recap_paper(scope: Scope, code: str, month: Month) -> RecapPaper:
    """What the recap of this area would say today.

    Raises: NotFound: no such area, or part of it lies outside `scope`.
    """
    region = recap_region(scope, code)
    people = list(recap_people(scope, region, month))
    rows = recap_rows(scope, people, month)
    place = surroundings_of(region)
    handed_in = sum(row.is_handed_in for row in rows)
    records = records_by_author([person.pk for person in people], month)
    with translation.override("id"):
        own = posts_of([scope.person_id], month.first, scope.today)[scope.person_id] if scope.person_id else None
        paper = RecapPaper(
            month=month.first,
            office=place.office,
            area=area_name(place),
            maker=scope.name,
            lines=tuple(row.line(records[row.person.pk], place.zone) for row in rows),
            vacancies=vacancy_lines(scope, code, _last_day(scope, month), TIERS_OF[region.level]),
            signatures=Signatures(
                place=place.letter_city,
                date=scope.today,
                signers=(Signer(role=(own.title if own else "") or "Yang merekap", name=scope.name),),
            ),
            seal=area_seal(
                place,
                f"Disusun dari {handed_in} laporan bulanan yang diserahkan; {len(rows) - handed_in} belum.",
                sum(row.reports for row in rows),
                is_sample=any(person.is_sample for person in people),
            ),
        )
    return with_words(paper, edits_about(recap_subject(region.code, month.iso)))


def _reported(ids: Collection[UUID], month: Month) -> tuple[dict[UUID, tuple[int, int, int]], list[tuple[UUID, date]]]:
    """Days, reports and visits of each author's verified work; authors and days of all that was handed over."""
    checked = DailyReport.CHECKED
    counted = Q(state__in=checked) & ~Q(corrected_by__state__in=checked)  # as `DailyReportQuerySet.counted`
    is_visit = Q(kind=DailyReport.Kind.FIELD_VISIT)
    reports = DailyReport.objects.filter(author__in=ids, date__range=(month.first, month.last))
    by_day = (
        reports.exclude(state=DailyReport.State.DRAFT)
        .order_by()
        .values_list("author_id", "date")
        .annotate(number=Count("pk", filter=counted), visits=Count("pk", filter=counted & is_visit))
    )
    verified: dict[UUID, tuple[int, int, int]] = {}
    reported = []
    for author, day, number, visited in by_day:
        reported.append((author, day))
        if number:
            days, several, visits = verified.get(author, (0, 0, 0))
            verified[author] = (days + 1, several + number, visits + visited)
    return verified, reported


def _months(ids: Collection[UUID], month: Month) -> QuerySet[PeriodicReport]:
    return PeriodicReport.objects.filter(author__in=ids, kind=PeriodicReport.Kind.MONTHLY, since=month.first)


def _last_day(scope: Scope, month: Month) -> date:
    return min(month.last, scope.today)
