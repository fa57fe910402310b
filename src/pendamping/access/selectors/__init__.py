"""Asking about accounts and their roles."""

from pendamping.access.selectors.accounts import (
    AccountRow,
    account_history,
    accounts_in,
    area_of,
    count_accounts,
    find_taker,
    get_account,
    get_accounts,
    may_manage,
    own_account,
    search_accounts,
    with_roles,
)
from pendamping.access.selectors.audit import AuditPage, AuditQuestion, area_names, audit_entries, audit_page
from pendamping.access.selectors.roles import RoleInArea, RoleLine, get_role, in_areas, roles_not_over, roles_with_areas

__all__ = [
    "AccountRow",
    "AuditPage",
    "AuditQuestion",
    "RoleInArea",
    "RoleLine",
    "account_history",
    "accounts_in",
    "area_names",
    "area_of",
    "audit_entries",
    "audit_page",
    "count_accounts",
    "find_taker",
    "get_account",
    "get_accounts",
    "get_role",
    "in_areas",
    "may_manage",
    "own_account",
    "roles_not_over",
    "roles_with_areas",
    "search_accounts",
    "with_roles",
]
