"""An office that manages accounts, and a facilitator whose account it made."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.people import DESA, TODAY

from pendamping.access.models import Account
from pendamping.access.roles import Role
from pendamping.access.schemas import NewAccount, NewRole
from pendamping.access.scopes import first_scope_of
from pendamping.access.services import create_account, set_own_password
from pendamping.common.scope import Scope

PASSWORD = "sungai-delang-2024"


@pytest.fixture
def office(make_scope: Callable[..., Scope]) -> Scope:
    """The head of the Dinas PMD of Lamandau."""
    return make_scope("Kepala Dinas", Role.DPMD, "6209")


@pytest.fixture
def dewi(budi: Scope) -> Account:
    """A PLD whose account Budi made; nobody has signed in with it."""
    role = NewRole(role=Role.PLD, region_code=DESA, since=date(2024, 1, 1), basis="assignment:1")
    return create_account(
        budi, NewAccount(name="Dewi Contoh", email="dewi@contoh.id", phone="0812 3456 7890", roles=(role,))
    )


@pytest.fixture
def dewi_with_password(dewi: Account) -> Account:
    set_own_password(first_scope_of(dewi, TODAY), dewi, PASSWORD)
    return dewi
