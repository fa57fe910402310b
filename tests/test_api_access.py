"""The access table of the phones' door: every operation × every role, nobody, and a stranger's token."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.test import Client

from pendamping.access.roles import NEEDS, Role
from pendamping.access.schemas import NewDevice
from pendamping.access.services import enrol_device, make_device_link
from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.sync.api import api
from pendamping.web.needs import PUBLIC
from tests.people import DESA, account_of

pytestmark = pytest.mark.django_db
SHA = "0" * 64
OK, UNAUTHORIZED, NOT_FOUND = 200, 401, 404
BODIES = {
    "POST /api/sync": {"protocol": 1, "clock": "2024-11-12T05:00:00Z"},
    "POST /api/area": {"villages": {}},
    "POST /api/photos": {"ids": [str(new_id())]},
    "POST /api/devices": {"secret": "x", "id": str(new_id()), "name": "HP contoh"},
}
QUERIES = {"PUT /api/files/{sha256}": "?size=5&offset=0"}


@dataclass(frozen=True, slots=True)
class Operation:
    name: str  # "POST /api/sync"
    need: str


def operations() -> Iterator[Operation]:
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for one in view.operations:
                address = f"/api{prefix}{path}"
                for method in one.methods:
                    yield Operation(f"{method} {address}", getattr(one.view_func, "need", ""))


def ask(operation: Operation, token: str = "") -> int:
    method, _blank, address = operation.name.partition(" ")
    body = BODIES.get(operation.name)
    content = json.dumps(body) if body else "x"
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    path = address.replace("{sha256}", SHA).replace("{index_id}", "idm") + QUERIES.get(operation.name, "")
    return Client().generic(method, path, content, "application/json", headers=headers).status_code


def test_every_operation_states_its_need() -> None:
    known = frozenset().union(*NEEDS.values()) | {PUBLIC}
    found = list(operations())
    assert found
    assert not [one.name for one in found if one.need not in known]


@pytest.mark.parametrize("operation", list(operations()), ids=lambda one: one.name)
def test_without_a_token_nothing_opens_but_what_is_public(operation: Operation) -> None:
    refused = {UNAUTHORIZED} if operation.need != PUBLIC else set(range(200, 500)) - {UNAUTHORIZED, NOT_FOUND}
    assert ask(operation) in refused
    assert operation.need == PUBLIC or ask(operation, "bukan-token") == UNAUTHORIZED


@pytest.mark.parametrize("role", list(Role))
def test_a_role_opens_what_its_needs_say(role: Role, make_scope: Callable[..., Scope]) -> None:
    scope = make_scope(role.value, role, DESA)
    secret = make_device_link(scope, account_of(scope)).url.partition("#")[2]
    _device, token = enrol_device(secret, NewDevice(id=new_id(), name="HP contoh"))
    for operation in operations():
        if operation.need != PUBLIC:
            opened = ask(operation, token) == OK
            assert opened == scope.may(operation.need), operation.name
