"""An evening of many phones: `python -m bench.phones` over the migrated, empty database of this environment.

First the pace of taking reports beside a bare view that only inserts the same rows (in this process, taking turns);
then real server processes and phones that hand in 20 reports and 20 photos of 100 kB each, as fast as they are taken.
"""

import hashlib
import io
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from time import perf_counter, sleep
from typing import Any
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.test import Client, override_settings
from django.urls import path
from django.utils import timezone
from PIL import Image
from tests.live import Gone, call, server

import bench.office  # noqa: F401  Django is ready before anything of the product is imported
from pendamping.access.models import Account, Device, Membership
from pendamping.access.roles import Role
from pendamping.access.secret_digests import digest_of
from pendamping.common.audit import first_broken_link
from pendamping.common.ids import new_id
from pendamping.config.urls import urlpatterns as product
from pendamping.fieldwork.models import DailyReport, ReportAttachment
from pendamping.people.models import Assignment, AssignmentArea, Person, Tier
from pendamping.regions.models import Region

PHONES = int(os.environ.get("BENCH_PHONES", "24"))  # of the thousand; the evening is as much shorter
REPORTS, PHOTO_SIZE, AT_ONCE, WORKERS = 20, 100_000, 6, 2
BATCH, ROUNDS = 50, 5
VILLAGE, DISTRICT = "9801010001", "980101"
BUSY = 503


@dataclass
class Evening:
    batches: list[float] = field(default_factory=list)  # seconds each
    sent_away: int = 0
    started: float = field(default_factory=perf_counter)


def measure() -> dict[str, Any]:
    phones = [_phone(number) for number in range(PHONES + 2 * ROUNDS)]
    figures: dict[str, Any] = {
        "database": "postgresql" if os.environ.get("DATABASE_URL") else "sqlite",
        "phones": PHONES,
    }
    with override_settings(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"]):
        figures |= _pace(phones[PHONES:])
    return figures | _evening(phones[:PHONES])


def _pace(phones: list[tuple[str, UUID]]) -> dict[str, float]:
    """Rows per second of the phones' door and of the bare view, turn by turn; the middle of each."""
    client, taken, bare = Client(), [], []
    for token, person in phones:
        commands = _reports(BATCH)
        batch = {"protocol": 1, "clock": datetime.now(UTC).isoformat(), "commands": commands, "cursor": ""}
        headers = {"Authorization": f"Bearer {token}"}
        first = client.post(
            "/api/sync", json.dumps(batch | {"commands": []}), "application/json", headers=headers
        ).json()
        began = perf_counter()
        answer = client.post(
            "/api/sync",
            json.dumps(batch | {"cursor": first["cursor"], "reference": first["reference"]["digest"]}),
            "application/json",
            headers=headers,
        )
        taken.append(BATCH / (perf_counter() - began))
        assert {one["result"] for one in answer.json()["answers"]} == {"stored"}, answer.content
        rows = [one["body"]["content"] | {"id": str(new_id()), "author": str(person)} for one in _reports(BATCH)]
        began = perf_counter()
        assert client.post("/bare", json.dumps(rows), "application/json").status_code == 200
        bare.append(BATCH / (perf_counter() - began))
    door, view = (sorted(one)[len(one) // 2] for one in (taken, bare))
    return {"door_rows_s": round(door), "bare_rows_s": round(view), "ratio": round(door / view, 3)}


def bare(request: HttpRequest) -> JsonResponse:
    """What a view costs that checks nothing, remembers nothing and tells nothing."""
    for said in json.loads(request.body):
        DailyReport.objects.create(
            id=said["id"],
            author_id=said["author"],
            author_tier=Tier.PLD,
            region_id=said["region"],
            kind=said["kind"],
            date=said["date"],
            start=said["start"],
            end=said["end"],
            category=said["category"],
            description=said["description"],
            created_at_device=timezone.now(),
            received_at_server=timezone.now(),
        )
    return JsonResponse({})


urlpatterns = [path("bare", bare), *product]


def _evening(phones: list[tuple[str, UUID]]) -> dict[str, Any]:
    before = DailyReport.objects.count()
    evening = Evening()
    names = ("DATABASE_URL", "PENDAMPING_HOME", "PENDAMPING_MODE", "PENDAMPING_HTTPS")
    settings = {name: os.environ[name] for name in names if name in os.environ}
    with server(settings, workers=WORKERS) as (port, _process), ThreadPoolExecutor(AT_ONCE) as pool:
        evening.started = perf_counter()
        said = list(pool.map(lambda phone: _hand_in(port, phone[0], evening), phones))
        seconds = perf_counter() - evening.started
    confirmed = sum(said)
    reports, photos = DailyReport.objects.count() - before, ReportAttachment.objects.count()
    expected = PHONES * REPORTS
    times = sorted(evening.batches)
    return {
        "confirmed": confirmed,
        "lost": (expected - reports) + (expected - photos),
        "doubled": max(0, reports - expected) + max(0, photos - expected),
        "trail_is_whole": first_broken_link() is None,
        "seconds": round(seconds, 1),
        "p50_ms": round(1000 * times[len(times) // 2]),
        "p95_ms": round(1000 * times[int(len(times) * 0.95)]),
        "sent_away": evening.sent_away,
        "minutes_for_1000": round(seconds * 1000 / PHONES / 60),
    }


def _hand_in(port: int, token: str, evening: Evening) -> int:
    """One phone: its reports, then its photos; sent again while the office is busy or silent."""
    photos = [_photo() for _ in range(REPORTS)]
    commands = _reports(REPORTS, photos)
    batch = {"protocol": 1, "clock": datetime.now(UTC).isoformat(), "commands": commands}
    began = perf_counter()
    said = _until_taken(evening, port, "POST", "/api/sync", token, json.dumps(batch).encode())
    evening.batches.append(perf_counter() - began)
    for photo in photos:
        sha256 = hashlib.sha256(photo).hexdigest()
        _until_taken(evening, port, "PUT", f"/api/files/{sha256}?size={len(photo)}&offset=0", token, photo)
    return sum("stored" in one["result"] for one in said["answers"])


def _until_taken(evening: Evening, *said: Any) -> dict[str, Any]:
    while True:
        with suppress(Gone):
            status, answer = call(*said)
            if status != BUSY:
                return answer
            evening.sent_away += 1
        sleep(0.5)  # the time of the evening is compressed, and so is the wait that the office asks for


def _reports(number: int, photos: list[bytes] | None = None) -> list[dict[str, Any]]:
    commands = []
    for place in range(number):
        day = date.today() - timedelta(days=1 + place // 10)  # noqa: DTZ011  local days
        named = [photos[place]] if photos else []
        content = {
            "region": VILLAGE,
            "kind": "field_visit",
            "date": day.isoformat(),
            "start": time(8 + place % 10).isoformat(),
            "end": time(8 + place % 10, 50).isoformat(),
            "category": "coordination",
            "description": "Mendampingi musyawarah desa tentang jalan usaha tani (data contoh).",
        }
        body = {
            "id": str(new_id()),
            "revision": 1,
            "content": content,
            "created_at_device": datetime.now(UTC).isoformat(),
            "submit": True,
            "attachments": [
                {"id": str(new_id()), "sha256": hashlib.sha256(one).hexdigest(), "size": len(one)} for one in named
            ],
        }
        written = datetime.now(UTC).isoformat()
        commands.append({"id": str(new_id()), "kind": "report.put", "written_at": written, "body": body})
    return commands


def _photo() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((480, 360), 60).convert("RGB").save(out, "JPEG", quality=80)
    return out.getvalue()[:-2].ljust(PHOTO_SIZE - 2, b"\0") + b"\xff\xd9"


def _phone(number: int) -> tuple[str, UUID]:
    """A placed facilitator with an enrolled phone: its token, and who it is."""
    for code, name, level in ((DISTRICT, "Kecamatan Contoh", 6), (VILLAGE, "Desa Contoh", 10)):
        kind = Region.Kind.DISTRICT if level == len(DISTRICT) else Region.Kind.DESA
        Region.objects.get_or_create(code=code, defaults={"name": name, "level": level, "kind": kind})
    account = Account.objects.create_account(f"hp{number}", f"Orang {number}", "kata-sandi", must_set_password=False)
    person = Person.objects.create(name=f"Orang {number}", account=account, is_sample=True)
    account.person_id = person.pk
    account.save()
    placement = Assignment.objects.create(person=person, tier=Tier.PLD, start=date(2024, 1, 1))
    AssignmentArea.objects.create(assignment=placement, region_id=VILLAGE)
    Membership.objects.create(account=account, role=Role.PLD, region_code=VILLAGE, since=date(2024, 1, 1))
    token = f"token-{number}-{new_id()}"
    known = {"name": "HP contoh", "token_hash": digest_of(token), "enrolled_at": timezone.now()}
    Device.objects.create(id=new_id(), account=account, **known)
    return token, person.pk


if __name__ == "__main__":
    print(json.dumps(measure()))
    sys.stdout.flush()
