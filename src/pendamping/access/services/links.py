"""One-time ways in: for a first sign-in, and instead of a lost password."""

import hashlib
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
from pendamping.access.selectors import area_of
from pendamping.access.services._guard import require_manageable
from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope

VALID_FOR = timedelta(hours=24)


@transaction.atomic
def make_sign_in_link(scope: Scope, account: Account) -> OneTimeLink:
    """Make the only valid link of this account: 24 hours, one use; an older one stops working.

    Raises:
        NotAllowed, NotFound, OwnAccount, RoleNotYours: `scope` may not change this account.
        AccountSuspended: it is suspended.
    """
    require_manageable(scope, account)
    if not account.is_active:
        raise AccountSuspended(name=account.name)
    withdraw_links(scope, account)
    secret = secrets.token_urlsafe(32)
    link = SignInLink.objects.create(
        account=account,
        secret_hash=_hash(secret),
        created_by_id=scope.account_id,
        expires_at=timezone.now() + VALID_FOR,
    )
    record_audit(scope, "sign_in_link.made", account, area_of(scope, account))
    address = settings.BASE_URL + reverse("access:use_link", args=[secret])
    return OneTimeLink(url=address, expires_at=link.expires_at)


def link_account(secret: str) -> Account:
    """Whom this link lets in, without using it up.

    Raises: LinkUnusable: unknown, used, withdrawn, out of time, or its account is suspended.
    """
    return _usable(secret).account


@transaction.atomic
def use_sign_in_link(secret: str) -> Account:
    """Use the link up. The caller signs the account in and asks for a new password; the old one is gone.

    Raises: LinkUnusable: as for `link_account`; of two at the same moment one gets it.
    """
    link = _usable(secret)
    taken = SignInLink.objects.filter(pk=link.pk, used_at__isnull=True).update(used_at=timezone.now())
    if not taken:
        raise LinkUnusable
    account = link.account
    account.set_unusable_password()
    account.must_set_password = True
    account.save(update_fields=["password", "must_set_password"])
    own = first_scope_of(account, timezone.localdate())
    record_audit(own, "sign_in_link.used", account, area_of(own, account))
    return account


def withdraw_links(scope: Scope, account: Account, *, keep_own: bool = False) -> None:
    """Stop every open link of this account; `keep_own`: except those that the asker made."""
    open_links = SignInLink.objects.filter(account=account, used_at__isnull=True, withdrawn_at__isnull=True)
    if keep_own and scope.account_id is not None:
        open_links = open_links.filter(Q(created_by__isnull=True) | ~Q(created_by_id=scope.account_id))
    open_links.update(withdrawn_at=timezone.now())


def _usable(secret: str) -> SignInLink:
    link = (
        SignInLink.objects.select_related("account")
        .filter(
            secret_hash=_hash(secret),
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


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
