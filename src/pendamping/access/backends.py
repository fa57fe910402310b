"""Whether somebody who gave the right password, or has an open session, is let in."""

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings

from pendamping.access.models import Account


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth ships no types
    def user_can_authenticate(self, user: Account) -> bool:
        """Not suspended; and the sample accounts, whose password everybody knows, only on a demo."""
        return user.is_active and (settings.DEMO or not user.is_sample)
