"""Names that stay hidden, and numbers that nobody needs to read."""

import re

from django.utils.translation import gettext as _

from pendamping.cases.models import Case, CaseEvent, Party
from pendamping.common.scope import Scope

_LONG_NUMBERS = re.compile(r"(?<!\d)(\d{4})\d{8,14}(?!\d)")  # NIK, NPWP, accounts, phones


def masked(text: str) -> str:
    """Personal numbers that somebody wrote into a text, as far as they identify anybody.

    >>> masked("NIK 6209041234567890, tiba 08.30 pada 12-11-2024")
    'NIK 6209••••••••, tiba 08.30 pada 12-11-2024'
    """
    return _LONG_NUMBERS.sub(r"\1••••••••", text)


def sees_reporter(scope: Scope, case: Case) -> bool:
    """The reporter and the office that decides always do; others where the reporter hides nothing."""
    own = case.raised_by_id is not None and case.raised_by_id == scope.account_id
    return own or not case.hides_reporter or (scope.may("case.decide") and case.office == scope.role)


def reporter_name(scope: Scope, case: Case) -> str:
    return case.raised_by_name if sees_reporter(scope, case) else _("Pelapor (identitas dilindungi)")


def event_name(scope: Scope, case: Case, event: CaseEvent) -> str:
    return reporter_name(scope, case) if event.by_role == Party.Role.REPORTER else event.by_name


def party_name(scope: Scope, case: Case, party: Party) -> str:
    return reporter_name(scope, case) if party.role == Party.Role.REPORTER else party.name
