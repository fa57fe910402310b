"""A person and the account that they sign in with."""

from django.db import transaction

from pendamping.access.schemas import NewAccount
from pendamping.access.selectors import accounts_in
from pendamping.access.services import create_account
from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.people.errors import AccountUnknown
from pendamping.people.models import Person
from pendamping.people.selectors import get_kept_person
from pendamping.people.services.memberships import give_roles_of_posts


@transaction.atomic
def open_account(scope: Scope, person: Person) -> Person:
    """Make an account for a person, named like them, with their e-mail and telephone number; its roles follow.

    Raises:
        NotAllowed, PersonNotFound: the role may not, or the person's record is not kept inside `scope`.
        PersonHasAccount, EmailTaken, PhoneTaken: the person, or one of their addresses, has an account.
        RoleNotYours, AreaNotYours: a post brings a role that a higher level gives.
    """
    scope.require("person.write")
    person = get_kept_person(scope, person.pk)
    new = NewAccount(
        name=person.name,
        email=person.email,
        phone=person.phone or "",
        person_id=person.pk,
        is_sample=person.is_sample,
    )
    return link_account(scope, person, create_account(scope, new).pk)


@transaction.atomic
def link_account_by_name(scope: Scope, person: Person, username: str) -> Person:
    """The same as `link_account`, for who knows the account's name; the same Problems."""
    account = accounts_in(scope).filter(username=username.strip().lower()).first()
    if account is None:
        raise AccountUnknown
    return link_account(scope, person, account.pk)


@transaction.atomic
def link_account(scope: Scope, person: Person, account_id: int) -> Person:
    """Tie an account to a person; the roles of the person's posts come with it. Doing it again is harmless.

    Raises:
        NotAllowed, PersonNotFound: the role may not, or the person's record is not kept inside `scope`.
        AccountUnknown: no such account inside `scope`, or it belongs to somebody else.
        RoleNotYours, AreaNotYours: a post brings a role that a higher level gives.
    """
    scope.require("person.write")
    person = get_kept_person(scope, person.pk, lock=True)
    account = accounts_in(scope).filter(pk=account_id).first()
    if account is None or account.person_id not in {None, person.pk} or person.account_id not in {None, account_id}:
        raise AccountUnknown
    if person.account_id is None:
        person.account = account
        person.save(update_fields=["account"])
        account.person_id = person.pk
        account.save(update_fields=["person_id"])
        record_audit(scope, "person.account_linked", person, person.home_code, account=account.username)
    give_roles_of_posts(scope, person)
    return person
