"""What people fill in on the office pages of daily work; each form becomes a typed input of a service."""

from pendamping.fieldwork.forms.filters import FilterForm
from pendamping.fieldwork.forms.holidays import HolidaysForm
from pendamping.fieldwork.forms.leaves import DecisionForm, LeaveForm
from pendamping.fieldwork.forms.plans import CancelForm, PlanForm
from pendamping.fieldwork.forms.reports import DailyReportForm

__all__ = ["CancelForm", "DailyReportForm", "DecisionForm", "FilterForm", "HolidaysForm", "LeaveForm", "PlanForm"]
