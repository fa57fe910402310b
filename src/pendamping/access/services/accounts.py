"""Accounts are made, changed, suspended and resumed by the level above."""

import re

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.text import slugify

from pendamping.access.errors import (
    EmailTaken,
    EmailUnusable,
    NotSample,
    PersonHasAccount,
    PhoneTaken,
    PhoneUnusable,
    ReasonMissing,
    UsernameTaken,
    UsernameUnusable,
)
from pendamping.access.models import Account
from pendamping.access.phones import normal_phone, phone_digest
from pendamping.access.schemas import AccountChange, NewAccount
from pendamping.access.selectors import area_of
from pendamping.access.services._guard import require_manageable
from pendamping.access.services.links import withdraw_links
from pendamping.access.services.roles import grant_role
from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._]{1,149}", re.ASCII)
NO_PHONE = "-"


@transaction.atomic
def create_account(scope: Scope, new: NewAccount) -> Account:
    """Make an account, with its first roles. Its owner gets in by a one-time link and then makes a password.

    Raises:
        NotAllowed: the role in `scope` manages no accounts.
        UsernameUnusable, UsernameTaken, EmailUnusable, EmailTaken, PhoneUnusable, PhoneTaken: that value cannot be.
        PersonHasAccount: one person, one account.
        RoleNotYours, AreaNotYours, AreaDoesNotFit, RoleEndsTooEarly: a role cannot be given; see `grant_role`.
    """
    scope.require("account.manage")
    if new.person_id and Account.objects.filter(person_id=new.person_id).exists():
        raise PersonHasAccount(name=new.name)
    account = Account(
        username=_checked_username(new.username) if new.username else _username_from(new.name),
        name=new.name,
        email=_checked_email(new.email),
        phone_digest=_checked_phone(new.phone),
        person_id=new.person_id,
        is_sample=new.is_sample,
        created_by_id=scope.account_id,
    )
    account.set_unusable_password()
    account.save()
    area = new.roles[0].region_code if new.roles else ""
    record_audit(scope, "account.created", account, area, username=account.username)
    for one in new.roles:
        grant_role(scope, account, one.role, one.region_code, since=one.since, until=one.until, basis=one.basis)
    return account


@transaction.atomic
def change_account(scope: Scope, account: Account, change: AccountChange) -> None:
    """Correct a name, e-mail or telephone number; the audit trail says which, not what they were.

    Raises:
        NotAllowed, NotFound, OwnAccount, RoleNotYours: `scope` may not change this account.
        EmailUnusable, EmailTaken, PhoneUnusable, PhoneTaken: that value cannot be.
    """
    require_manageable(scope, account)
    values: dict[str, str | None] = {"name": change.name, "email": _checked_email(change.email, account)}
    if change.phone:
        values["phone_digest"] = None if change.phone == NO_PHONE else _checked_phone(change.phone, account)
    changed = sorted(name for name, value in values.items() if getattr(account, name) != value)
    if not changed:
        return
    for name in changed:
        setattr(account, name, values[name])
    account.save(update_fields=changed)
    record_audit(scope, "account.changed", account, area_of(scope, account), fields=changed)


@transaction.atomic
def suspend_account(scope: Scope, account: Account, reason: str) -> None:
    """Close an account at once: open sessions and links end, roles stay in its history.

    Raises:
        NotAllowed, NotFound, OwnAccount, RoleNotYours: `scope` may not change this account.
        ReasonMissing: `reason` is empty.
    """
    require_manageable(scope, account)
    if not reason.strip():
        raise ReasonMissing
    account.is_active = False
    account.suspended_because = reason.strip()[:200]
    account.save(update_fields=["is_active", "suspended_because"])
    withdraw_links(scope, account)
    record_audit(scope, "account.suspended", account, area_of(scope, account), reason=account.suspended_because)


@transaction.atomic
def resume_account(scope: Scope, account: Account, reason: str) -> None:
    """Open a suspended account again, with the password it had.

    Raises:
        NotAllowed, NotFound, OwnAccount, RoleNotYours: `scope` may not change this account.
        ReasonMissing: `reason` is empty.
    """
    require_manageable(scope, account)
    if not reason.strip():
        raise ReasonMissing
    account.is_active = True
    account.suspended_because = ""
    account.save(update_fields=["is_active", "suspended_because"])
    record_audit(scope, "account.resumed", account, area_of(scope, account), reason=reason.strip()[:200])


@transaction.atomic
def set_own_password(scope: Scope, account: Account, password: str) -> None:
    """The owner makes a password; every other session of the account ends.

    Raises: ValidationError: the password breaks a rule; its messages say which.
    """
    scope.require("own_account.manage")
    validate_password(password, account)
    account.set_password(password)
    account.must_set_password = False
    account.save(update_fields=["password", "must_set_password"])
    withdraw_links(scope, account)
    record_audit(scope, "account.password_set", account, area_of(scope, account))


@transaction.atomic
def set_sample_password(scope: Scope, account: Account, password: str) -> None:
    """Give a sample account a known password. Sample accounts can sign in on a demo installation only.

    Raises: NotSample: the account is a real one, or this is no demo.
    """
    scope.require("account.manage")
    if not (account.is_sample and settings.DEMO):
        raise NotSample
    account.set_password(password)
    account.must_set_password = False
    account.save(update_fields=["password", "must_set_password"])


def _checked_username(text: str) -> str:
    username = text.strip().lower()
    if not _USERNAME.fullmatch(username):
        raise UsernameUnusable(username=text)
    if Account.objects.filter(username=username).exists():
        raise UsernameTaken(username=username)
    return username


def _username_from(name: str) -> str:
    """sari.wulandari, or sari.wulandari.2 where that one is taken."""
    plain = slugify(name).replace("-", ".")[:140] or "akun"
    taken = set(Account.objects.filter(username__startswith=plain).values_list("username", flat=True))
    number = 1
    while (username := plain if number == 1 else f"{plain}.{number}") in taken or not _USERNAME.fullmatch(username):
        number += 1
    return username


def _checked_email(text: str, account: Account | None = None) -> str:
    email = text.lower()
    if not email:
        return ""
    try:
        validate_email(email)
    except ValidationError:
        raise EmailUnusable(email=text) from None
    others = Account.objects.exclude(pk=account.pk) if account else Account.objects.all()
    if others.filter(email=email).exists():
        raise EmailTaken(email=email)
    return email


def _checked_phone(text: str, account: Account | None = None) -> str | None:
    if not text:
        return None
    normal = normal_phone(text)
    if normal is None:
        raise PhoneUnusable
    digest = phone_digest(normal)
    others = Account.objects.exclude(pk=account.pk) if account else Account.objects.all()
    if others.filter(phone_digest=digest).exists():
        raise PhoneTaken
    return digest
