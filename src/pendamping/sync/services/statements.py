"""The receipt of pay day: what the office holds of a person, signed so that nobody can claim otherwise later."""

from uuid import UUID

from django.conf import settings
from django.utils import timezone

from pendamping.common.audit import last_link
from pendamping.common.carrying import canonical
from pendamping.common.check_codes import check_code
from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.common.signing import public_key, sign
from pendamping.sync.schemas.contacts import SignedStatement
from pendamping.sync.selectors.holdings import Days, holdings, holdings_of_month, receipt_person


def signed_statement(scope: Scope) -> SignedStatement:
    """What this person's days are to the office now, with the last link of the audit trail that stands behind it."""
    return _signed(str(scope.person_id), scope.name, holdings(scope), {})


def statement_of_month(scope: Scope, person_id: UUID, month: Month) -> SignedStatement:
    """The same of one month. Raises: NotFound, NotAllowed: not this scope's to see."""
    person = receipt_person(scope, person_id, month)
    days = holdings_of_month(scope, person_id, month)
    return _signed(str(person.pk), person.name, days, {"month": month.iso})


def _signed(person: str, name: str, days: Days, more: dict[str, str]) -> SignedStatement:
    sequence, link = last_link()
    said = {
        "office": settings.BASE_URL,
        "person": person,
        "name": name,
        "at": timezone.now().isoformat(timespec="seconds"),
        "audit": [sequence, link],
        "days": days,
    } | more
    text = canonical(said)
    return SignedStatement(text=text, signature=sign(text), public_key=public_key(), code=check_code(text))
