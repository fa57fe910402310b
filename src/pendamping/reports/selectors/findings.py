"""What stands out in a month when it is handed in."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils import timezone
from django.utils.text import Truncator

from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.people.models import Assignment
from pendamping.reports.calendar import calendar_of
from pendamping.reports.gathering.posts import Placement, Post
from pendamping.reports.models import PeriodicReport, PeriodicStep
from pendamping.reports.schemas import MonthlyReportPaper
from pendamping.reports.schemas.periodic import Sign, finding

LONGEST_NOTE = 160  # the whole of it stands among the steps
AGAIN: Mapping[str, Sign] = {PeriodicStep.Kind.RETURNED: Sign.RETURNED, PeriodicStep.Kind.REOPENED: Sign.REOPENED}


def standing_out(
    scope: Scope, month: Month, post: Post, paper: MonthlyReportPaper, begun: PeriodicReport | None = None
) -> list[dict[str, object]]:
    """What a checker of this month should look at first, were its author, who asks, to hand it in today.

    One that comes back is late only if it was late the first time.
    """
    steps = list(begun.steps.exclude(kind=PeriodicStep.Kind.EDITED)) if begun else []
    found = []
    if steps and (sign := AGAIN.get(steps[-1].kind)):
        found.append(finding(sign, note=Truncator(steps[-1].note).chars(LONGEST_NOTE)))
    first = next((timezone.localdate(one.at) for one in steps if one.kind == PeriodicStep.Kind.SUBMITTED), scope.today)
    late = (first - calendar_of(_area(post), month).correction_ends).days
    if late > 0:
        found.append(finding(Sign.LATE, number=late))
    if unverified := _unverified(scope, month):
        found.append(finding(Sign.UNVERIFIED, number=unverified))
    if paper.summary.days_without_report:
        found.append(finding(Sign.EMPTY_DAYS, number=paper.summary.days_without_report))
    if post.placement is not None:
        found += _placement_findings(scope, month, post.placement)
    return found


def _unverified(scope: Scope, month: Month) -> int:
    own = DailyReport.objects.filter(author_id=scope.person_id, date__range=(month.first, month.last))
    return own.exclude(state__in=DailyReport.CHECKED).count()


def _placement_findings(scope: Scope, month: Month, placement: Placement) -> list[dict[str, object]]:
    """A month served in part, and a signature after the end of the term."""
    since, until = max(placement.start, month.first), min(placement.end or month.last, month.last)
    found = []
    if (until - since) < (month.last - month.first) and not _continues(placement, since):
        found.append(finding(Sign.PLACED_IN_PART, since=since.isoformat(), until=until.isoformat()))
    if (
        placement.end
        and placement.end < scope.today
        and placement.end <= month.last
        and not _placed_today(scope, placement)
    ):
        found.append(finding(Sign.TERM_ENDED, until=placement.end.isoformat()))
    return found


def _continues(placement: Placement, since: date) -> bool:
    """Another placement ended the day before this one began."""
    before = Assignment.objects.filter(person_id=placement.person_id, end=since - timedelta(days=1))
    return placement.end is None and before.exists()


def _placed_today(scope: Scope, placement: Placement) -> bool:
    return Assignment.objects.active_on(scope.today).filter(person_id=placement.person_id).exists()


def _area(post: Post) -> str:
    return post.seat.code[:4] if post.seat else ""
