"""A kabupaten of 250 villages before, during and after its rakor: `python -m bench.office.meetings`.

Over an empty, migrated database: five years of index results, 60 PLD with three months of visits, 300 actions and 200
obstacles. Measures the briefing pack and its PDF, 500 people written down by five phones at once, each by two phones,
and two people who type the same notes for an hour, a sentence every five seconds. Prints one JSON object.
"""

import io
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from threading import Thread
from time import perf_counter, process_time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.utils import timezone
from pypdf import PdfReader

from pendamping.access.scopes import command_scope
from pendamping.briefing.models import Pack
from pendamping.briefing.services.packs import write_pack
from pendamping.briefing.services.printing import draw_papers, print_pack
from pendamping.common.bulk import insert_rows
from pendamping.common.scope import Scope
from pendamping.demo.filling.indices import fill_results
from pendamping.demo.names import invented_names
from pendamping.demo.places import Place
from pendamping.demo.scores import sample_results
from pendamping.demo.world import World
from pendamping.fieldwork.models import DailyReport
from pendamping.meetings.models import AgendaItem, Attendance, Level, Meeting
from pendamping.meetings.schemas import ItemContent, NewAction, NewAttendance, NewMeeting
from pendamping.meetings.services import (
    open_meeting,
    plan_meeting,
    promise_action,
    put_item,
    record_attendance,
    write_notes,
)
from pendamping.obstacles.models import Level as Rung
from pendamping.obstacles.schemas import NewObstacle
from pendamping.obstacles.services import raise_obstacle
from pendamping.people.models import Assignment, AssignmentArea, Organisation, Person, Tier
from pendamping.regions.models import Region

KABUPATEN, DISTRICTS, VILLAGES = "9801", 10, 25
PLD, OFFICES, ACTIONS, OBSTACLES, DAYS = 60, 10, 300, 200, 90
GUESTS, PHONES, WRITTEN_BY = 500, 5, 2
SENTENCES = 720  # of each of two people: one every five seconds of an hour
ZONE = ZoneInfo("Asia/Jakarta")


def main() -> None:
    today = timezone.localdate()
    scope = command_scope("bench", today)
    chance = Random(98)
    places = _world(scope, today)
    meeting = _promises(scope, chance, places)
    figures = _briefing(scope) | _doors(scope, meeting, chance) | _minutes(scope, meeting)
    print(json.dumps({"villages": len(places), **figures}))


def _world(scope: Scope, today: date) -> list[Place]:
    rows = [Region.of("98", "Provinsi Sintetis"), Region.of(KABUPATEN, "Sintetis")]
    places = []
    for number in range(1, DISTRICTS + 1):
        district = f"{KABUPATEN}{number:02}"
        rows.append(Region.of(district, f"Kecamatan {number}"))
        for village in range(1, VILLAGES + 1):
            places.append(Place(f"{district}2{village:03}", f"Desa {number}-{village}", -2.0, 111.0))
            rows.append(Region.of(places[-1].code, places[-1].name))
    with transaction.atomic():
        insert_rows(rows)
        fill_results(scope, sample_results(World(today, seed=98), places))
        _visits(today, places)
    return places


def _visits(today: date, places: Sequence[Place]) -> None:
    names = invented_names(Random(7))
    reports = []
    for number in range(PLD):
        name, sex = next(names)[:2]
        person = Person.objects.create(name=name, sex=sex, is_sample=True)
        placement = Assignment.objects.create(person=person, tier=Tier.PLD, start=today - timedelta(days=400))
        own = places[number::PLD]
        AssignmentArea.objects.bulk_create(AssignmentArea(assignment=placement, region_id=one.code) for one in own)
        reports += [_visit(person, own[back % len(own)], today - timedelta(days=back)) for back in range(1, DAYS)]
    insert_rows(reports)


def _visit(person: Person, place: Place, day: date) -> DailyReport:
    written = datetime.combine(day, time(18), ZONE)
    return DailyReport(
        author=person,
        author_tier=Tier.PLD,
        author_post=place.district,
        region_id=place.code,
        kind=DailyReport.Kind.FIELD_VISIT,
        state=DailyReport.State.VERIFIED,
        date=day,
        start=time(9),
        end=time(11),
        category="apb_desa",
        description="Kunjungan (data contoh)",
        created_at_device=written,
        received_at_server=written,
        submitted_at=written,
        checked_at=written,
    )


def _promises(scope: Scope, chance: Random, places: Sequence[Place]) -> Meeting:
    """The meeting of today, after one of four weeks ago, with what is open."""
    offices = [
        Organisation.objects.create(region_id=KABUPATEN, name=f"Dinas contoh {one}", short_name=f"Dinas {one}")
        for one in range(OFFICES)
    ]
    early = replace(scope, today=scope.today - timedelta(days=28))
    with transaction.atomic():
        held = _meeting(early)
        for number in range(ACTIONS):
            due = early.today + timedelta(days=chance.randrange(60))
            told = {"region": KABUPATEN, "title": f"Tindak lanjut contoh {number}", "due_on": due}
            promise_action(early, NewAction(meeting=held.pk, organisation=chance.choice(offices).pk, **told))
        for number in range(OBSTACLES):
            raise_obstacle(
                early,
                NewObstacle(
                    region=chance.choice(places).code,
                    theme=chance.choice(["distance", "budget", "application", "regulation"]),
                    title=f"Kendala contoh {number}",
                    description="Data contoh.",
                    date=early.today,
                    level=chance.choice([Rung.DISTRICT, Rung.REGENCY]),
                ),
            )
        return _meeting(scope)


def _meeting(scope: Scope) -> Meeting:
    told = {"title": "Rakor contoh", "start": time(8), "end": time(11), "place": "Aula"}
    new = NewMeeting(region=KABUPATEN, level=Level.REGENCY, date=scope.today, **told)
    meeting = plan_meeting(scope, new)
    put_item(scope, meeting.pk, ItemContent(title="Pembahasan", minutes=60))
    return open_meeting(scope, meeting.pk)


def _briefing(scope: Scope) -> dict[str, float]:
    pack = Pack(region_id=KABUPATEN, as_of=scope.today, made_at=timezone.now(), made_by="bench")
    run = pack.begin(timezone.now())
    pack.save()
    begun, worked = perf_counter(), process_time()
    write_pack(scope, pack.pk, run)
    written, worked = perf_counter() - begun, process_time() - worked
    begun, drawn = perf_counter(), process_time()
    draw_papers(scope, pack.pk)
    seconds, drawn = perf_counter() - begun, process_time() - drawn
    pdf = print_pack(scope, pack.pk)
    pages = len(PdfReader(io.BytesIO(pdf.content)).pages)
    figures = {"pack_s": written, "pack_cpu_s": worked, "pdf_s": seconds, "pdf_cpu_s": drawn}
    return figures | {"pages": pages - DISTRICTS}


def _doors(scope: Scope, meeting: Meeting, chance: Random) -> dict[str, float]:
    """Every guest is written down by two of the five phones, each in another order and with other capitals."""
    lists: list[list[str]] = [[] for _phone in range(PHONES)]
    for number in range(GUESTS):
        for phone in chance.sample(range(PHONES), WRITTEN_BY):
            lists[phone].append(f"Tamu contoh {number}")
    begun = perf_counter()
    _together([_phone(scope, meeting.pk, names, shouts=place % 2 == 0) for place, names in enumerate(lists)])
    seconds = perf_counter() - begun
    present = Attendance.objects.filter(meeting=meeting).count()
    if present != GUESTS:
        sys.exit(f"{present} present, {GUESTS} came")
    return {"guests": GUESTS, "written": GUESTS * WRITTEN_BY, "doors_s": seconds}


def _phone(scope: Scope, meeting: UUID, names: list[str], *, shouts: bool) -> Callable[[], None]:
    def write() -> None:
        for name in names:
            said = name.upper() if shouts else name
            record_attendance(scope, NewAttendance(meeting=meeting, name=said, sex="f", at=timezone.now()))

    return write


def _minutes(scope: Scope, meeting: Meeting) -> dict[str, float]:
    item = AgendaItem.objects.get(meeting=meeting)
    begun = perf_counter()
    _together([_writer(replace(scope, name=name), item.pk) for name in ("Satu", "Dua")])
    seconds = perf_counter() - begun
    lines = AgendaItem.objects.get(pk=item.pk).notes.split("\n")
    wanted = {f"{name}: kalimat {number}." for name in ("Satu", "Dua") for number in range(SENTENCES)}
    if set(lines) - {""} != wanted or len(lines) > 2 * SENTENCES + 1:
        sys.exit(f"{len(wanted - set(lines))} sentences lost, {len(lines)} lines")
    return {"sentences": 2 * SENTENCES, "minutes_s": seconds}


def _writer(scope: Scope, item: UUID) -> Callable[[], None]:
    """Goes on from the last answer, while the other one writes as well."""

    def write() -> None:
        base = AgendaItem.objects.get(pk=item).notes
        for number in range(SENTENCES):
            said = f"{base}\n{scope.name}: kalimat {number}."
            base = write_notes(scope, item, said, base=base).notes

    return write


def _together(works: Sequence[Callable[[], None]]) -> None:
    """Each in a thread with a connection of its own; what one raises ends the measurement."""
    failed: list[Exception] = []

    def run(work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as problem:  # noqa: BLE001  told below
            failed.append(problem)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(one,)) for one in works]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    if failed:
        raise failed[0]


if __name__ == "__main__":
    main()
