"""What the first contact of a phone costs on the wire: `python -m bench.office.first_sync` over a filled demo.

The demo's PLD gets three years of work besides the demo's own: two reports on every working day, with photos and texts
of chance words, which pack worse than what people write. Then an empty phone asks until nothing is left, as the app
does. Bytes are those of bodies, packed as they travel, without the photos. Prints one JSON object.
"""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from pendamping.access.models import Account
from pendamping.access.schemas import NewDevice
from pendamping.access.scopes import command_scope, first_scope_of
from pendamping.access.services import enrol_device, make_device_link
from pendamping.common.bulk import insert_rows
from pendamping.common.ids import new_id
from pendamping.common.models import StoredFile
from pendamping.fieldwork.models import DailyReport, ReportAttachment
from pendamping.indices.schemas import NewRound
from pendamping.indices.services.rounds import open_round
from pendamping.people.models import AssignmentArea, Person

USERNAME = "pld"
YEARS, A_DAY, PHOTOS, A_PROBLEM = 3, 2, (1, 2), 1 / 3
FRIDAY = 4
ZONE = ZoneInfo("Asia/Jakarta")
GUIDES = Path(__file__).resolve().parents[2] / "docs" / "panduan"


@dataclass
class Wire:
    """A phone that counts."""

    headers: dict[str, str]
    client: Client = field(default_factory=lambda: Client(SERVER_NAME="localhost"))
    sent: int = 0
    received: int = 0
    unpacked: int = 0
    contacts: int = 0
    seconds: float = 0

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        packed = gzip.compress(json.dumps(body).encode()) if body is not None else b""
        headers = self.headers | {"Content-Encoding": "gzip"} if packed else self.headers
        began = perf_counter()
        answer = self.client.generic(method, path, packed, "application/json", headers=headers)
        self.seconds += perf_counter() - began
        assert answer.status_code == 200, answer.content
        content = gzip.decompress(answer.content) if answer.get("Content-Encoding") == "gzip" else answer.content
        self.sent += len(packed)
        self.received += len(answer.content)
        self.unpacked += len(content)
        self.contacts += 1
        return dict(json.loads(content))

    @property
    def figures(self) -> dict[str, Any]:
        return {
            "contacts": self.contacts,
            "wire_kb": round((self.sent + self.received) / 1000, 1),
            "unpacked_kb": round(self.unpacked / 1000, 1),
            "server_s": round(self.seconds, 2),
        }


def measure() -> dict[str, Any]:
    account = Account.objects.get(username=USERNAME)
    person = Person.objects.get(account=account)
    villages = _villages(person)
    with transaction.atomic():
        _three_years(Writer(person, villages))
        _open_round(villages[0][:4])
    scope = first_scope_of(account, timezone.localdate())
    _device, token = enrol_device(
        make_device_link(scope, account).url.partition("#")[2], NewDevice(id=new_id(), name="HP ukur")
    )
    headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "gzip"}
    first, held = Wire(headers), Held()
    _fill(first, held)
    again = Wire(headers)
    _fill(again, held)
    return {
        "database": connection.vendor,
        "villages": len(villages),
        "reports": held.reports,
        "questionnaires": held.questionnaires,
        "first": first.figures,
        "again": again.figures,
    }


@dataclass
class Held:
    """What the phone knows between two contacts."""

    cursor: str = ""
    reference: str = ""
    around: str = ""
    villages: dict[str, str] = field(default_factory=dict)
    definitions: set[tuple[str, str]] = field(default_factory=set)
    reports: int = 0
    questionnaires: int = 0


def _fill(wire: Wire, held: Held) -> None:
    """As the app: the feed to its end, then what is kept of the area, then the rules of open questionnaires."""
    wanted: set[tuple[str, str]] = set()
    more = True
    while more:
        said = {"protocol": 1, "clock": datetime.now(tz=ZONE).isoformat(), "app_version": "1.0.0"}
        reply = wire.ask("POST", "/api/sync", said | {"cursor": held.cursor, "reference": held.reference})
        held.cursor, more = reply["cursor"], reply["more"]
        held.reference = reply["reference"]["digest"] if reply["reference"] else held.reference
        held.reports += sum(one["type"] == "report" for one in reply["changes"])
        sheets = [one["index_sheet"] for one in reply["changes"] if one["index_sheet"]]
        held.questionnaires += len(sheets)
        wanted |= {(one["index"], one["definition"]) for one in sheets}
    area = wire.ask("POST", "/api/area", {"around": held.around, "villages": held.villages})
    held.around = area["around"]["digest"] if area["around"] else held.around
    held.villages |= {one["code"]: one["digest"] for one in area["villages"]}
    for index, digest in wanted - held.definitions:
        wire.ask("GET", f"/api/definitions/{index}?digest={digest}")
    held.definitions |= wanted


def _villages(person: Person) -> list[str]:
    areas = AssignmentArea.objects.filter(assignment__in=person.assignments.active_on(timezone.localdate()))
    return sorted(areas.values_list("region_id", flat=True))


def _open_round(regency: str) -> None:
    """An empty questionnaire for every village, and its rules."""
    today = timezone.localdate()
    closes = today + timedelta(days=30)
    open_round(command_scope("ukur", today), NewRound(regency, "idm", today.year + 1, closes), is_sample=True)


class Writer:
    """Invents what somebody writes, always the same."""

    def __init__(self, author: Person, villages: list[str]) -> None:
        self.chance, self.author, self.villages = Random(7), author, villages
        # The vocabulary of our own guides.
        text = " ".join(path.read_text(encoding="utf-8") for path in sorted(GUIDES.glob("*.md")))
        self.words = sorted({word.lower() for word in re.findall(r"[A-Za-z]{3,}", text)})

    def text(self, number: int) -> str:
        return " ".join(self.chance.choice(self.words) for _word in range(number)).capitalize() + "."

    def later(self, moment: datetime) -> datetime:
        return moment + timedelta(seconds=self.chance.randrange(90_000))

    def id_at(self, moment: datetime) -> UUID:
        head = int(moment.timestamp() * 1000) << 80
        return UUID(
            int=head | (7 << 76) | (self.chance.getrandbits(12) << 64) | (2 << 62) | self.chance.getrandbits(62)
        )

    def report(self, day: date, number: int) -> DailyReport:
        chance, village = self.chance, self.chance.choice(self.villages)
        moment = datetime.combine(day, time(18 + number, chance.randrange(60), chance.randrange(60)), ZONE)
        return DailyReport(
            id=self.id_at(moment),
            author=self.author,
            author_tier="PLD",
            author_post=village[:6],
            region_id=village,
            kind=("field_visit", "activity")[number],
            state="locked",
            date=day,
            start=time(8 + 4 * number, chance.choice((0, 15, 30, 45))),
            end=time(10 + 4 * number, chance.choice((0, 15, 30, 45))),
            category=chance.choice(("coordination", "infrastructure_work", "village_meeting")),
            themes=[chance.choice(("health", "education", "economy"))],
            title=self.text(6),
            description=self.text(40),
            result=self.text(20),
            problem=self.text(12) if chance.random() < A_PROBLEM else "",
            follow_up=self.text(10),
            participants_f=chance.randrange(40),
            participants_m=chance.randrange(40),
            parties_met=self.text(5),
            place=self.text(2),
            latitude=round(-2 + chance.random(), 6),
            longitude=round(111 + chance.random(), 6),
            accuracy_m=float(chance.randrange(4, 60)),
            created_at_device=moment,
            received_at_server=self.later(moment),
            submitted_at=self.later(moment),
            checked_at=self.later(moment),
            version=3,
            is_sample=True,
        )

    def photo(self, report: DailyReport, order: int) -> tuple[StoredFile, ReportAttachment]:
        digest = f"{self.chance.getrandbits(256):064x}"
        stored = StoredFile(sha256=digest, file=f"ukur/{digest}", media_type="image/jpeg", size=100_000)
        moment = report.created_at_device - timedelta(seconds=self.chance.randrange(36_000))
        said = {"kind": "photo", "caption": self.text(4), "taken_at": moment, "order": order}
        return stored, ReportAttachment(id=self.id_at(moment), report=report, stored_id=digest, **said)


def _three_years(writer: Writer) -> None:
    """Rows without the services: what is measured is reading."""
    reports = [writer.report(day, number) for day in _working_days(timezone.localdate()) for number in range(A_DAY)]
    photos = [writer.photo(report, order) for report in reports for order in range(writer.chance.randint(*PHOTOS))]
    insert_rows(reports)
    insert_rows([stored for stored, _attached in photos])
    insert_rows([attached for _stored, attached in photos])


def _working_days(today: date) -> Iterator[date]:
    for number in range(YEARS * 365, 0, -1):
        day = today - timedelta(days=number)
        if day.weekday() <= FRIDAY:
            yield day


if __name__ == "__main__":
    print(json.dumps(measure()))
