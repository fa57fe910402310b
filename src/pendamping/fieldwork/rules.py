"""What holds for every daily report, however it came in."""

from collections.abc import Collection, Set
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Field
from django.utils import timezone
from django.utils.formats import date_format, time_format

from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.fieldwork.errors import (
    DateInFuture,
    DescriptionMissing,
    DuplicateReport,
    EndBeforeStart,
    NotAssigned,
    OutsideReasonMissing,
    PlanItemNotFound,
    RegionNotFound,
    TooLate,
    TooManyHours,
    UnknownCode,
)
from pendamping.fieldwork.known import Known
from pendamping.fieldwork.limits import last_day_accepted
from pendamping.fieldwork.models import CodeListEntry, DailyReport
from pendamping.fieldwork.placements import Places, Post
from pendamping.fieldwork.schemas import ReportContent
from pendamping.people.models import Person

ASKED_WITH_A_PROBLEM = ("result", "follow_up", "recommendation")
A_DAY = timedelta(hours=24)


def lock_author(scope: Scope) -> UUID:
    """Who writes. Until the transaction ends, nobody else changes this person's days.

    Raises:
        NotAllowed: an account without a person.
    """
    if scope.person_id is None:
        raise NotAllowed(need="daily_report.write")
    Person.objects.select_for_update().only("pk").get(pk=scope.person_id)
    return scope.person_id


def check_in_time(scope: Scope, day: date, written_at: datetime | None = None) -> None:
    """Whether a report of that day may still come in; what was written in time may, however long it travelled.

    `written_at`: by the office's clock; None: now.

    Raises: DateInFuture, TooLate.
    """
    if day > scope.today:
        raise DateInFuture(date=date_format(day), today=date_format(scope.today))
    last = last_day_accepted(day)
    over = timezone.make_aware(datetime.combine(last + timedelta(days=1), time.min))
    if scope.today > last and (written_at is None or written_at >= over):
        raise TooLate(date=date_format(day), last_day=date_format(last))


def check_content(known: Known, content: ReportContent, *, but: Collection[UUID]) -> Post:
    """The post that the author held on that day; `but` are the report itself and what it corrects.

    Raises:
        EndBeforeStart, DescriptionMissing, UnknownCode, PlanItemNotFound: the content itself does not fit.
        NotAssigned, RegionNotFound, OutsideReasonMissing: the day or the place is not this person's.
        TooManyHours, DuplicateReport: another report of that day speaks against it.
    """
    if content.end <= content.start:
        raise EndBeforeStart(start=time_format(content.start), end=time_format(content.end))
    if not content.description:
        raise DescriptionMissing
    _require_codes("category", {content.category}, known.codes)
    _require_codes("theme", set(content.themes), known.codes)
    if content.plan_item_id and content.plan_item_id not in known.plan_items:
        raise PlanItemNotFound
    post = post_for(known.places, content.date, content.region, content.outside_reason)
    _check_day(known, content, but)
    return post


def check_codes(list_name: str, codes: Set[str]) -> None:
    """Raises: UnknownCode. A retired entry is known: a phone may still offer it."""
    entries = CodeListEntry.objects.filter(list=list_name, code__in=codes)
    _require_codes(list_name, codes, set(entries.values_list("list", "code")))


def post_for(places: Places, day: date, region_code: str, outside_reason: str) -> Post:
    """The placement that holds the region; with a reason to be elsewhere, any placement of that day.

    Raises:
        NotAssigned: no placement on that day.
        RegionNotFound: no such region on that day.
        OutsideReasonMissing: the region lies in none of the placements.
    """
    posts = places.posts_on(day)
    if not posts:
        raise NotAssigned(date=date_format(day))
    region = places.region_on(region_code, day)
    if region is None:
        raise RegionNotFound(region=region_code, date=date_format(day))
    holding = [post for post in posts if post.holds(region_code)]
    if not holding and not outside_reason:
        raise OutsideReasonMissing(region=region.name)
    return (holding or posts)[0]


def _require_codes(list_name: str, codes: Set[str], known: Set[tuple[str, str]]) -> None:
    unknown = {code for code in codes if (list_name, code) not in known}
    if unknown:
        raise UnknownCode(code=", ".join(sorted(unknown)), list=CodeListEntry.List(list_name).label)


def _check_day(known: Known, content: ReportContent, but: Collection[UUID]) -> None:
    spent = duration(content.start, content.end)
    for other in known.days[content.date]:
        if other.pk in but:
            continue
        spent += duration(other.start, other.end)
        same_place = other.region_id == content.region
        if same_place and other.start < content.end and content.start < other.end:
            raise DuplicateReport(
                other=other.pk,
                date=date_format(other.date),
                region=known.places.regions[other.region_id].name,
                start=time_format(other.start),
                end=time_format(other.end),
                title=other.title or other.description[:60],
            )
    if spent > A_DAY:
        raise TooManyHours(date=date_format(content.date), hours=round(spent / timedelta(hours=1), 1))


def duration(start: time, end: time) -> timedelta:
    return datetime.combine(date.min, end) - datetime.combine(date.min, start)


def label_of(name: str) -> str:
    """How a column of `DailyReport` is called."""
    column = DailyReport._meta.get_field(name.removesuffix("_id"))
    return str(column.verbose_name) if isinstance(column, Field) else name


def missing_on_visit(report: DailyReport) -> list[str]:
    """The fields that a visit on which a problem was met still lacks."""
    if report.kind != DailyReport.Kind.FIELD_VISIT or not report.problem:
        return []
    return [name for name in ASKED_WITH_A_PROBLEM if not getattr(report, name)]
