"""Taking away a second factor whose owner lost it."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from pendamping.access.models import Account
from pendamping.access.selectors import area_of
from pendamping.access.services._guard import require_manageable
from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope


@transaction.atomic
def remove_second_factor(scope: Scope, account: Account) -> None:
    """After this the password alone is enough, until the owner sets up a new one. Asking again is harmless.

    Raises: NotAllowed, NotFound, OwnAccount, RoleNotYours: `scope` may not change this account.
    """
    require_manageable(scope, account)
    removed, _each = Authenticator.objects.filter(user=account).delete()
    if removed:
        record_audit(scope, "account.second_factor_removed", account, area_of(scope, account))
