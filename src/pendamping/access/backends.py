"""Whether somebody who gave the right password, or has an open session, is let in."""

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.utils import timezone

from pendamping.access.models import Account, Membership


def may_come_in(account: Account) -> bool:
    """Not suspended; and the sample accounts, whose password everybody knows, only on a demo."""
    return account.is_active and (settings.DEMO or not account.is_sample)


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth ships no types
    def user_can_authenticate(self, user: Account) -> bool:
        """Asked on every request too, so that an open session ends with the account."""
        return may_come_in(user)

    def get_user(self, user_id: int) -> Account | None:
        """Whose session it is, with the roles of today, which every page asks for next: one query for both."""
        today = timezone.localdate()
        memberships = list(Membership.objects.filter(account_id=user_id).valid_on(today).select_related("account"))
        account = memberships[0].account if memberships else Account.objects.filter(pk=user_id).first()
        if account is None or not self.user_can_authenticate(account):
            return None
        account.known_memberships = today, memberships
        return account
