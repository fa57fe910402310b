"""The board of a month: every working day and person of an area no wider than a kabupaten."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from statistics import median
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from pendamping.access.models import Device
from pendamping.common.periods import Month
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.selectors import reporters_in
from pendamping.fieldwork.workdays import REPORTING, WorkDays, workdays_of
from pendamping.people.models import Assignment, AssignmentArea, Person, Tier
from pendamping.regions.models import Region
from pendamping.reports.calendar import calendar_of
from pendamping.reports.gathering.areas import placed_in
from pendamping.reports.gathering.posts import posts_of
from pendamping.reports.models import PeriodicReport, Silence
from pendamping.reports.schemas.board import Board, BoardDay, BoardRow, Lag, Reason

A_DAY: Final = timedelta(days=1)
NARROW: Final = (Region.Level.REGENCY, Region.Level.DISTRICT)
WAITING: Final = (DailyReport.State.SUBMITTED, DailyReport.State.RETURNED)


def board_area(scope: Scope, asked: str) -> Region | None:
    """The kabupaten or kecamatan to show: the one that was asked for, else the scope's own; None where it is wider.

    Raises: NotFound: the area asked for is not in `scope`, or wider than a kabupaten.
    """
    code = asked or (scope.prefixes[0] if len(scope.prefixes) == 1 else "")
    if not asked and len(code) not in NARROW:
        return None
    region = Region.objects.filter(pk=code, level__in=NARROW).first()
    if region is None or not scope.covers(code):
        raise NotFound
    return region


def areas_to_choose(scope: Scope) -> list[Region]:
    """The kabupaten of a wider scope, or the kecamatan of a cluster."""
    cluster = [prefix for prefix in scope.prefixes if len(prefix) == Region.Level.DISTRICT]
    wanted = Q(pk__in=cluster) | Q(level=Region.Level.REGENCY)
    return list(Region.objects.filter(scope.q("code"), wanted).valid_on(scope.today).order_by("code"))


def board_of(scope: Scope, region: Region, month: Month) -> Board:
    """About fifteen queries for any number of people.

    Raises: NotAllowed: the role does not read who is missing.
    """
    placed = placed_in(region.code, month, REPORTING, scope.today)
    people = list(reporters_in(scope, month).filter(pk__in=placed.order_by().values("pk")))
    ids = [person.pk for person in people]
    work = workdays_of(ids, month, today=scope.today)
    reasons = _reasons(people, work, month)
    lags, unverified = _checking(ids, month)
    typical = median(one for some in lags.values() for one in some) if lags else 0.0
    calendar = calendar_of(region.code[: Region.Level.REGENCY], month)
    days_left = (calendar.correction_ends - scope.today).days
    posts = posts_of(ids, month.first, month.last)
    handed_in = _handed_in(ids, month)
    rows = []
    for person in people:
        own = reasons[person.pk]
        without_word = sum(one == Reason.NO_WORD for one in own.values())
        is_handed_in = person.pk in handed_in
        too_slow = unverified[person.pk] > 0 and typical > days_left
        rows.append(
            BoardRow(
                person=person,
                post=posts[person.pk],
                days_reported=len(work[person.pk].reported),
                reasons=own,
                unverified=unverified[person.pk],
                is_handed_in=is_handed_in,
                will_miss=not is_handed_in and (days_left < 0 or without_word > days_left or too_slow),
            )
        )
    rows.sort(key=lambda row: (not row.will_miss, -row.without_word, row.person.name))
    return Board(
        rows=rows,
        days=_days(work, reasons, month),
        lags=_named(lags),
        calendar=calendar,
        days_left=days_left,
        uncovered=_uncovered(scope, region),
    )


def _uncovered(scope: Scope, region: Region) -> int:
    """Villages without any PLD today, standing in or definitive."""
    held = AssignmentArea.objects.filter(assignment__in=Assignment.objects.active_on(scope.today).filter(tier=Tier.PLD))
    villages = Region.objects.under(region.code).assessed().valid_on(scope.today)
    return villages.exclude(pk__in=held.values("region_id")).count()


def _reasons(people: Sequence[Person], work: Mapping[UUID, WorkDays], month: Month) -> dict[UUID, dict[date, Reason]]:
    """Of every working day that is over and has no report."""
    declared = _declared([person.pk for person in people], month)
    without_device = _without_device(people)
    found: dict[UUID, dict[date, Reason]] = {}
    for person in people:
        days = work[person.pk]
        own = {day: Reason.LEAVE for day in days.working_days_on_leave if day < days.over_before}
        for day in days.missing:
            lost_since = without_device.get(person.pk)
            lost = Reason.DEVICE_LOST if lost_since and day >= lost_since else Reason.NO_WORD
            own[day] = declared[person.pk].get(day, lost)
        found[person.pk] = {day: reason for day, reason in own.items() if day not in days.reported}
    return found


def _declared(ids: Collection[UUID], month: Month) -> defaultdict[UUID, dict[date, Reason]]:
    declared: defaultdict[UUID, dict[date, Reason]] = defaultdict(dict)
    for one in Silence.objects.filter(person__in=ids, start__lte=month.last, end__gte=month.first):
        days = (one.start + A_DAY * number for number in range((one.end - one.start).days + 1))
        declared[one.person_id] |= dict.fromkeys(days, Reason(one.kind))
    return declared


def _without_device(people: Sequence[Person]) -> dict[UUID, date]:
    """Since when somebody whose phones were all revoked has none."""
    accounts = {person.account_id: person.pk for person in people if person.account_id}
    last: dict[UUID, date] = {}
    open_ones = set()
    for account, revoked in Device.objects.filter(account__in=accounts).values_list("account_id", "revoked_at"):
        person_id = accounts[account]
        if revoked is None:
            open_ones.add(person_id)
        else:
            day = timezone.localdate(revoked)
            last[person_id] = max(day, last.get(person_id, day))
    return {person_id: day for person_id, day in last.items() if person_id not in open_ones}


def _days(work: Mapping[UUID, WorkDays], reasons: Mapping[UUID, Mapping[date, Reason]], month: Month) -> list[BoardDay]:
    """The newest first; a day that is nobody's working day is left out."""
    expected: Counter[date] = Counter()
    reported: Counter[date] = Counter()
    why: defaultdict[date, Counter[Reason]] = defaultdict(Counter)
    for person_id, days in work.items():
        expected.update(days.expected)
        reported.update(days.expected & days.reported)
        for day, reason in reasons.get(person_id, {}).items():
            why[day][reason] += 1
    shown = [day for day in month.days if expected[day] or why[day]]
    return [BoardDay(day, expected[day], reported[day], why[day]) for day in reversed(shown)]


def _handed_in(ids: Collection[UUID], month: Month) -> set[UUID]:
    months = PeriodicReport.objects.filter(author__in=ids, kind=PeriodicReport.Kind.MONTHLY, since=month.first)
    return set(months.exclude(state__in=PeriodicReport.EDITABLE).values_list("author_id", flat=True))


def _checking(ids: Collection[UUID], month: Month) -> tuple[dict[str, list[float]], Counter[UUID]]:
    """By the name of the checker: days from handing over to verification; by author: how many still wait."""
    handed_over = DailyReport.objects.filter(
        author__in=ids, date__range=(month.first, month.last), state__in=(*WAITING, *DailyReport.CHECKED)
    )
    fields = ("author_id", "state", "checked_by__name", "submitted_at", "checked_at")
    lags: dict[str, list[float]] = {}
    waiting: Counter[UUID] = Counter()
    for author, state, checker, submitted, done in handed_over.order_by().values_list(*fields):
        if state in WAITING:
            waiting[author] += 1
        elif submitted is not None and done is not None:
            lags.setdefault(checker or "", []).append(max(0.0, (done - submitted) / A_DAY))
    return lags, waiting


def _named(lags: Mapping[str, Sequence[float]]) -> list[Lag]:
    named = [Lag(name, len(some), median(some), max(some)) for name, some in lags.items()]
    return sorted(named, key=lambda one: -one.median)
