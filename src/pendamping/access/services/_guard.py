"""The one place that decides whether an account may be changed by who asks."""

from pendamping.access.errors import OwnAccount, RoleNotYours
from pendamping.access.models import Account
from pendamping.access.roles import Role
from pendamping.access.selectors import get_account, may_manage, roles_not_over
from pendamping.common.scope import Scope


def require_manageable(scope: Scope, account: Account) -> None:
    """
    Raises:
        NotAllowed: the role in `scope` manages no accounts.
        NotFound: the account has no role inside `scope`.
        OwnAccount: nobody changes the own account.
        RoleNotYours: the account holds a role that stands level with or above the asker, or outside the area.
    """
    scope.require("account.manage")
    get_account(scope, account.pk)
    if account.pk == scope.account_id:
        raise OwnAccount
    if not may_manage(scope, account):
        held = [Role(one.role).label for one in roles_not_over(scope, account)]
        raise RoleNotYours(role=", ".join(str(label) for label in held))
