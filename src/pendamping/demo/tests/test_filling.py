"""The small sample world in a real database: whole, consistent, and seen through the product's own doors."""

from datetime import date
from http import HTTPStatus
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from pendamping.acceleration.models import Scenario
from pendamping.access.models import Account
from pendamping.access.schemas import NewDevice
from pendamping.access.scopes import command_scope, hats_of
from pendamping.access.services import enrol_device
from pendamping.common.audit import first_broken_link
from pendamping.common.ids import new_id
from pendamping.common.models import AuditEntry
from pendamping.demo.doors import doors, phone_door
from pendamping.demo.filling.world import fill
from pendamping.demo.world import PASSWORD, World
from pendamping.engine.index.checking import contradictions_in
from pendamping.engine.law.definitions import definition
from pendamping.evaluation.models import Assessor, Evaluation, PersonalLetter
from pendamping.fieldwork.models import DailyReport, ReportEvent
from pendamping.indices.models import OfficialResult, OwnResult, VillageSheet
from pendamping.people.models import Person
from pendamping.regions.lists.packaged import PACKAGED_LIST

TODAY = date(2026, 11, 21)


@pytest.fixture
def small_world(db: None, settings: LazySettings, tmp_path: Path) -> World:
    if not PACKAGED_LIST.exists():
        pytest.skip("daftar wilayah belum dibangun (make build)")
    settings.MEDIA_ROOT = tmp_path
    world = World.small(TODAY)
    fill(world, command_scope("Uji", TODAY))
    return world


@pytest.mark.slow
def test_the_small_world_is_whole_and_open(small_world: World, settings: LazySettings) -> None:
    """One test, because filling takes its seconds."""
    assert first_broken_link() is None
    assert set(DailyReport.objects.values_list("state", flat=True)) == set(DailyReport.State.values)
    _each_report_stands_where_its_events_say()
    assert OfficialResult.objects.filter(year=2024, source__is_sample=True).count() == len(small_world.districts) * 10
    for model in (Person, Account, DailyReport, Evaluation, PersonalLetter):
        assert not model.objects.filter(is_sample=False).exists()
    _the_rounds_show_every_step(small_world)
    assert [(one.state, one.is_sample) for one in Scenario.objects.all()] == [(Scenario.State.SOLVED, True)]
    _the_quarters_show_every_state()
    settings.DEMO = True
    _each_shown_account_opens_its_home()


def _each_report_stands_where_its_events_say() -> None:
    last = {"draft": "recorded", "submitted": "submitted", "returned": "returned", "verified": "verified"}
    last["locked"] = "locked"
    for report in DailyReport.objects.prefetch_related("events"):
        events = list(report.events.all())
        assert events[-1].kind == last[report.state]
        assert report.version == len(events)
    told = AuditEntry.objects.filter(action__startswith="daily_report.")
    assert told.count() == ReportEvent.objects.count()


def _the_rounds_show_every_step(world: World) -> None:
    """The last official year whole; this year's sheets on their way, each with what its step needs."""
    published = VillageSheet.objects.filter(round__year=2024)
    assert set(published.values_list("step", flat=True)) == {VillageSheet.Step.PUBLISHED}
    assert OwnResult.objects.filter(year=2024, missing=[], is_sample=True).count() == len(world.districts) * 10
    on_the_way = VillageSheet.objects.filter(round__year=TODAY.year)
    assert set(on_the_way.values_list("step", flat=True)) == set(VillageSheet.Step.values)
    for sheet in on_the_way.exclude(step=VillageSheet.Step.DRAFT).prefetch_related("answers"):
        given = {one.answer_id: one.value for one in sheet.answers.all()}
        assert not contradictions_in(given, definition("idm"))
        assert len(given) == len(definition("idm").answers)


def _the_quarters_show_every_state() -> None:
    """One closed quarter with a village head who never scored, answers and a decision; one that is being scored."""
    closed, running = Evaluation.objects.filter(number=3), Evaluation.objects.filter(number=4)
    assert set(running.values_list("state", flat=True)) == {Evaluation.State.OPEN}
    assert set(closed.values_list("state", flat=True)) == {Evaluation.State.CLOSED, Evaluation.State.DECIDED}
    assert closed.filter(seats__scored_at=None).exists()
    assert closed.exclude(response="").exclude(outcome="").count() == 1
    assert Assessor.objects.filter(secret_hash__isnull=False, number=4).exists()
    assert PersonalLetter.objects.exclude(reply="").exists()


def _each_shown_account_opens_its_home() -> None:
    shown = list(doors())
    assert {"pld", "pd", "camat", "dpmd", "bupati", "admin"} <= {door.username for door in shown}
    for door in shown:
        account = Account.objects.get(username=door.username)
        assert hats_of(account, TODAY), door.username
        client = Client()
        assert client.login(username=door.username, password=PASSWORD)
        assert client.get("/").status_code == HTTPStatus.OK
    name, link = phone_door("http://localhost:8123")
    assert name == Account.objects.get(username="pld").name
    secret = link.removeprefix("http://localhost:8123/lapangan/#")
    device, _token = enrol_device(secret, NewDevice(id=new_id(), name="HP"))
    assert device.account.username == "pld"
