"""A province that does not exist: 10 kabupaten of 250 desa, 5 years of index, 400 people, 300,000 daily reports.

`python -m bench.office.synthetic` fills the migrated, empty database of PENDAMPING_HOME or DATABASE_URL.
Rows go in by single statements without the services: what is measured is reading, not writing.
"""

import gc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from time import perf_counter
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.utils import timezone

from pendamping.access.models import Account, Membership
from pendamping.access.roles import Role
from pendamping.access.scopes import command_scope
from pendamping.common.bulk import insert_rows
from pendamping.demo.activities import all_activities, tell
from pendamping.demo.lives import VERIFIED_AFTER
from pendamping.demo.names import invented_names
from pendamping.demo.places import Place
from pendamping.demo.scores import sample_results
from pendamping.demo.world import World
from pendamping.fieldwork.models import DailyReport, ReportEvent
from pendamping.indices.schemas import NewSource, PublishedResult
from pendamping.indices.services.recording import record_results
from pendamping.people.models import Assignment, AssignmentArea, Person, RequiredPosts, Tier
from pendamping.regions.models import Region

PROVINCE = "98"  # no province has this code
KABUPATEN, DISTRICTS, VILLAGES = 10, 10, 25  # per province, per kabupaten, per kecamatan
PLD, PD, TAPM = 290, 100, 10
REPORTS = 300_000
YEARS_OF_WORK = 3
AT_ONCE = 10_000
STORIES = 4_000  # distinct texts, taken in turn
ZONE = ZoneInfo("Asia/Jakarta")
SHOWN = "9801"  # the kabupaten whose people sign in: pld, pd, tapm, dpmd, camat, bupati, kades


@dataclass(frozen=True, slots=True)
class Worker:
    person: Person
    tier: Tier
    post: str  # the code that the areas share
    villages: tuple[Place, ...]


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
        workers = list(_people(world, places))
        _officials(today, places)
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


def _people(world: World, places: Sequence[Place]) -> Iterator[Worker]:
    names = invented_names(world.chance("names"))
    start = date(world.today.year - YEARS_OF_WORK, 1, 1)
    by_district = [list(places[at : at + VILLAGES]) for at in range(0, len(places), VILLAGES)]
    required = []
    for number in range(PLD):
        villages = by_district[number % len(by_district)]
        turn, turns = number // len(by_district), -(-PLD // len(by_district))
        yield _worker(next(names), Tier.PLD, villages[turn::turns], villages[0].district, start, number=number)
    for number in range(PD):
        villages = by_district[number % len(by_district)]
        required.append(RequiredPosts(region_id=villages[0].district, tier=Tier.PD, number=2))
        required.append(RequiredPosts(region_id=villages[0].district, tier=Tier.PLD, number=4))
        yield _worker(next(names), Tier.PD, villages, villages[0].district, start, number=number)
    for number in range(TAPM):
        regency = f"{PROVINCE}{number % KABUPATEN + 1:02}"
        inside = [place for place in places if place.code.startswith(regency)]
        yield _worker(next(names), Tier.TAPM_KAB, inside, regency, start, number=number)
    insert_rows(required)


def _worker(
    name: tuple[str, str], tier: Tier, villages: Sequence[Place], post: str, start: date, *, number: int
) -> Worker:
    """A placed person with an account; the first of a tier has a name that is easy to sign in with."""
    role = Role(tier.value)
    short = {Tier.TAPM_KAB: "tapm"}.get(tier, tier.value.lower())
    username = short if number == 0 else f"{short}{number}"
    person = Person.objects.create(name=name[0], sex=name[1], domicile_id=villages[0].code, is_sample=True)
    account = Account.objects.create(
        username=username, name=name[0], person_id=person.pk, is_sample=True, must_set_password=False
    )
    person.account = account
    person.save()
    assignment = Assignment.objects.create(person=person, tier=tier, start=start)
    codes = [place.code for place in villages] if tier == Tier.PLD else [post]
    AssignmentArea.objects.bulk_create(AssignmentArea(assignment=assignment, region_id=code) for code in codes)
    Membership.objects.bulk_create(
        Membership(account=account, role=role, region_code=code, since=start, basis=f"assignment:{assignment.pk}")
        for code in codes
    )
    return Worker(person, tier, post, tuple(villages))


def _officials(today: date, places: Sequence[Place]) -> None:
    areas = {
        "dpmd": (Role.DPMD, SHOWN),
        "bupati": (Role.BUPATI, SHOWN),
        "camat": (Role.CAMAT, places[0].district),
        "kades": (Role.KEPALA_DESA, places[0].code),
        "provinsi": (Role.TAPM_PROV, PROVINCE),
    }
    for username, (role, code) in areas.items():
        account = Account.objects.create(
            username=username, name=f"{username} sintetis", is_sample=True, must_set_password=False
        )
        Membership.objects.create(account=account, role=role, region_code=code, since=date(today.year - 3, 1, 1))


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
