"""What changes accounts, roles and ways in; other apps import from here."""

from pendamping.access.services.accounts import (
    change_account,
    create_account,
    resume_account,
    set_own_password,
    set_sample_password,
    suspend_account,
)
from pendamping.access.services.handover import hand_over
from pendamping.access.services.links import link_account, make_sign_in_link, use_sign_in_link
from pendamping.access.services.roles import end_role, end_roles_based_on, grant_role

__all__ = [
    "change_account",
    "create_account",
    "end_role",
    "end_roles_based_on",
    "grant_role",
    "hand_over",
    "link_account",
    "make_sign_in_link",
    "resume_account",
    "set_own_password",
    "set_sample_password",
    "suspend_account",
    "use_sign_in_link",
]
