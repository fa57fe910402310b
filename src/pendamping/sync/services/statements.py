"""The receipt of pay day: what the office holds of a person, signed so that nobody can claim otherwise later."""

import json

from django.conf import settings
from django.utils import timezone

from pendamping.common.audit import last_link
from pendamping.common.scope import Scope
from pendamping.sync.check_codes import check_code
from pendamping.sync.schemas import SignedStatement
from pendamping.sync.selectors.holdings import holdings
from pendamping.sync.signing import public_key, sign


def signed_statement(scope: Scope) -> SignedStatement:
    """What this person's days are to the office now, with the last link of the audit trail that stands behind it."""
    sequence, link = last_link()
    said = {
        "office": settings.BASE_URL,
        "person": str(scope.person_id),
        "name": scope.name,
        "at": timezone.now().isoformat(timespec="seconds"),
        "audit": [sequence, link],
        "days": holdings(scope),
    }
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return SignedStatement(text=text, signature=sign(text), public_key=public_key(), code=check_code(text))
