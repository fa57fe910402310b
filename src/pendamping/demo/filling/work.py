"""The sample year's plans, reports, photos and leaves, written in bulk: each report with its events and audit entries.

Through the services ten thousand reports would take minutes, and would all be dated today.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from io import BytesIO
from random import Random
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from pendamping.common.audit import Act, record_acts
from pendamping.common.bulk import insert_rows
from pendamping.common.models import StoredFile
from pendamping.common.scope import Scope
from pendamping.demo.blemishes import with_blemishes
from pendamping.demo.journal import Diary, Entry, Plan
from pendamping.demo.lives import ZONE, Life, checker_of, life_of
from pendamping.demo.photos import CAPTIONS, SIZE, VARIANTS, draw_photos
from pendamping.demo.places import Place
from pendamping.demo.team import Absence, Member, Team
from pendamping.demo.world import World
from pendamping.fieldwork.models import DailyReport, Leave, ReportAttachment, ReportEvent, WorkPlanItem
from pendamping.people.areas import common_code
from pendamping.people.models import Person

FOLDER = "contoh"
THUMBNAIL = (480, 360)
MEDIA_TYPE = "image/jpeg"
SECOND_PHOTO = 0.35
ACTIVITY_PHOTO = 0.25  # the share of activities at an office that show a photo; visits always do


@dataclass(frozen=True, slots=True)
class _Written:
    """One report with everything that hangs on it."""

    report: DailyReport
    life: Life
    photos: Sequence[tuple[StoredFile, ReportAttachment]]


def fill_work(scope: Scope, world: World, team: Team, persons: Mapping[int, Person], places: Sequence[Place]) -> int:
    """Store what everybody planned and did; returns the number of reports."""
    files = _store_photos()
    written: list[_Written] = []
    plans: list[WorkPlanItem] = []
    by_code = {place.code: place for place in places}
    for member in team.members:
        lines = list(Diary(world, team, member, by_code).days())
        planned = _planned(world, persons[member.number], [one for one in lines if isinstance(one, Plan)])
        plans += planned.values()
        entries = with_blemishes(world, [one for one in lines if isinstance(one, Entry)])
        writer = _Writer(world, team, persons, planned, files)
        written += [writer.write(entry, from_last=len(entries) - place) for place, entry in enumerate(entries, start=1)]
    insert_rows(plans)
    _store_reports(scope, persons, written)
    return len(written)


def fill_leaves(scope: Scope, world: World, team: Team, persons: Mapping[int, Person]) -> None:
    """Leaves that began are granted; those to come wait for the supervisor."""
    leaves = [
        _leave(world, team, persons, member, absence)
        for member in team.members
        for absence in member.absences
        if member.codes_on(absence.start)
    ]
    insert_rows(leaves)
    acts = []
    for leave in leaves:
        steps = ["requested"] if leave.state == Leave.State.REQUESTED else ["requested", "granted"]
        acts += [_act(f"leave.{step}", leave, leave.person_post, person=leave.person_id) for step in steps]
    record_acts(scope, acts)


def _planned(world: World, person: Person, plans: Sequence[Plan]) -> dict[int, WorkPlanItem]:
    """The plans as rows, by the identity of the plan."""
    items = {}
    for place, plan in enumerate(plans):
        chance = world.chance("plan", plan.member.number, place)
        written = datetime.combine(plan.date.replace(day=1), time(8), ZONE) - timedelta(days=chance.randrange(1, 5))
        items[id(plan)] = WorkPlanItem(
            id=_id_at(written, chance),
            author=person,
            region_id=plan.region,
            date=plan.date,
            kind=plan.activity.kind,
            category=plan.activity.category,
            description=plan.description,
            cancelled_because=plan.cancelled_because,
            is_sample=True,
        )
    return items


@dataclass(frozen=True, slots=True)
class _Writer:
    world: World
    team: Team
    persons: Mapping[int, Person]
    planned: Mapping[int, WorkPlanItem]
    files: Mapping[tuple[str, int], StoredFile]

    def write(self, entry: Entry, *, from_last: int) -> _Written:
        life = life_of(self.world, self.team, entry, from_last=from_last)
        chance = self.world.chance("report", entry.member.number, entry.number)
        report = self._report(entry, life, _id_at(life.created_at, chance))
        return _Written(report, life, list(self._photos(entry, report, chance)))

    def _report(self, entry: Entry, life: Life, report_id: UUID) -> DailyReport:
        submitted, checked = life.last("submitted"), life.last("verified", "returned")
        story, point = entry.story, entry.point
        return DailyReport(
            id=report_id,
            author=self.persons[entry.member.number],
            author_tier=entry.member.tier,
            author_post=common_code(sorted(entry.member.codes_on(entry.date))),
            region_id=entry.region,
            kind=entry.activity.kind,
            state=life.state,
            date=entry.date,
            start=entry.start,
            end=entry.end,
            category=entry.activity.category,
            themes=list(entry.activity.themes),
            title=story.title,
            description=story.description,
            result=story.result,
            problem=story.problem,
            follow_up=story.follow_up,
            recommendation=story.recommendation,
            participants_f=entry.participants_f,
            participants_m=entry.participants_m,
            parties_met=story.parties_met,
            place=entry.place,
            latitude=point.latitude if point else None,
            longitude=point.longitude if point else None,
            accuracy_m=point.accuracy_m if point else None,
            plan_item=self.planned[id(entry.plan)] if entry.plan else None,
            created_at_device=life.created_at,
            received_at_server=life.received_at,
            app_version="",
            submitted_at=submitted.at if submitted else None,
            checked_at=checked.at if checked else None,
            checked_by=self.persons[checked.by.number] if checked else None,
            version=len(life.steps),
            is_sample=True,
        )

    def _photos(
        self, entry: Entry, report: DailyReport, chance: Random
    ) -> Iterator[tuple[StoredFile, ReportAttachment]]:
        """One or two photos of the activity's scenes; each counts as a file of its own, though few are drawn."""
        if entry.activity.kind != "field_visit" and chance.random() > ACTIVITY_PHOTO:
            return
        scenes = entry.activity.scenes[: 2 if chance.random() < SECOND_PHOTO else 1]
        for order, scene in enumerate(scenes):
            drawn = self.files[scene, chance.randrange(VARIANTS)]
            sent = f"{entry.member.number}/{entry.photo_of or entry.number}/{order}"
            sha256 = hashlib.sha256(sent.encode()).hexdigest()
            stored = StoredFile(
                sha256=sha256,
                look=sha256[:32],  # as different from each other as photos are, though few are drawn
                file=drawn.file.name,
                thumbnail=drawn.thumbnail.name,
                media_type=MEDIA_TYPE,
                size=drawn.size,
                width=drawn.width,
                height=drawn.height,
            )
            taken = datetime.combine(entry.date, entry.start, ZONE) + timedelta(minutes=chance.randrange(10, 80))
            attachment = ReportAttachment(
                id=_id_at(taken, chance),
                report=report,
                kind=ReportAttachment.Kind.PHOTO,
                stored=stored,
                name=f"contoh-{scene}.jpg",
                caption=f"{chance.choice(CAPTIONS[scene])}, {entry.village or entry.place} (foto contoh)",
                taken_at=taken,
                latitude=report.latitude,
                longitude=report.longitude,
                order=order,
            )
            yield stored, attachment


def _store_photos() -> dict[tuple[str, int], StoredFile]:
    """Write the drawn photos to the media folder; returns them as unsaved rows to take the file names from."""
    files = {}
    for photo in draw_photos():
        small = Image.open(BytesIO(photo.jpeg))
        small.thumbnail(THUMBNAIL)
        thumbnail = BytesIO()
        small.save(thumbnail, "JPEG", quality=80)
        files[photo.scene, photo.variant] = StoredFile(
            file=default_storage.save(f"{FOLDER}/{photo.name}", ContentFile(photo.jpeg)),
            thumbnail=default_storage.save(f"{FOLDER}/kecil-{photo.name}", ContentFile(thumbnail.getvalue())),
            size=len(photo.jpeg),
            width=SIZE[0],
            height=SIZE[1],
        )
    return files


def _store_reports(scope: Scope, persons: Mapping[int, Person], written: Sequence[_Written]) -> None:
    """Reports, events, photos and the audit trail, which tells of the steps in the order in which they happened."""
    insert_rows([one.report for one in written])
    events = [
        ReportEvent(
            report=one.report,
            kind=step.kind,
            at=step.at,
            by=persons[step.by.number],
            by_name=step.by.name,
            reason_code=step.reason_code,
            note=step.note,
            changes=dict(step.changes),
        )
        for one in written
        for step in one.life.steps
    ]
    insert_rows(events)
    photos = [photo for one in written for photo in one.photos]
    stored = {file.sha256: file for file, _attachment in photos}
    insert_rows(list(stored.values()))
    insert_rows([attachment for _file, attachment in photos])
    acts = [
        _act(f"daily_report.{event.kind}", event.report, event.report.region_id, by=event.by_name, at=event.at)
        for event in sorted(events, key=lambda one: one.at)
    ]
    record_acts(scope, acts)


def _leave(world: World, team: Team, persons: Mapping[int, Person], member: Member, absence: Absence) -> Leave:
    chance = world.chance("leave", member.number, absence.start)
    asked = min(absence.start - timedelta(days=chance.randrange(2, 9)), world.last_day)
    is_granted = absence.start <= world.last_day
    moment = datetime.combine(asked, time(10, 30), ZONE)
    return Leave(
        id=_id_at(moment, chance),
        person=persons[member.number],
        person_tier=member.tier,
        person_post=common_code(sorted(member.codes_on(absence.start))),
        kind=absence.kind,
        start=absence.start,
        end=absence.end,
        reason=absence.reason,
        state=Leave.State.GRANTED if is_granted else Leave.State.REQUESTED,
        decided_by=persons[checker_of(team, member, absence.start).number] if is_granted else None,
        decided_at=moment + timedelta(hours=5) if is_granted else None,
        is_sample=True,
    )


def _act(action: str, row: DailyReport | Leave, code: str, **facts: object) -> Act:
    return Act(action, row._meta.label_lower, str(row.pk), code, {"sample": True, **facts})


def _id_at(moment: datetime, chance: Random) -> UUID:
    """A UUIDv7 of that moment, the same in every run."""
    milliseconds = int(moment.timestamp() * 1000)
    return UUID(
        int=(milliseconds << 80) | (7 << 76) | (chance.getrandbits(12) << 64) | (2 << 62) | chance.getrandbits(62)
    )
