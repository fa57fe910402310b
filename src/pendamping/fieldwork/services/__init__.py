"""What can happen in the daily work: one function for one thing, with its permission, transaction and trace."""

from pendamping.fieldwork.services.attachments import (
    attach_document,
    attach_photo,
    describe_attachment,
    remove_attachment,
)
from pendamping.fieldwork.services.checking import Checked, lock_month, return_daily_report, verify_daily_reports
from pendamping.fieldwork.services.exports import note_report_export
from pendamping.fieldwork.services.holidays import add_holidays, remove_holiday
from pendamping.fieldwork.services.leaves import decide_leave, request_leave, withdraw_leave
from pendamping.fieldwork.services.plans import cancel_plan_item, change_plan_item, plan_work, state_plan_item
from pendamping.fieldwork.services.recording import (
    correct_daily_report,
    discard_draft,
    edit_daily_report,
    record_daily_report,
    record_daily_reports,
)
from pendamping.fieldwork.services.stored_files import remove_unused_files
from pendamping.fieldwork.services.submitting import Submitted, submit_daily_reports

__all__ = [
    "Checked",
    "Submitted",
    "add_holidays",
    "attach_document",
    "attach_photo",
    "cancel_plan_item",
    "change_plan_item",
    "correct_daily_report",
    "decide_leave",
    "describe_attachment",
    "discard_draft",
    "edit_daily_report",
    "lock_month",
    "note_report_export",
    "plan_work",
    "record_daily_report",
    "record_daily_reports",
    "remove_attachment",
    "remove_holiday",
    "remove_unused_files",
    "request_leave",
    "return_daily_report",
    "state_plan_item",
    "submit_daily_reports",
    "verify_daily_reports",
    "withdraw_leave",
]
