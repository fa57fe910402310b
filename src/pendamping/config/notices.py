"""What waits for whoever opened a home: letters, lists, reports, months, promises; each app says what is its own."""

from collections import Counter
from dataclasses import dataclass, fields
from typing import Any

from django.db.models import QuerySet

from pendamping.awards.selectors.awards import lists_to_answer
from pendamping.common.counting import counting
from pendamping.common.questions import written_once
from pendamping.common.scope import Scope
from pendamping.fieldwork.selectors import reports_to_check
from pendamping.library.selectors.circulars import unread_circulars
from pendamping.meetings.selectors.reminders import ActionReminder, actions_to_remind
from pendamping.reports.models import DistrictReportStep, IssuedDocument
from pendamping.reports.selectors.district_steps import reports_to_receive, returned_reports
from pendamping.reports.selectors.periodic import months_to_check
from pendamping.reports.selectors.reminders import MonthReminder, month_reminder


@dataclass(frozen=True, slots=True)
class Notices:
    """Numbers of rows; `month` None: neither to hand in nor to check."""

    letters: int
    lists: int
    reports: int
    month: MonthReminder | None
    actions: ActionReminder
    returned: list[DistrictReportStep]  # camat's reports that the kabupaten gave back
    camat: int  # their reports that wait for the kabupaten
    first_of_camat: IssuedDocument | None  # the oldest month of these


def notices_for(scope: Scope) -> Notices:
    """One query for all numbers, and what the own month asks besides."""
    numbers: Counter[str] = Counter(dict(_numbers(scope)))
    return Notices(
        letters=numbers["letters"],
        lists=numbers["lists"],
        reports=numbers["reports"],
        month=month_reminder(scope, numbers["months"]),
        actions=ActionReminder(**{one.name: numbers[one.name] for one in fields(ActionReminder)}),
        returned=returned_reports(scope) if scope.may("district_report.issue") else [],
        camat=numbers["camat"],
        first_of_camat=_first(reports_to_receive(scope)) if numbers["camat"] else None,
    )


def _first(waiting: QuerySet[IssuedDocument]) -> IssuedDocument | None:
    return waiting.defer("paper").order_by("since", "pk").first()


@written_once
def _numbers(scope: Scope) -> QuerySet[Any]:
    others = {
        "letters": unread_circulars(scope),
        "lists": lists_to_answer(scope),
        "reports": reports_to_check(scope),
        "months": months_to_check(scope),
        "camat": reports_to_receive(scope),
    }
    return counting(actions_to_remind(scope) | others)
