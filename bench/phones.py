"""An evening of many phones: `python -m bench.phones` over the migrated, empty database of this environment.

First the pace of taking reports beside a bare view that only inserts the same rows (in this process, taking turns);
then real server processes and phones that hand in 20 reports and 20 photos of 100 kB each. They call one after the
other as the thousand of the evening hour would, so many times as fast.
"""

import hashlib
import io
import json
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from http import HTTPStatus
from time import perf_counter, process_time, sleep
from typing import Any, NamedTuple
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
FASTER = float(os.environ.get("BENCH_FASTER", "2"))  # than the hour in which a thousand call
REPORTS, PHOTO_SIZE, WORKERS = 20, 100_000, 2
BETWEEN = 3600 / 1000 / FASTER  # seconds between two phones that begin
BATCH, ROUNDS = 50, 9
DISTRICT, VILLAGES = "9801{:02}", 60  # of one kecamatan: every phone has a village of its own, as in life


class Phone(NamedTuple):
    token: str
    person: UUID
    village: str


@dataclass
class Evening:
    batches: list[float] = field(default_factory=list)  # seconds each
    sent_away: int = 0
    started: float = field(default_factory=perf_counter)


def measure() -> dict[str, Any]:
    phones = [_phone(number) for number in range(PHONES + ROUNDS)]
    figures: dict[str, Any] = {
        "database": "postgresql" if os.environ.get("DATABASE_URL") else "sqlite",
        "phones": PHONES,
    }
    with override_settings(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"]):
        figures |= _pace(phones[PHONES:])
    return figures | _evening(phones[:PHONES])


def _pace(phones: list[Phone]) -> dict[str, float]:
    """Rows per second of the phones' door and of the bare views, turn by turn; the middle of each."""
    client = Client()
    spent: dict[str, list[Spent]] = {"door": [], "contact": [], "bare": [], "bulk": []}
    for phone in phones:
        batch = _batch()
        headers = {"Authorization": f"Bearer {phone.token}"}
        first = client.post("/api/sync", json.dumps(batch), "application/json", headers=headers).json()
        batch |= {"cursor": first["cursor"], "reference": first["reference"]["digest"]}
        for name, back in (("door", 2), ("contact", 8)):  # days: each batch tells of other ones
            body = json.dumps(batch | {"commands": _reports(phone, BATCH, back=back), "answers_only": name == "door"})
            with _timed(spent[name]):
                answer = client.post("/api/sync", body, "application/json", headers=headers)
            assert {one["result"] for one in answer.json()["answers"]} == {"stored"}, answer.content
        for name in ("bare", "bulk"):
            rows = [one["body"]["content"] | {"author": str(phone.person)} for one in _reports(phone, BATCH)]
            body = json.dumps(rows)
            with _timed(spent[name]):
                assert client.post(f"/{name}", body, "application/json").status_code == HTTPStatus.OK
    middle = {name: _middle(all_spent) for name, all_spent in spent.items()}
    door = middle["door"]
    return {
        "door_rows_s": round(BATCH / door.seconds),
        "door_processor_ms": round(1000 * door.processor, 1),
        "bare_rows_s": round(BATCH / middle["bare"].seconds),
        "bare_processor_ms": round(1000 * middle["bare"].processor, 1),
        "contact_processor_ms": round(1000 * middle["contact"].processor, 1),
        "ratio": round(middle["bare"].seconds / door.seconds, 2),
        "ratio_processor": round(middle["bare"].processor / door.processor, 2),
        "ratio_contact": round(middle["bare"].seconds / middle["contact"].seconds, 2),
        "ratio_contact_processor": round(middle["bare"].processor / middle["contact"].processor, 2),
        "ratio_bulk_processor": round(middle["bulk"].processor / door.processor, 2),
    }


class Spent(NamedTuple):
    seconds: float
    processor: float  # seconds, of this process


@contextmanager
def _timed(spent: list[Spent]) -> Iterator[None]:
    wall, processor = perf_counter(), process_time()
    yield
    spent.append(Spent(perf_counter() - wall, process_time() - processor))


def _middle(spent: list[Spent]) -> Spent:
    return Spent(*(sorted(column)[len(column) // 2] for column in zip(*spent, strict=True)))


def bare(request: HttpRequest) -> JsonResponse:
    """What a view costs that checks nothing, remembers nothing and tells nothing: a row at a time."""
    for said in json.loads(request.body):
        _row(said).save(force_insert=True)
    return JsonResponse({})


def bulk(request: HttpRequest) -> JsonResponse:
    """The same rows by a single `bulk_create`: the least that Django can do."""
    DailyReport.objects.bulk_create([_row(said) for said in json.loads(request.body)])
    return JsonResponse({})


def _row(said: dict[str, Any]) -> DailyReport:
    return DailyReport(
        id=new_id(),
        author_id=said["author"],
        author_tier=Tier.PLD,
        author_post=said["region"],
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


urlpatterns = [path("bare", bare), path("bulk", bulk), *product]


def _evening(phones: list[Phone]) -> dict[str, Any]:
    before = DailyReport.objects.count()
    evening = Evening()
    names = ("DATABASE_URL", "PENDAMPING_HOME", "PENDAMPING_MODE", "PENDAMPING_HTTPS")
    settings = {name: os.environ[name] for name in names if name in os.environ}
    loads = [[_photo() for _ in range(REPORTS)] for _phone in phones]  # the phones' own work, before the evening
    with server(settings, workers=WORKERS) as (port, _process), ThreadPoolExecutor(len(phones)) as pool:
        for _ in range(2 * WORKERS):  # an office in the evening has been running since the morning
            call(port, "POST", "/api/sync", phones[0].token, json.dumps(_batch()).encode())
        evening.started = perf_counter()
        said = list(
            pool.map(lambda place: _hand_in(port, phones[place], loads[place], evening, place), range(len(phones)))
        )
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
        "faster": FASTER,
    }


def _hand_in(port: int, phone: Phone, photos: list[bytes], evening: Evening, place: int) -> int:
    """One phone: its reports, then its photos; sent again while the office is busy or silent."""
    commands = _reports(phone, REPORTS, photos)
    batch = _batch() | {"commands": commands}
    sleep(max(0, evening.started + place * BETWEEN - perf_counter()))
    began = perf_counter()
    said = _until_taken(evening, port, "POST", "/api/sync", phone.token, json.dumps(batch).encode())
    evening.batches.append(perf_counter() - began)
    for photo in photos:
        sha256 = hashlib.sha256(photo).hexdigest()
        _until_taken(evening, port, "PUT", f"/api/files/{sha256}?size={len(photo)}&offset=0", phone.token, photo)
    return sum("stored" in one["result"] for one in said["answers"])


def _until_taken(evening: Evening, *said: Any) -> dict[str, Any]:
    while True:
        with suppress(Gone):
            status, answer = call(*said)
            if status != HTTPStatus.SERVICE_UNAVAILABLE:
                return answer
            evening.sent_away += 1
        sleep(0.5)  # the time of the evening is compressed, and so is the wait that the office asks for


def _batch() -> dict[str, Any]:
    """Of a phone that brings nothing and knows nothing."""
    return {"protocol": 1, "clock": datetime.now(UTC).isoformat(), "cursor": "", "commands": []}


def _reports(phone: Phone, number: int, photos: list[bytes] | None = None, *, back: int = 1) -> list[dict[str, Any]]:
    """Ten a day, from so many days ago backwards."""
    commands = []
    for place in range(number):
        day = date.today() - timedelta(days=back + place // 10)  # noqa: DTZ011  local days
        named = [photos[place]] if photos else []
        content = {
            "region": phone.village,
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


def _phone(number: int) -> Phone:
    """A placed facilitator with an enrolled phone and a village to work in."""
    district = DISTRICT.format(1 + number // VILLAGES)
    village = f"{district}{2001 + number % VILLAGES}"
    for code, name in ((district, "Kecamatan Contoh"), (village, "Desa Contoh")):
        if not Region.objects.filter(pk=code).exists():
            Region.of(code, name).save()
    account = Account.objects.create_account(f"hp{number}", f"Orang {number}", "kata-sandi", must_set_password=False)
    person = Person.objects.create(name=f"Orang {number}", account=account, is_sample=True)
    account.person_id = person.pk
    account.save()
    placement = Assignment.objects.create(person=person, tier=Tier.PLD, start=date(2024, 1, 1))
    AssignmentArea.objects.create(assignment=placement, region_id=village)
    Membership.objects.create(account=account, role=Role.PLD, region_code=village, since=date(2024, 1, 1))
    token = f"token-{number}-{new_id()}"
    known = {"name": "HP contoh", "token_hash": digest_of(token), "enrolled_at": timezone.now()}
    Device.objects.create(id=new_id(), account=account, **known)
    return Phone(token, person.pk, village)


if __name__ == "__main__":
    print(json.dumps(measure()))
    sys.stdout.flush()
