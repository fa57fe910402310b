"""One-time ways in: for a first sign-in, instead of a lost password, and for a phone."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from pendamping.access.errors import AccountSuspended, LinkUnusable
from pendamping.access.models import Account, SignInLink
from pendamping.access.schemas import OneTimeLink
from pendamping.access.scopes import first_scope_of
from pendamping.access.secret_digests import digest_of
from pendamping.access.selectors import area_of
from pendamping.access.services._guard import require_manageable
from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope

VALID_FOR = timedelta(hours=24)
FIELD_APP = "/lapangan/"


@transaction.atomic
def make_sign_in_link(scope: Scope, account: Account) -> OneTimeLink:
    """Make the only valid link of this account: 24 hours, one use; an older one stops working.

    Raises:
        NotAllowed, NotFound, OwnAccount, RoleNotYours: `scope` may not change this account.
        AccountSuspended: it is suspended.
    """
    require_manageable(scope, account)
    return _make(scope, account, SignInLink.Purpose.PERSON)


@transaction.atomic
def make_device_link(scope: Scope, account: Account) -> OneTimeLink:
    """Make the only valid link that enrols one phone for this account: the own one, or one below in the line.

    Raises: as `make_sign_in_link`, but never OwnAccount.
    """
    if account.pk != scope.account_id:
        require_manageable(scope, account)
    return _make(scope, account, SignInLink.Purpose.DEVICE)


def _make(scope: Scope, account: Account, purpose: SignInLink.Purpose) -> OneTimeLink:
    if not account.is_active:
        raise AccountSuspended(name=account.name)
    withdraw_links(scope, account, purpose=purpose)
    secret = secrets.token_urlsafe(32)
    link = SignInLink.objects.create(
        account=account,
        purpose=purpose,
        secret_hash=digest_of(secret),
        created_by_id=scope.account_id,
        expires_at=timezone.now() + VALID_FOR,
    )
    action = "sign_in_link.made" if purpose == SignInLink.Purpose.PERSON else "device_link.made"
    record_audit(scope, action, account, area_of(scope, account))
    return OneTimeLink(url=settings.BASE_URL + _path(purpose, secret), expires_at=link.expires_at)


def _path(purpose: SignInLink.Purpose, secret: str) -> str:
    if purpose == SignInLink.Purpose.PERSON:
        return reverse("access:use_link", args=[secret])
    return f"{FIELD_APP}#{secret}"  # what stands behind # stays on the phone and in no server's log


def link_account(secret: str) -> Account:
    """Whom this link lets in, without using it up.

    Raises: LinkUnusable: unknown, used, withdrawn, out of time, or its account is suspended.
    """
    return usable_link(secret, SignInLink.Purpose.PERSON).account


@transaction.atomic
def use_sign_in_link(secret: str) -> Account:
    """Use the link up. The caller signs the account in and asks for a new password; the old one is gone.

    Raises: LinkUnusable: as for `link_account`; of two at the same moment one gets it.
    """
    link = usable_link(secret, SignInLink.Purpose.PERSON)
    use_up(link)
    account = link.account
    account.set_unusable_password()
    account.must_set_password = True
    account.save(update_fields=["password", "must_set_password"])
    own = first_scope_of(account, timezone.localdate())
    record_audit(own, "sign_in_link.used", account, area_of(own, account))
    return account


def withdraw_links(
    scope: Scope, account: Account, *, keep_own: bool = False, purpose: SignInLink.Purpose | None = None
) -> None:
    """Stop the open links of this account (of one purpose); `keep_own`: except those that the asker made."""
    open_links = SignInLink.objects.filter(account=account, used_at__isnull=True, withdrawn_at__isnull=True)
    if purpose is not None:
        open_links = open_links.filter(purpose=purpose)
    if keep_own and scope.account_id is not None:
        open_links = open_links.filter(Q(created_by__isnull=True) | ~Q(created_by_id=scope.account_id))
    open_links.update(withdrawn_at=timezone.now())


def usable_link(secret: str, purpose: SignInLink.Purpose) -> SignInLink:
    """Raises: LinkUnusable: unknown, of another purpose, used, withdrawn, out of time, or its account is suspended."""
    link = (
        SignInLink.objects.select_related("account")
        .filter(
            secret_hash=digest_of(secret),
            purpose=purpose,
            used_at__isnull=True,
            withdrawn_at__isnull=True,
            expires_at__gt=timezone.now(),
            account__is_active=True,
        )
        .first()
    )
    if link is None:
        raise LinkUnusable
    return link


def use_up(link: SignInLink) -> None:
    """Raises: LinkUnusable: somebody else used it in this moment."""
    if not SignInLink.objects.filter(pk=link.pk, used_at__isnull=True).update(used_at=timezone.now()):
        raise LinkUnusable
