"""What can be asked about the daily work. The scope comes first, always."""

from pendamping.fieldwork.selectors.code_lists import CodeList, code_lists
from pendamping.fieldwork.selectors.leaves import (
    decided_leaves,
    get_leave_to_check,
    leaves_to_decide,
    number_of_leaves_to_decide,
    own_leaves,
)
from pendamping.fieldwork.selectors.missing import (
    Behind,
    Reporting,
    behind_in,
    number_silent,
    reporters_in,
    reporting_of,
)
from pendamping.fieldwork.selectors.months import CalendarDay, PersonMonth, get_reporter, month_of
from pendamping.fieldwork.selectors.plans import PlanLine, PlanMonth, get_own_plan_item, open_plan_items, plan_of
from pendamping.fieldwork.selectors.reports import (
    ReportFilters,
    daily_reports_in,
    get_attachment,
    get_daily_report,
    last_report_of,
    overview_of,
    reports_by_state,
)
from pendamping.fieldwork.selectors.surroundings import findings_in, surroundings_of
from pendamping.fieldwork.selectors.villages import (
    KnownVisits,
    UnvisitedVillage,
    describe_unvisited,
    last_visits,
    longest_unvisited,
    number_of_visits,
    number_without_visit,
    village_timeline,
    villages_without_visit,
    visits_known,
)
from pendamping.fieldwork.selectors.waiting import (
    Waiting,
    WaitingReport,
    photos_to_check,
    reports_to_check,
    waiting_for_check,
)

__all__ = [
    "Behind",
    "CalendarDay",
    "CodeList",
    "KnownVisits",
    "PersonMonth",
    "PlanLine",
    "PlanMonth",
    "ReportFilters",
    "Reporting",
    "UnvisitedVillage",
    "Waiting",
    "WaitingReport",
    "behind_in",
    "code_lists",
    "daily_reports_in",
    "decided_leaves",
    "describe_unvisited",
    "findings_in",
    "get_attachment",
    "get_daily_report",
    "get_leave_to_check",
    "get_own_plan_item",
    "get_reporter",
    "last_report_of",
    "last_visits",
    "leaves_to_decide",
    "longest_unvisited",
    "month_of",
    "number_of_leaves_to_decide",
    "number_of_visits",
    "number_silent",
    "number_without_visit",
    "open_plan_items",
    "overview_of",
    "own_leaves",
    "photos_to_check",
    "plan_of",
    "reporters_in",
    "reporting_of",
    "reports_by_state",
    "reports_to_check",
    "surroundings_of",
    "village_timeline",
    "villages_without_visit",
    "visits_known",
    "waiting_for_check",
]
