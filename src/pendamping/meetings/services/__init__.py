"""What can happen to meetings and what follows from them; other apps import from here."""

from pendamping.meetings.services.actions import hand_over_action, move_action, postpone_action, promise_action
from pendamping.meetings.services.agenda import finish_item, move_item_up, propose_agenda, put_item, remove_item
from pendamping.meetings.services.attendance import record_attendance, remove_attendance
from pendamping.meetings.services.decisions import decide, withdraw_decision
from pendamping.meetings.services.invitations import (
    choose_helper,
    excuse_invitee,
    invite_by_rule,
    invite_one,
    uninvite,
)
from pendamping.meetings.services.links import make_action_link, move_by_link, revoke_action_link
from pendamping.meetings.services.minutes import lock_minutes, write_notes
from pendamping.meetings.services.planning import (
    cancel_meeting,
    change_meeting,
    close_meeting,
    open_meeting,
    plan_meeting,
)
from pendamping.meetings.services.series import change_series, end_series, make_series

__all__ = [
    "cancel_meeting",
    "change_meeting",
    "change_series",
    "choose_helper",
    "close_meeting",
    "decide",
    "end_series",
    "excuse_invitee",
    "finish_item",
    "hand_over_action",
    "invite_by_rule",
    "invite_one",
    "lock_minutes",
    "make_action_link",
    "make_series",
    "move_action",
    "move_by_link",
    "move_item_up",
    "open_meeting",
    "plan_meeting",
    "postpone_action",
    "promise_action",
    "propose_agenda",
    "put_item",
    "record_attendance",
    "remove_attendance",
    "remove_item",
    "revoke_action_link",
    "uninvite",
    "withdraw_decision",
    "write_notes",
]
