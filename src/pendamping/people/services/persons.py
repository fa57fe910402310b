"""Persons are registered, corrected, and their personal data read, each with its trace."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from pendamping.access.phones import normal_phone
from pendamping.common.audit import record_acts, record_audit
from pendamping.common.scope import Scope
from pendamping.law.loader import entries
from pendamping.people import acts
from pendamping.people.errors import (
    DomicileUnknown,
    EmailInvalid,
    NikInvalid,
    NikTaken,
    NpwpInvalid,
    PhoneInvalid,
    ReasonMissing,
)
from pendamping.people.models import Person
from pendamping.people.numbers import nik_digest, parse_nik, parse_npwp
from pendamping.people.schemas import NewPerson, PersonChange
from pendamping.people.selectors import get_kept_person
from pendamping.regions.models import Region

SHORTEST_REASON = 5


@transaction.atomic
def register_person(scope: Scope, new: NewPerson) -> Person:
    """Enter a person who is not in the registry yet; placements and contracts follow.

    Raises:
        NotAllowed: the role in `scope` may not write persons.
        NikInvalid, NpwpInvalid, PhoneInvalid, EmailInvalid, DomicileUnknown: that value cannot be.
        NikTaken: somebody with this NIK is registered, here or elsewhere.
    """
    scope.require("person.write")
    person = Person(registered_at=place_of_registration(scope))
    write_person(scope, person, new)
    person.save(force_insert=True)
    record_acts(scope, [acts.registered(person)])
    return person


@transaction.atomic
def change_person(scope: Scope, person: Person, change: PersonChange) -> list[str]:
    """Correct a person; the audit trail names the fields, never the values. Returns the names of changed fields.

    Raises:
        NotAllowed, PersonNotFound: the role may not, or the person's record is not kept inside `scope`.
        NikInvalid, NpwpInvalid, PhoneInvalid, EmailInvalid, DomicileUnknown, NikTaken: as for `register_person`.
    """
    scope.require("person.write")
    person = get_kept_person(scope, person.pk, lock=True)
    changed = write_person(scope, person, change)
    if changed:
        person.save()
        record_audit(scope, "person.changed", person, person.home_code, fields=changed)
    return changed


@transaction.atomic
def reveal_personal(scope: Scope, person: Person, reason: str) -> Mapping[str, str]:
    """The personal numbers in full, and who read them for what in the audit trail. One's own need no reason.

    Raises:
        NotAllowed, PersonNotFound: the role may not read them, or the person's record is not kept inside `scope`.
        ReasonMissing: `reason` says nothing.
    """
    is_own = person.pk == scope.person_id
    scope.require("person.read_self" if is_own else "person.read_personal")
    person = get_kept_person(scope, person.pk)
    if not is_own and len(reason.strip()) < SHORTEST_REASON:
        raise ReasonMissing
    record_audit(
        scope,
        "person.personal_read",
        person,
        person.home_code,
        fields=[name for name in Person.PERSONAL if getattr(person, name)],
        reason=reason.strip()[:200],
    )
    return {name: getattr(person, name) or "" for name in Person.PERSONAL}


def place_of_registration(scope: Scope) -> str:
    """The area that keeps a new person until a placement says otherwise: the widest of the scope."""
    return min(scope.prefixes, key=len, default="")


def write_person(scope: Scope, person: Person, values: NewPerson) -> list[str]:
    """Put checked values into `person` without saving it; returns the names of the fields that differ."""
    checked: dict[str, object] = {
        "name": values.name,
        "sex": values.sex,
        "email": _checked_email(values.email),
        "domicile_id": _checked_domicile(values.domicile),
        "education": values.education,
        "organisation": values.organisation,
        "other_post": values.other_post,
        "is_sample": values.is_sample,
    }
    if values.nik is not None:
        nik = _checked_nik(scope, values.nik)
        checked["nik"] = nik
        checked["nik_digest"] = _free_digest(nik, person)
    if values.npwp is not None:
        checked["npwp"] = _checked_npwp(values.npwp)
    if values.phone is not None:
        checked["phone"] = _checked_phone(values.phone)
    if values.bank_account is not None:
        checked["bank_account"] = values.bank_account or None
    changed = [name for name, value in checked.items() if getattr(person, name) != value]
    for name in changed:
        setattr(person, name, checked[name])
    return [name.removesuffix("_id") for name in changed if name != "nik_digest"]


def _checked_nik(scope: Scope, text: str) -> str | None:
    if not text:
        return None
    provinces = {one.id for one in entries("kependudukan/provinsi_nik", on=scope.today)}
    nik = parse_nik(text, today=scope.today, provinces=provinces)
    if nik is None:
        raise NikInvalid
    return nik.digits


def _free_digest(nik: str | None, person: Person) -> str | None:
    if nik is None:
        return None
    digest = nik_digest(nik)
    if Person.objects.filter(nik_digest=digest).exclude(pk=person.pk).exists():
        raise NikTaken
    return digest


def _checked_npwp(text: str) -> str | None:
    if text and parse_npwp(text) is None:
        raise NpwpInvalid
    return parse_npwp(text)


def _checked_phone(text: str) -> str | None:
    if text and normal_phone(text) is None:
        raise PhoneInvalid
    return normal_phone(text)


def _checked_email(text: str) -> str:
    if text:
        try:
            validate_email(text)
        except ValidationError:
            raise EmailInvalid from None
    return text.lower()


def _checked_domicile(code: str | None) -> str | None:
    if code and not Region.objects.filter(pk=code).exists():
        raise DomicileUnknown(code=code)
    return code
