"""Sari is PLD in the desa, Budi coordinates her kecamatan, Ratna works in another kabupaten: the same in every test."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from pendamping.access.models import Account, Membership
from pendamping.access.roles import Role
from pendamping.access.scopes import hats_of, scope_of
from pendamping.common.scope import Scope
from pendamping.people.models import Assignment, AssignmentArea, Person, Tier
from pendamping.regions.models import Region

TODAY = date(2024, 11, 12)
DESA, OTHER_DESA, FOREIGN_DESA = "6209042008", "6209042009", "6201022001"

NAMES = {
    "62": "Kalimantan Tengah",
    "6209": "Kabupaten Lamandau",
    "620904": "Bulik Timur",
    DESA: "Pedongatan",
    OTHER_DESA: "Merambang",
    "620901": "Bulik",
    "6209012001": "Bumi Agung",
    "6209011001": "Nanga Bulik",
    "6201": "Kabupaten Kotawaringin Barat",
    "620102": "Arut Selatan",
    FOREIGN_DESA: "Umpang",
}


@pytest.fixture
def regions(db: None) -> dict[str, Region]:
    """A small tree: two kecamatan of Lamandau with three desa and a kelurahan, and one desa elsewhere."""
    return plant_regions()


def plant_regions() -> dict[str, Region]:
    Region.objects.bulk_create([_region(code, name) for code, name in NAMES.items()])
    return Region.objects.in_bulk()


def _region(code: str, name: str) -> Region:
    village = Region.Kind.KELURAHAN if code[6:7] == "1" else Region.Kind.DESA
    kinds = {2: Region.Kind.PROVINCE, 4: Region.Kind.KABUPATEN, 6: Region.Kind.DISTRICT, 10: village}
    return Region(
        code=code,
        name=name.removeprefix("Kabupaten "),
        level=len(code),
        kind=kinds[len(code)],
        search_text=f"{name.lower()} {code}",
    )


@pytest.fixture
def make_scope(regions: dict[str, Region]) -> Callable[..., Scope]:
    """`make_scope("Sari", Role.PLD, "6209042008", ...)` → a placed person with an account, acting in that role."""

    def make(name: str, role: Role, *codes: str) -> Scope:
        account = Account.objects.create_account(name.lower(), name, "kata-sandi-contoh", must_set_password=False)
        if role in Tier.values:
            person = Person.objects.create(name=name, account=account, is_sample=True)
            account.person_id = person.pk
            placement = Assignment.objects.create(person=person, tier=Tier(role.value), start=date(2024, 1, 1))
            AssignmentArea.objects.bulk_create([AssignmentArea(assignment=placement, region_id=code) for code in codes])
        account.save()
        for code in codes:
            Membership.objects.create(account=account, role=role, region_code=code, since=date(2024, 1, 1))
        return scope_of(account, hats_of(account, TODAY)[0], TODAY)

    return make


@pytest.fixture
def sari(make_scope: Callable[..., Scope]) -> Scope:
    return make_scope("Sari", Role.PLD, DESA, OTHER_DESA)


@pytest.fixture
def budi(make_scope: Callable[..., Scope]) -> Scope:
    return make_scope("Budi", Role.PD, "620904")


@pytest.fixture
def ratna(make_scope: Callable[..., Scope]) -> Scope:
    return make_scope("Ratna", Role.PLD, FOREIGN_DESA)


def account_of(scope: Scope) -> Account:
    assert scope.account_id is not None
    return Account.objects.get(pk=scope.account_id)


@pytest.fixture
def sign_in(client: Client) -> Callable[[Scope], Client]:
    """A browser without JavaScript, signed in as the person of this scope."""

    def as_person(scope: Scope) -> Client:
        client.force_login(account_of(scope), backend="pendamping.access.backends.AccountBackend")
        return client

    return as_person
