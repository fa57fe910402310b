"""Whatever reaches the phones' door, made from its own description and against it: a coded refusal, never a fault."""

import json
import os
from collections.abc import Callable, Iterator
from typing import Any, TypeVar
from urllib.parse import urlsplit

import pytest
import requests
import schemathesis
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.core.errors import InvalidSchema
from schemathesis.core.result import Ok, Result
from schemathesis.pytest.lazy import get_all_tests
from tests.people import DESA
from tools.openapi import TARGET

from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.sync.commands.registry import KINDS
from pendamping.sync.tests.conftest import NOON, Phone

Made = TypeVar("Made")
REFUSED, NO_SUCH_METHOD, FAULT = 400, 405, 500
pytestmark = pytest.mark.django_db
NASTY = ("\x00", "9" * 400, 10**400, -1, 2**63, "9999-12-31", "0001-01-01T00:00:00Z", "24:00", "../../etc/passwd", "{}")
BY_FORMAT = {"uuid": str(new_id()), "date": "2024-11-12", "date-time": NOON.isoformat(), "time": "09:00:00"}
often = settings(
    max_examples=int(os.environ.get("PENDAMPING_FUZZ", "20")),
    database=None,
    suppress_health_check=list(HealthCheck),
)
schema = schemathesis.openapi.from_dict(json.loads(TARGET.read_text(encoding="utf-8")))


def _made(result: Result[Made, InvalidSchema]) -> Made:
    assert isinstance(result, Ok)
    return result.ok()


@pytest.fixture
def phone(sari: Scope, phone_of: Callable[[Scope], Phone]) -> Phone:
    return phone_of(sari)


@pytest.mark.parametrize(
    ("method", "path"), [(one.method, one.path) for one in map(_made, schema.get_all_operations())]
)
def test_no_operation_breaks(method: str, path: str, phone: Phone) -> None:
    """What to send is thought out here, not while the tests are collected (`schema.parametrize`): every worker does."""

    @often
    def send(case: schemathesis.Case[Any]) -> None:
        sent = requests.Request(**case.as_transport_kwargs(base_url="http://testserver")).prepare()
        address = urlsplit(str(sent.url))
        body = sent.body or b""
        with transaction.atomic():
            answer = phone.client.generic(
                str(sent.method),
                f"{address.path}?{address.query}",
                body.encode() if isinstance(body, str) else body,
                _type_of(sent),
                headers=phone.headers,
            )
            transaction.set_rollback(True)
        assert answer.status_code < FAULT, answer.content
        is_operation = answer.status_code != NO_SUCH_METHOD and answer.resolver_match is not None
        if answer.status_code >= REFUSED and is_operation:
            assert answer.json()["code"], answer.content

    described = schema.include(method=method, path=path)
    [made] = get_all_tests(schema=described, test_func=send, settings=None, given_kwargs=None)
    _operation, test = _made(made)
    test()


def _type_of(sent: requests.PreparedRequest) -> str:
    said = sent.headers.get("Content-Type", "application/octet-stream")
    return said.decode("latin-1") if isinstance(said, bytes) else str(said)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_command_breaks(kind: str, phone: Phone) -> None:
    @often
    @given(st.lists(bodies_of(kind), min_size=1, max_size=3))
    def send(said: list[dict[str, Any]]) -> None:
        commands = [{"id": str(new_id()), "kind": kind, "written_at": NOON.isoformat(), "body": one} for one in said]
        with transaction.atomic():
            answers = phone.ask(*commands)["answers"]
            transaction.set_rollback(True)
        assert len(answers) == len(commands)
        for one in answers:
            assert one["code"] or one["result"] in ("stored", "already_stored"), one
            assert one["code"] != "sync.office_fault", one

    send()


def bodies_of(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """A body as its description asks for, in which up to three values are something else altogether."""
    described = KINDS[kind].body.model_json_schema()
    strange = st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.sampled_from(NASTY),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=4,
    )
    changes = st.lists(st.tuples(st.integers(0, 200), strange), max_size=3)
    return changes.map(lambda said: _changed(_fitting(described, described.get("$defs", {})), said))


def _fitting(schema: dict[str, Any], parts: dict[str, Any]) -> Any:  # noqa: PLR0911  one line per kind of value
    """The plainest value that the description allows, with every field said."""
    if "$ref" in schema:
        return _fitting(parts[schema["$ref"].rpartition("/")[2]], parts)
    if "anyOf" in schema:
        return _fitting(schema["anyOf"][0], parts)
    if "enum" in schema or "const" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    match schema.get("type"):
        case "object":
            return {name: _fitting(one, parts) for name, one in schema.get("properties", {}).items()}
        case "array":
            return [_fitting(schema["items"], parts)] if "items" in schema else []
        case "integer" | "number":
            return schema.get("minimum", 1)
        case "boolean":
            return False
        case "string":
            return BY_FORMAT.get(
                schema.get("format", ""), DESA if "\\d" in schema.get("pattern", "") else "coordination"
            )
    return None


def _changed(body: dict[str, Any], changes: list[tuple[int, Any]]) -> dict[str, Any]:
    for place, value in changes:
        spots = list(_spots(body))
        holder, name = spots[place % len(spots)]
        holder[name] = value
    return body


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in nested lists and objects where something else could stand."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in inner:
        yield value, name
        yield from _spots(one)
