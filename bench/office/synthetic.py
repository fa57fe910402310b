"""A province that does not exist: 10 kabupaten of 250 desa, 5 years of index, 400 people, 300,000 daily reports,
a year of monthly reports.

`python -m bench.office.synthetic` fills the migrated, empty database of PENDAMPING_HOME or DATABASE_URL.
Rows go in by single statements without the services: what is measured is reading, not writing.
"""

import gc
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from time import perf_counter
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.utils import timezone

from bench.office.synthetic_months import hand_in, plan_works
from bench.office.synthetic_people import (
    DISTRICTS,
    KABUPATEN,
    PD,
    PLD,
    PROVINCE,
    VILLAGES,
    YEARS_OF_WORK,
    Worker,
    appoint,
    employ,
)
from pendamping.access.scopes import command_scope
from pendamping.common.bulk import insert_rows
from pendamping.demo.activities import all_activities, tell
from pendamping.demo.lives import VERIFIED_AFTER
from pendamping.demo.places import Place
from pendamping.demo.scores import sample_results
from pendamping.demo.world import World
from pendamping.fieldwork.models import DailyReport, ReportEvent
from pendamping.indices.schemas import NewSource, PublishedResult
from pendamping.indices.services.recording import record_results
from pendamping.regions.models import Region

REPORTS = 300_000
AT_ONCE = 10_000
STORIES = 4_000  # distinct texts, taken in turn
ZONE = ZoneInfo("Asia/Jakarta")


def build() -> None:
    """Everything, told step by step with seconds."""
    gc.disable()
    began = perf_counter()
    today = timezone.localdate()
    world = World(today, seed=98)

    def tell_step(name: str) -> None:
        print(f"{perf_counter() - began:7.1f} s  {name}", flush=True)

    with transaction.atomic():
        places = _regions()
    tell_step(f"{len(places)} desa")
    with transaction.atomic():
        workers = list(employ(world, places))
        appoint(today, places)
    tell_step(f"{len(workers)} orang")
    with transaction.atomic():
        _results(world, places)
    tell_step("indeks lima tahun")
    chance = world.chance("reports")
    stories = list(_stories(chance))
    for start in range(0, REPORTS, AT_ONCE):
        with transaction.atomic():
            _reports(chance, today, workers, stories, range(start, start + AT_ONCE))
    tell_step(f"{REPORTS} laporan")
    with transaction.atomic():
        hand_in(world, workers)
        plan_works(world, workers)
    tell_step("bulan-bulan dan kegiatan desa")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    tell_step("selesai")


def _regions() -> list[Place]:
    rows = [Region.of(PROVINCE, "Provinsi Sintetis")]
    places = []
    for kabupaten in range(1, KABUPATEN + 1):
        regency = f"{PROVINCE}{kabupaten:02}"
        rows.append(Region.of(regency, f"Sintetis {kabupaten}"))
        for number in range(1, DISTRICTS + 1):
            district = f"{regency}{number:02}"
            rows.append(Region.of(district, f"Kecamatan {kabupaten}-{number}"))
            for village in range(1, VILLAGES + 1):
                latitude = -2.3 + (number * VILLAGES + village) / 300
                longitude = 111 + kabupaten / 4 + (village % 5) / 25
                place = Place(f"{district}2{village:03}", f"Desa {number}-{village}", latitude, longitude)
                places.append(place)
                rows.append(Region.of(place.code, place.name, latitude=latitude, longitude=longitude))
    insert_rows(rows)
    return places


def _results(world: World, places: Sequence[Place]) -> None:
    rows = (
        PublishedResult(
            code=one.code,
            name=one.name,
            year=one.year,
            value=Decimal(one.idm),
            status=one.status,
            iks=Decimal(one.iks),
            ike=Decimal(one.ike),
            ikl=Decimal(one.ikl),
            scores=one.scores,
        )
        for one in sample_results(world, places)
    )
    record_results(command_scope("bench", world.today), NewSource(name="Sintetis", is_sample=True), rows)


def _stories(chance: Random) -> Iterator[dict[str, object]]:
    """Texts and codes of reports, without who, where and when."""
    activities = [one for one in all_activities() if one.weight]
    for _ in range(STORIES):
        activity = chance.choice(activities)
        story = tell(chance, activity, date(2026, chance.randrange(1, 13), 1), "Contoh")
        yield {
            "kind": activity.kind,
            "category": activity.category,
            "themes": list(activity.themes),
            "participants_f": chance.randint(*activity.women) if activity.women else None,
            "participants_m": chance.randint(*activity.men) if activity.men else None,
        } | {name: getattr(story, name) for name in story.__slots__}


def _reports(
    chance: Random,
    today: date,
    workers: Sequence[Worker],
    stories: Sequence[dict[str, object]],
    numbers: range,
) -> None:
    reports, events = [], []
    for number in numbers:
        worker = workers[number % len(workers)]
        checker = workers[PLD + number % PD].person
        # Evenly over the years, newest last: ids and dates rise together, as they do in life.
        day = today - timedelta(days=1 + (REPORTS - 1 - number) * 365 * YEARS_OF_WORK // REPORTS)
        place = worker.villages[(number // len(workers)) % len(worker.villages)]
        start = time(8 + chance.randrange(0, 3), chance.choice((0, 15, 30, 45)))
        moment = datetime.combine(day, time(19, chance.randrange(60)), ZONE)
        age = (today - day).days
        checked = chance.random() < VERIFIED_AFTER.get(age, 1.0)
        state = ("locked" if age > 40 else "verified") if checked else "submitted"
        report = DailyReport(
            id=_id_at(moment, chance),
            author=worker.person,
            author_tier=worker.tier,
            author_post=worker.post,
            region_id=place.code,
            state=state,
            date=day,
            start=start,
            end=time(start.hour + 2, start.minute),
            place="Balai Desa",
            latitude=place.latitude,
            longitude=place.longitude,
            accuracy_m=12.0,
            created_at_device=moment,
            received_at_server=moment,
            submitted_at=moment,
            checked_at=moment + timedelta(days=1) if checked else None,
            checked_by=checker if checked else None,
            version=3 if checked else 2,
            is_sample=True,
            **stories[number % len(stories)],
        )
        reports.append(report)
        steps = [
            ("recorded", worker.person),
            ("submitted", worker.person),
            *([("verified", checker)] if checked else []),
        ]
        events += [ReportEvent(report=report, kind=kind, at=moment, by=by, by_name=by.name) for kind, by in steps]
    insert_rows(reports)
    insert_rows(events)


def _id_at(moment: datetime, chance: Random) -> UUID:
    milliseconds = int(moment.timestamp() * 1000)
    return UUID(
        int=(milliseconds << 80) | (7 << 76) | (chance.getrandbits(12) << 64) | (2 << 62) | chance.getrandbits(62)
    )


if __name__ == "__main__":
    build()
