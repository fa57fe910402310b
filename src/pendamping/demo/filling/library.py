"""A sample library: practices at each step, some of them asked for by the last rakor, through the services."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from pendamping.access.roles import Role
from pendamping.common.scope import Scope
from pendamping.demo.filling.actors import facilitator, official
from pendamping.demo.photos import CAPTIONS, draw_photo
from pendamping.demo.places import Place
from pendamping.demo.team import SHOWN_DISTRICT, Team
from pendamping.demo.world import REGENCY, World
from pendamping.library.models import Circular, Practice
from pendamping.library.schemas import NewCircular, PracticeContent
from pendamping.library.selectors.practices import districts_of
from pendamping.library.services.circulars import answer_question, ask_about, say_read, send_circular
from pendamping.library.services.photos import add_photo
from pendamping.library.services.practices import publish_practice, return_practice, submit_practice, write_practice
from pendamping.library.services.requests import ask_for_practices
from pendamping.meetings.models import Meeting
from pendamping.people.models import Person

DATA = Path(__file__).parent.parent / "data" / "library.toml"
ASKED_FOR = timedelta(days=14)
REVIEWED_AFTER = timedelta(days=2)


def fill_library(
    scope: Scope, world: World, team: Team, persons: Mapping[int, Person], places: Sequence[Place]
) -> None:
    """Practices from the kecamatan that is shown first, one after the other."""
    told = tomllib.loads(DATA.read_text(encoding="utf-8"))
    _ask(scope, world)
    served = {code: one for one in team.members if one.tier == "PLD" for code in one.codes_on(world.today)}
    near = sorted((one for one in places if one.code in served), key=lambda one: one.district != SHOWN_DISTRICT)
    for place, one in zip(near, told["practices"], strict=False):
        _write(scope, world, place, persons[served[place.code].number], one)
    for one in told["circulars"]:
        _send(scope, world, one)


def _ask(scope: Scope, world: World) -> None:
    """The rakor of today asks every kecamatan."""
    meeting = Meeting.objects.filter(region_id=REGENCY, date=world.today).first()
    if meeting is not None:
        keeper = official(scope, Role.DPMD, REGENCY, world.today)
        districts = [one.code for one in districts_of(keeper, meeting)]
        ask_for_practices(keeper, meeting.pk, districts, world.today + ASKED_FOR)


def _write(scope: Scope, world: World, place: Place, person: Person, told: Mapping[str, Any]) -> None:
    day = world.today - timedelta(days=told["days"])
    writer = facilitator(scope, person, place.code, day)
    content = PracticeContent(
        region=place.code,
        theme=told["theme"],
        title=told["title"].format(desa=place.name),
        story=told["story"],
        result=told["result"],
        cost=told.get("cost"),
        cost_source=told.get("cost_source", ""),
        contact_office=f"Pemerintah Desa {place.name}",
    )
    practice = write_practice(writer, content, is_sample=True)
    scene = told["scene"]
    for variant, caption in enumerate(CAPTIONS[scene]):
        drawn = draw_photo(scene, variant)
        add_photo(writer, practice.pk, SimpleUploadedFile(drawn.name, drawn.jpeg), caption)
    submit_practice(writer, practice.pk)
    reviewer = official(scope, Role.DPMD, REGENCY, day + REVIEWED_AFTER)
    if told["state"] == Practice.State.PUBLISHED:
        publish_practice(reviewer, practice.pk)
    elif told["state"] == Practice.State.RETURNED:
        return_practice(reviewer, practice.pk, told["note"])


def _send(scope: Scope, world: World, told: Mapping[str, Any]) -> None:
    """From the village office; those who sign in first have not read the newest yet."""
    sender = official(scope, Role.DPMD, REGENCY, world.today - timedelta(days=told["days"]))
    new = NewCircular(
        region_code=REGENCY,
        roles=tuple(Role(one) for one in told["roles"]),
        kind=Circular.Kind(told["kind"]),
        number=told["number"],
        title=told["title"],
        body=told["body"],
        issuer="Dinas Pemberdayaan Masyarakat dan Desa",
        regulation=told["regulation"] or None,
        issued_on=sender.today,
    )
    circular = send_circular(sender, new, is_sample=True)
    camat = official(scope, Role.CAMAT, SHOWN_DISTRICT, world.today)
    if told["question"]:
        question = ask_about(camat, circular.pk, told["question"])
        answer_question(sender, question.pk, told["answer"])
    if camat.account_id is not None:
        say_read(camat, circular.pk)
