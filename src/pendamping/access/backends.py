"""Whether somebody who gave the right password, or has an open session, is let in."""

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings

from pendamping.access.models import Account


def may_come_in(account: Account) -> bool:
    """Not suspended; and the sample accounts, whose password everybody knows, only on a demo."""
    return account.is_active and (settings.DEMO or not account.is_sample)


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth ships no types
    def user_can_authenticate(self, user: Account) -> bool:
        """Asked on every request too, so that an open session ends with the account."""
        return may_come_in(user)
