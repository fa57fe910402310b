"""Phones of the three people, talking with the office as the app does."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils.timezone import localtime
from tests.people import DESA, TODAY, account_of

from pendamping.access.models import Account
from pendamping.access.schemas import NewDevice
from pendamping.access.services import enrol_device, make_device_link
from pendamping.common.ids import new_id
from pendamping.common.scope import Scope

NOON = datetime(2024, 11, 12, 5, tzinfo=UTC)


@dataclass
class Phone:
    """A phone with its token; it builds commands and asks the office."""

    token: str
    id: UUID
    client: Client = field(default_factory=Client)

    def ask(self, *commands: dict[str, Any], status: int = 200, **said: Any) -> dict[str, Any]:
        batch = {"protocol": 1, "clock": NOON.isoformat(), "commands": list(commands), "app_version": "1.0.0"} | said
        answer = self.client.post("/api/sync", json.dumps(batch, default=str), "application/json", headers=self.headers)
        assert answer.status_code == status, answer.content
        return dict(answer.json())

    def result(self, *commands: dict[str, Any], **said: Any) -> list[str]:
        return [f"{one['result']} {one['code']}".strip() for one in self.ask(*commands, **said)["answers"]]

    def send(self, sha256: str, content: bytes, *, size: int, offset: int = 0) -> dict[str, Any]:
        answer = self.client.put(
            f"/api/files/{sha256}?size={size}&offset={offset}",
            content,
            "application/octet-stream",
            headers=self.headers,
        )
        return dict(answer.json()) | {"status": answer.status_code}

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The door of the phones reads the clock once per request; here it stands still."""
    monkeypatch.setattr(
        "pendamping.sync.phone_scopes.timezone.localdate",
        lambda moment=None: localtime(moment).date() if moment else TODAY,
    )


@pytest.fixture
def phone_of() -> Callable[[Scope], Phone]:
    def make(scope: Scope) -> Phone:
        account: Account = account_of(scope)
        secret = make_device_link(scope, account).url.partition("#")[2]
        device, token = enrol_device(secret, NewDevice(id=new_id(), name="HP contoh"))
        return Phone(token, device.pk)

    return make


def command(kind: str, body: dict[str, Any], identifier: UUID | None = None) -> dict[str, Any]:
    return {"id": str(identifier or new_id()), "kind": kind, "written_at": NOON.isoformat(), "body": body}


def report(
    identifier: UUID | None = None, *, revision: int = 1, submit: bool = False, **changes: Any
) -> dict[str, Any]:
    """The body of `report.put`."""
    outside = ("attachments", "base_version", "corrects", "removed")
    outer = {name: changes.pop(name) for name in outside if name in changes}
    content = {
        "region": DESA,
        "kind": "field_visit",
        "date": date(2024, 11, 12).isoformat(),
        "start": "09:00",
        "end": "11:00",
        "category": "coordination",
        "description": "Mendampingi rapat persiapan musyawarah desa (data contoh).",
    } | changes
    return {
        "id": str(identifier or new_id()),
        "revision": revision,
        "content": content,
        "created_at_device": NOON.isoformat(),
        "submit": submit,
    } | outer
