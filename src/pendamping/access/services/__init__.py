"""What changes accounts, roles and ways in; other apps import from here."""

from pendamping.access.services.account_sheets import check_account_sheet, create_accounts
from pendamping.access.services.accounts import (
    change_account,
    create_account,
    resume_account,
    set_own_password,
    set_sample_password,
    suspend_account,
)
from pendamping.access.services.audit_exports import note_audit_export
from pendamping.access.services.devices import device_of, enrol_device, revoke_device
from pendamping.access.services.handover import hand_over
from pendamping.access.services.links import link_account, make_device_link, make_sign_in_link, use_sign_in_link
from pendamping.access.services.roles import end_role, end_roles_based_on, grant_role
from pendamping.access.services.second_factor import remove_second_factor

__all__ = [
    "change_account",
    "check_account_sheet",
    "create_account",
    "create_accounts",
    "device_of",
    "end_role",
    "end_roles_based_on",
    "enrol_device",
    "grant_role",
    "hand_over",
    "link_account",
    "make_device_link",
    "make_sign_in_link",
    "note_audit_export",
    "remove_second_factor",
    "resume_account",
    "revoke_device",
    "set_own_password",
    "set_sample_password",
    "suspend_account",
    "use_sign_in_link",
]
