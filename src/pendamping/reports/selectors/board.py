"""The board of a month: every working day and person of an area no wider than a kabupaten."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from statistics import median
from typing import Final
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from pendamping.access.models import Device
from pendamping.common.days import DaysBetween
from pendamping.common.periods import Month
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.workdays import REPORTING, WorkDays, workdays_of
from pendamping.people.selectors import gaps_in
from pendamping.regions.models import Region
from pendamping.reports.calendar import calendar_of
from pendamping.reports.gathering.areas import placed_in
from pendamping.reports.gathering.posts import placed_by, posts_of
from pendamping.reports.models import PeriodicReport, Silence
from pendamping.reports.schemas.board import Board, BoardDay, BoardRow, Lag, Miss, Reason

A_DAY: Final = timedelta(days=1)
NARROW: Final = (Region.Level.REGENCY, Region.Level.DISTRICT)
# Author, day, state, checker's name, days from handing over to the check: one daily report, as the board counts it.
_HandedOver = tuple[UUID, date, str, str | None, float | None]
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
    """A dozen queries for any number of people.

    Raises: NotAllowed: the role does not read who is missing.
    """
    scope.require("missing_report.read")
    # Their newest revoked phone, where no other acts for them: an active one comes first, with no moment.
    phones = Device.objects.filter(account_id=OuterRef("account_id")).order_by(F("revoked_at").desc(nulls_first=True))
    people = list(
        placed_in(region.code, month, REPORTING, scope.today)
        .only("name")
        .annotate(
            is_handed_in=Exists(_handed_in(month).filter(author_id=OuterRef("pk"))),
            phone_lost_at=Subquery(phones.values("revoked_at")[:1]),
        )
    )
    ids = [person.pk for person in people]
    handed_over = _handed_over(ids, month)
    posts = posts_of(ids, month.first, month.last)
    reported = ((author, day) for author, day, *_more in handed_over)
    work = workdays_of(ids, month, today=scope.today, placed=placed_by(posts), reported=reported)
    phone_lost = {one.pk: timezone.localdate(one.phone_lost_at) for one in people if one.phone_lost_at}
    reasons = _reasons(ids, work, month, phone_lost)
    lags, unverified = _checking(handed_over)
    typical = median(one for some in lags.values() for one in some) if lags else 0.0
    calendar = calendar_of(region.code[: Region.Level.REGENCY], month)
    days_left = (calendar.correction_ends - scope.today).days
    rows = []
    for person in people:
        own = reasons[person.pk]
        without_word = sum(one == Reason.NO_WORD for one in own.values())
        forecast = _forecast(days_left, without_word, typical if unverified[person.pk] else 0.0)
        rows.append(
            BoardRow(
                person=person,
                post=posts[person.pk],
                days_reported=len(work[person.pk].reported),
                reasons=own,
                without_word=without_word,
                unverified=unverified[person.pk],
                is_handed_in=person.is_handed_in,
                miss=None if person.is_handed_in else forecast,
            )
        )
    rows.sort(key=lambda row: (row.miss is None, -row.without_word, row.person.name))
    return Board(
        rows=rows,
        days=_days(work, reasons, month),
        lags=_named(lags),
        calendar=calendar,
        days_left=days_left,
        typical=typical,
        gaps=gaps_in(scope, region.code, min(month.last, scope.today)),
    )


def _forecast(days_left: int, without_word: int, checking: float) -> Miss | None:
    """The stated rule; `checking` is how long it usually takes, 0 where nothing waits for it."""
    if days_left < 0:
        return Miss.PAST
    if without_word > days_left:
        return Miss.SILENT
    return Miss.SLOW if checking > days_left else None


def _reasons(
    ids: Sequence[UUID], work: Mapping[UUID, WorkDays], month: Month, phone_lost: Mapping[UUID, date]
) -> dict[UUID, dict[date, Reason]]:
    """Of every working day that is over and has no report; `phone_lost`: since when somebody has no phone."""
    declared = _declared(ids, month)
    found: dict[UUID, dict[date, Reason]] = {}
    for person_id in ids:
        days = work[person_id]
        own = {day: Reason.LEAVE for day in days.working_days_on_leave if day in days.over}
        lost_since = phone_lost.get(person_id)
        for day in days.missing:
            lost = Reason.DEVICE_LOST if lost_since and day >= lost_since else Reason.NO_WORD
            own[day] = declared[person_id].get(day, lost)
        found[person_id] = {day: reason for day, reason in own.items() if day not in days.reported}
    return found


def _declared(ids: Collection[UUID], month: Month) -> defaultdict[UUID, dict[date, Reason]]:
    declared: defaultdict[UUID, dict[date, Reason]] = defaultdict(dict)
    for one in Silence.objects.filter(person__in=ids, start__lte=month.last, end__gte=month.first):
        days = (one.start + A_DAY * number for number in range((one.end - one.start).days + 1))
        declared[one.person_id] |= dict.fromkeys(days, Reason(one.kind))
    return declared


def _days(work: Mapping[UUID, WorkDays], reasons: Mapping[UUID, Mapping[date, Reason]], month: Month) -> list[BoardDay]:
    """The newest first; a day that is nobody's working day is left out."""
    expected: Counter[date] = Counter()
    reported: Counter[date] = Counter()
    why: defaultdict[date, Counter[Reason]] = defaultdict(Counter)
    for person_id, days in work.items():
        own = days.expected
        expected.update(own)
        reported.update(own & days.reported)
        for day, reason in reasons.get(person_id, {}).items():
            why[day][reason] += 1
    shown = [day for day in month.days if expected[day] or why[day]]
    return [BoardDay(day, expected[day], reported[day], why[day]) for day in reversed(shown)]


def _handed_in(month: Month) -> QuerySet[PeriodicReport]:
    months = PeriodicReport.objects.filter(kind=PeriodicReport.Kind.MONTHLY, since=month.first)
    return months.exclude(state__in=PeriodicReport.EDITABLE)


def _handed_over(ids: Collection[UUID], month: Month) -> list[_HandedOver]:
    reports = DailyReport.objects.filter(author__in=ids, date__range=(month.first, month.last))
    fields = ("author_id", "date", "state", "checked_by__name", DaysBetween("submitted_at", "checked_at"))
    return list(reports.exclude(state=DailyReport.State.DRAFT).order_by().values_list(*fields))


def _checking(handed_over: Sequence[_HandedOver]) -> tuple[dict[str, list[float]], Counter[UUID]]:
    """By the name of the checker: days from handing over to verification; by author: how many still wait."""
    lags: dict[str, list[float]] = {}
    waiting: Counter[UUID] = Counter()
    for author, _day, state, checker, took in handed_over:
        if state in WAITING:
            waiting[author] += 1
        elif took is not None:
            lags.setdefault(checker or "", []).append(max(0.0, took))
    return lags, waiting


def _named(lags: Mapping[str, Sequence[float]]) -> list[Lag]:
    named = [Lag(name, len(some), median(some), max(some)) for name, some in lags.items()]
    return sorted(named, key=lambda one: -one.median)
