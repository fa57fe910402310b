"""What phones of earlier releases say is still taken, and answered with all that they read."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import LazySettings

from pendamping.common.scope import Scope
from pendamping.common.tests.pictures import a_photo
from pendamping.sync.tests.conftest import Phone, command, report

RECORDED = sorted((Path(__file__).parent / "recorded").glob("*.json"))
# What differs from day to day or from office to office: that it is there is enough.
VOLATILE = {
    *("clock", "cursor", "statement", "reference", "received_at_server", "submitted_at", "checked_at", "author"),
    *("signature", "public_key", "text", "checked_by", "next_automatic", "message"),
}
PHOTO = a_photo(size=(64, 48))
SHA = hashlib.sha256(PHOTO).hexdigest()
pytestmark = pytest.mark.django_db
PhoneOf = Callable[[Scope], Phone]


@pytest.fixture(autouse=True)
def _media(tmp_path: Path, settings: LazySettings) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize("recording", RECORDED, ids=lambda path: str(path.stem))
def test_an_earlier_release_is_still_understood(recording: Path, sari: Scope, phone_of: PhoneOf) -> None:
    phone, cursor = phone_of(sari), ""
    for step in json.loads(recording.read_text(encoding="utf-8")):
        said = step["request"]
        heard = play(phone, said | ({"cursor": cursor} if "cursor" in said else {}))
        missing = list(lacks(heard, step["answer"], step["name"]))
        assert not missing, "\n".join(missing)
        cursor = heard.get("cursor", cursor)


def test_a_session_can_be_recorded(sari: Scope, phone_of: PhoneOf) -> None:
    """Every kind of command of a facilitator, a refusal, a repetition, a photo in two pieces; said and heard."""
    phone, cursor = phone_of(sari), ""
    heard: list[dict[str, Any]] = []
    for name, said in session():
        answer = play(phone, said | ({"cursor": cursor} if "cursor" in said else {}))
        cursor = answer.get("cursor", cursor)
        heard.append({"name": name, "request": said, "answer": answer})
    results = [one["result"] for step in heard for one in step["answer"].get("answers", [])]
    assert results == ["stored", "stored", "stored", "stored", "refused", "already_stored", "stored", "stored"]
    if target := os.environ.get("RECORD_TRAFFIC"):
        Path(target).write_text(json.dumps(heard, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def session() -> list[tuple[str, dict[str, Any]]]:
    said = {"id": str(UUID(int=5)), "sha256": SHA, "size": len(PHOTO), "caption": "Foto (contoh)"}
    visit = report(UUID(int=1), submit=True, attachments=[said])
    item = {"region": "6209042008", "date": "2024-11-20", "kind": "field_visit", "category": "coordination"}
    item |= {"description": "Rapat (contoh)"}
    leave = {"kind": "sick", "start": "2024-11-21", "end": "2024-11-22"}
    first = [
        command("report.put", visit, UUID(int=11)),
        command("report.put", report(UUID(int=2), start="13:00", end="14:00"), UUID(int=12)),
        command("plan_item.put", {"id": str(UUID(int=3)), "revision": 1, "content": item}, UUID(int=13)),
        command("leave.request", {"id": str(UUID(int=4)), "content": leave}, UUID(int=14)),
        command("report.put", report(UUID(int=6), end="08:00"), UUID(int=15)),
    ]
    later = [
        first[0],
        command("report.discard", {"id": str(UUID(int=2)), "revision": 2}, UUID(int=16)),
        command("leave.withdraw", {"id": str(UUID(int=4)), "revision": 2}, UUID(int=17)),
    ]
    half = len(PHOTO) // 2
    return [
        ("the day's work", {"commands": first, "cursor": ""}),
        ("the rest of the filling", {"commands": [], "cursor": ""}),
        ("half of the photo", {"offset": 0, "until": half}),
        ("the other half", {"offset": half, "until": len(PHOTO)}),
        ("once more, and taken back", {"commands": later, "cursor": ""}),
    ]


def play(phone: Phone, said: dict[str, Any]) -> dict[str, Any]:
    if "offset" in said:
        return phone.send(SHA, PHOTO[said["offset"] : said["until"]], size=len(PHOTO), offset=said["offset"])
    return phone.ask(*said["commands"], cursor=said["cursor"])


def lacks(heard: Any, recorded: Any, where: str) -> list[str]:
    """What the recorded answer said and today's does not; more may be said."""
    if isinstance(recorded, dict) and isinstance(heard, dict):
        found = [f"{where}: no {name}" for name in recorded if name not in heard]
        known = (name for name in recorded if name in heard and name not in VOLATILE)
        return found + [fault for name in known for fault in lacks(heard[name], recorded[name], f"{where}.{name}")]
    if isinstance(recorded, list) and isinstance(heard, list):
        found = [] if len(heard) >= len(recorded) else [f"{where}: {len(heard)} instead of {len(recorded)}"]
        pairs = zip(heard, recorded, strict=False)
        return found + [
            fault for number, (one, other) in enumerate(pairs) for fault in lacks(one, other, f"{where}[{number}]")
        ]
    return [] if heard == recorded else [f"{where}: {heard!r} instead of {recorded!r}"]
