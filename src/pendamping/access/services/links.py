"""One-time ways in: for a first sign-in, instead of a lost password, and for a phone."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare

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
    return _usable_link(secret).account


@transaction.atomic
def use_sign_in_link(secret: str) -> Account:
    """Use the link up. The caller signs the account in and asks for a new password; the old one is gone.

    Raises: LinkUnusable: as for `link_account`; of two at the same moment one gets it.
    """
    link = _usable_link(secret)
    if not SignInLink.objects.filter(pk=link.pk, used_at__isnull=True).update(used_at=timezone.now()):
        raise LinkUnusable
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


def claim_device_link(secret: str, proof: str) -> tuple[SignInLink, bool]:
    """Use the link up for a phone that can prove itself later; and whether it is used here for the first time.

    `proof`: what only this phone knows; with it the same phone claims its link again, until the link is out of time.
    ``""``: the link is used once and never again.

    Raises: LinkUnusable: as for a sign-in link; or another phone used it.
    """
    link = _in_time(secret, SignInLink.Purpose.DEVICE).select_for_update(of=("self",)).first()
    if link is None:
        raise LinkUnusable
    if link.used_at is not None:
        if not proof or not constant_time_compare(link.used_with, digest_of(proof)):
            raise LinkUnusable
        return link, False
    link.used_at = timezone.now()
    link.used_with = digest_of(proof) if proof else ""
    link.save(update_fields=["used_at", "used_with"])
    return link, True


def _usable_link(secret: str) -> SignInLink:
    """Raises: LinkUnusable: unknown, of another purpose, used, withdrawn, out of time, or its account is suspended."""
    link = _in_time(secret, SignInLink.Purpose.PERSON).filter(used_at__isnull=True).first()
    if link is None:
        raise LinkUnusable
    return link


def _in_time(secret: str, purpose: SignInLink.Purpose) -> QuerySet[SignInLink]:
    return SignInLink.objects.select_related("account").filter(
        secret_hash=digest_of(secret),
        purpose=purpose,
        withdrawn_at__isnull=True,
        expires_at__gt=timezone.now(),
        account__is_active=True,
    )
