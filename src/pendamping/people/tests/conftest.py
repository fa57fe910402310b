"""Sample people of the registry's tests, beside Sari, Budi and Ratna; every NIK is made up."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.people import DESA

from pendamping.access.roles import Role
from pendamping.common.scope import Scope
from pendamping.people.models import Person, Tier
from pendamping.people.schemas import NewAssignment, NewPerson
from pendamping.people.services import register_person

NIK_OF_A_WOMAN = "6209044201850001"  # 2 January 1985
NIK_OF_A_MAN = "6209040201850002"


def person_of(scope: Scope) -> Person:
    return Person.objects.get(account=scope.account_id or 0)


@pytest.fixture
def dewi(make_scope: Callable[..., Scope]) -> Scope:
    """The kabupaten's office, which keeps the registry."""
    return make_scope("Dewi", Role.DPMD, "6209")


@pytest.fixture
def ministry(make_scope: Callable[..., Scope]) -> Scope:
    """Who signs contracts and may read personal numbers."""
    return make_scope("Kementerian", Role.MINISTRY, "")


@pytest.fixture
def wati(dewi: Scope) -> Person:
    """Registered, not placed yet."""
    return register_person(
        dewi, NewPerson(name="Wati Contoh", sex="f", nik=NIK_OF_A_WOMAN, domicile=DESA, phone="0812 3456 7890")
    )


@pytest.fixture
def new_post(wati: Person) -> Callable[..., NewAssignment]:
    """Wati as PLD in Pedongatan from January 2025, but for what is said otherwise."""

    def make(**other: object) -> NewAssignment:
        values = {"person_id": wati.pk, "tier": Tier.PLD, "regions": (DESA,), "start": date(2025, 1, 1)}
        return NewAssignment.model_validate(values | other)

    return make
