"""Ringkasan of a quarter, a semester or a year: what the recaps of its months say, person by person and added up."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.db.models import Count, Q

from pendamping.common.periods import Days, LongPeriod, Month, Span, months_in
from pendamping.common.scope import Scope, codes_within
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.workdays import WorkDays, workdays_of
from pendamping.people.models import Person, Tier
from pendamping.regions.models import Region
from pendamping.reports.gathering.placements import Placed, placements_in, placements_of
from pendamping.reports.gathering.posts import posts_of
from pendamping.reports.models import PaymentRecommendation, PeriodicReport
from pendamping.reports.schemas.summary import Summary, SummaryMonth, SummaryRow, SummaryTotal
from pendamping.reports.schemas.summary_papers import NO_SUMS, Sums
from pendamping.reports.selectors.people import once_readable_person, readable_months
from pendamping.reports.selectors.recap import TIERS_OF, recap_region

State = PeriodicReport.State
Verdict = PaymentRecommendation.Verdict
PersonMonth = tuple[UUID, Month]
NOTHING: Final = Summary(months=(), rows=(), totals=(), sums=NO_SUMS)


@dataclass(slots=True)
class _Work:
    """Verified daily reports of one person's month."""

    days: int = 0
    reports: int = 0
    visits: int = 0
    visited: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Papers:
    """Monthly reports that were handed in, and what was recommended."""

    states: dict[PersonMonth, State]
    words: dict[PersonMonth, PaymentRecommendation]


def summary_of(scope: Scope, code: str, period: LongPeriod) -> tuple[Region, Summary]:
    """Everybody who stood in a recap of the period's months that have begun: ten queries for any period.

    Raises: NotFound: no such area, or part of it lies outside `scope`.
    """
    region = recap_region(scope, code)
    months = _begun(scope, period)
    if not months:
        return region, NOTHING
    tiers = TIERS_OF[region.level]
    until = min(months[-1].last, scope.today)
    placed = placements_in(code, tiers, months[0].first, until)
    rows = _rows(scope, placed, months, codes_within((code,), "code"))
    rows.sort(key=lambda row: tiers.index(row.tier))  # within a tier the order of names stays
    return region, _added_up(months, rows, tiers)


def person_summary(scope: Scope, person_id: UUID, period: LongPeriod) -> tuple[Person, Summary]:
    """The same of one person: the months of duty that this reader may read.

    Raises: NotFound: nobody with this id, or never inside `scope`.
    """
    person = once_readable_person(scope, person_id)
    begun = _begun(scope, period)
    if not begun:
        return person, NOTHING
    placed = placements_of(person_id, begun[0].first, min(begun[-1].last, scope.today))
    readable = frozenset(readable_months(scope, person_id, begun[::-1]))
    months = [one for one in begun if one in readable and any(not own.absence_in(one) for own in placed.values())]
    if not months:
        return person, NOTHING
    codes = tuple(code for own in placed.values() for code in own.codes)
    rows = _rows(scope, placed, months, codes_within(codes, "code"))
    return person, _added_up(months, rows, [row.tier for row in rows])


def _begun(scope: Scope, period: LongPeriod) -> list[Month]:
    return [month for month in months_in(period) if month.first <= scope.today]


def _rows(scope: Scope, placed: Mapping[UUID, Placed], months: Sequence[Month], inside: Q) -> list[SummaryRow]:
    """In the order of `placed`; `inside`: the regions whose villages count."""
    span, until = Days(months[0].first, months[-1].last), min(months[-1].last, scope.today)
    posts = posts_of(placed, span.first, span.last)
    days = workdays_of(placed, span, today=scope.today)
    work = _work(placed, span)
    papers = _papers(placed, span)
    under = Region.objects.filter(inside, level=Region.Level.VILLAGE).valid_on(until)
    villages = list(under.order_by().values_list("code", flat=True))
    rows = []
    for person_id, own in placed.items():
        sums = _sums(person_id, months, days[person_id], work, papers)
        cells = tuple(
            SummaryMonth(month=month, absence=absence)
            if (absence := own.absence_in(month))
            else _cell(person_id, month, sums[month], papers)
            for month in months
        )
        there = [work[person_id, one.month].visited for one in cells if not one.absence]
        visited = frozenset(place for places in there for place in places if own.holds(place))
        newest = posts[person_id]
        is_here = newest.placement is not None and newest.placement.pk in own.assignments
        rows.append(
            SummaryRow(
                person_id=person_id,
                name=own.name,
                is_sample=own.is_sample,
                tier=own.tier,
                post=newest.title if is_here else own.tier.short,
                months=cells,
                villages=visited.union(place for place in villages if own.holds(place)),
                visited=visited,
                sums=Sums.of(cell.sums for cell in cells),
            )
        )
    return rows


def _added_up(months: Sequence[Month], rows: Sequence[SummaryRow], tiers: Sequence[Tier]) -> Summary:
    return Summary(
        months=tuple(months),
        rows=tuple(rows),
        totals=tuple(_totals(rows, tiers)),
        sums=Sums.of(row.sums for row in rows),
    )


def _sums(
    person_id: UUID, months: Sequence[Month], days: WorkDays, work: dict[PersonMonth, _Work], papers: _Papers
) -> dict[Month, Sums]:
    expected, silent = Counter(map(Month.of, days.expected)), Counter(map(Month.of, days.missing))
    on_leave = Counter(map(Month.of, days.working_days_on_leave))
    sums = {}
    for month in months:
        state, word = papers.states.get((person_id, month)), papers.words.get((person_id, month))
        verdict = word.verdict if word else None
        done = work[person_id, month]
        sums[month] = Sums(
            months=1,
            approved=int(state in PeriodicReport.APPROVED),
            waiting=int(state == State.SUBMITTED),
            returned=int(state == State.RETURNED),
            missing=int(state is None),
            working_days=expected[month],
            days_reported=done.days,
            reports=done.reports,
            visits=done.visits,
            days_without_report=silent[month],
            days_on_leave=on_leave[month],
            yes=int(verdict == Verdict.YES),
            with_note=int(verdict == Verdict.WITH_NOTE),
            no=int(verdict == Verdict.NO),
        )
    return sums


def _cell(person_id: UUID, month: Month, sums: Sums, papers: _Papers) -> SummaryMonth:
    word = papers.words.get((person_id, month))
    return SummaryMonth(
        month=month,
        state=papers.states.get((person_id, month)),
        verdict=Verdict(word.verdict) if word else None,
        note=word.note if word else "",
        sums=sums,
    )


def _totals(rows: Sequence[SummaryRow], tiers: Sequence[Tier]) -> Iterator[SummaryTotal]:
    for tier in tiers:
        if own := [row for row in rows if row.tier == tier]:
            yield SummaryTotal(
                tier=tier,
                people=len(own),
                villages=len(frozenset[str]().union(*(row.villages for row in own))),
                visited=len(frozenset[str]().union(*(row.visited for row in own))),
                sums=Sums.of(row.sums for row in own),
            )


def _work(ids: Collection[UUID], span: Span) -> defaultdict[PersonMonth, _Work]:
    is_visit = Q(kind=DailyReport.Kind.FIELD_VISIT)
    reports = DailyReport.objects.filter(author__in=ids, date__range=(span.first, span.last)).counted()
    by_place = (
        reports.order_by()
        .values_list("author_id", "date", "region_id")
        .annotate(number=Count("pk"), visits=Count("pk", filter=is_visit))
    )
    work: defaultdict[PersonMonth, _Work] = defaultdict(_Work)
    days = set()
    for author, day, place, number, visits in by_place:
        done = work[author, Month.of(day)]
        done.reports += number
        done.visits += visits
        if visits:
            done.visited.add(place)
        if (author, day) not in days:
            days.add((author, day))
            done.days += 1
    return work


def _papers(ids: Collection[UUID], span: Span) -> _Papers:
    """As the recap reads them: a draft has not been handed in."""
    reports = PeriodicReport.objects.filter(
        author__in=ids, kind=PeriodicReport.Kind.MONTHLY, since__range=(span.first, span.last)
    ).exclude(state=State.DRAFT)
    states = reports.order_by().values_list("author_id", "since", "state")
    words = PaymentRecommendation.objects.filter(person__in=ids, since__range=(span.first, span.last))
    return _Papers(
        states={(author, Month.of(since)): State(state) for author, since, state in states},
        words={(one.person_id, Month.of(one.since)): one for one in words},
    )
