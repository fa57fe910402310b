"""A pack says what one day knew, and each reader gets as much of it as they may see."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone
from tests.people import DESA, OTHER_DESA, TODAY

from pendamping.access.roles import Role
from pendamping.briefing.contents import Contents, Page, Section, Table
from pendamping.briefing.errors import DayToCome, PackNotFound
from pendamping.briefing.models import Pack
from pendamping.briefing.selectors.packs import get_pack, packs_in, pages_of
from pendamping.briefing.services import packs
from pendamping.briefing.services.packs import ask_again, ask_for_pack, write_pack
from pendamping.common.background import SILENT
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.indices.models import ResultImport
from pendamping.indices.schemas import NewSource
from pendamping.indices.services.recording import record_results
from pendamping.indices.tests.published import scored_row
from pendamping.meetings.models import Action, ActionEvent, Meeting
from pendamping.meetings.schemas import ActionMove
from pendamping.meetings.services import move_action, promise_action
from pendamping.meetings.tests.conftest import dpmd, meeting, offices, promise, series
from pendamping.obstacles.models import Level, Obstacle, ObstacleEvent
from pendamping.obstacles.schemas import NewObstacle
from pendamping.obstacles.services import escalate_obstacle, raise_obstacle
from pendamping.people.models import Organisation
from pendamping.regions.errors import RegionNotFound
from pendamping.villages.models import Work, WorkProgress
from pendamping.villages.services import record_work, write_progress
from pendamping.villages.tests.samples import new_progress, new_work

__all__ = ["dpmd", "meeting", "offices", "series"]  # fixtures of the meetings' own tests
YESTERDAY = TODAY - timedelta(days=1)
THEN = datetime(2024, 11, 10, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _nothing_runs_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "launch", lambda *_arguments: None)


def written(scope: Scope, day: date = TODAY) -> Contents:
    pack = ask_for_pack(scope, "6209", day)
    assert pack.run
    write_pack(scope, pack.pk, pack.run)
    pack.refresh_from_db()
    return Contents.model_validate(pack.contents)


def section(page: Page, key: str) -> Section:
    return next(one for one in page.sections if one.key == key)


def rows(one: Section) -> list[list[str]]:
    return [[cell.text for cell in row] for block in one.blocks if isinstance(block, Table) for row in block.rows]


def test_a_pack_answers_for_the_kabupaten_and_each_kecamatan(dpmd: Scope, sari: Scope, budi: Scope) -> None:
    contents = written(dpmd)
    assert [one.code for one in contents.districts] == ["620901", "620904"]
    assert "3 dari 3 desa tidak dikunjungi" in contents.regency.finding
    assert section(contents.regency, "money").finding.startswith("Belum diketahui")
    assert "2 dari 2 pendamping" in section(contents.regency, "reporting").finding
    assert {row[0] for row in rows(section(contents.districts[1], "villages"))} == {"Pedongatan", "Merambang"}


def test_results_that_came_later_are_not_shown_as_known_before(dpmd: Scope) -> None:
    past = [scored_row(DESA, "PEDONGATAN", 3, year=2023), scored_row(OTHER_DESA, "MERAMBANG", 4, year=2023)]
    record_results(dpmd, NewSource("Hasil uji"), past)
    ResultImport.objects.update(made_at=THEN)
    newer = [scored_row(DESA, "PEDONGATAN", 4), scored_row(OTHER_DESA, "MERAMBANG", 4, ikl_03=0, ikl_01=0)]
    record_results(dpmd, NewSource("Hasil uji"), newer)
    ResultImport.objects.exclude(made_at=THEN).update(made_at=THEN + timedelta(days=2))
    now, before = written(dpmd), written(dpmd, YESTERDAY)
    assert "Sejak 2023 1 naik status, 1 turun, 0 tetap." in now.regency.finding
    assert "(IDM 2023). Belum ada hasil tahun sebelumnya" in before.regency.finding
    assert section(before.regency, "index").unknown.startswith("2 hasil yang baru tercatat sesudah tanggal itu")
    asked = str(section(now.regency, "questions").blocks)
    assert "Merambang (" in asked
    assert "dari 4 menjadi 0" in asked


def test_actions_and_obstacles_stand_as_they_stood_then(
    dpmd: Scope, meeting: Meeting, offices: list[Organisation]
) -> None:
    action, _new = promise_action(
        replace(dpmd, today=date(2024, 11, 1)), promise(meeting, offices[1], due_on=date(2024, 11, 5))
    )
    Action.objects.update(made_at=THEN)
    ActionEvent.objects.update(at=THEN)
    obstacle, _new = raise_obstacle(dpmd, NewObstacle(
        region=DESA, theme="distance", title="Jembatan putus (contoh)", description="Putus.", date=date(2024, 11, 1),
        level=Level.DISTRICT,
    ))  # fmt: skip
    Obstacle.objects.update(raised_at=THEN)
    ObstacleEvent.objects.update(at=THEN)
    move_action(dpmd, action.pk, ActionMove(state="done", evidence="Selesai."))
    escalate_obstacle(dpmd, obstacle.pk, Level.REGENCY, "Naik.")
    ActionEvent.objects.filter(kind="moved").update(at=datetime(2024, 11, 12, 3, tzinfo=UTC))
    ObstacleEvent.objects.filter(kind="escalated").update(at=datetime(2024, 11, 12, 3, tzinfo=UTC))
    now, before = written(dpmd).regency, written(dpmd, YESTERDAY).regency
    assert rows(section(now, "actions")) == []
    assert "1 ditutup sejak" in section(now, "actions").finding
    assert rows(section(before, "actions")) == [
        ["Dinas PUPR", "Survei jembatan (contoh)", "5 Nov 2024", "6 hari", "terbuka"]
    ]
    assert rows(section(now, "obstacles"))[0][0] == "Kabupaten atau kota"
    assert rows(section(before, "obstacles"))[0][0] == "Kecamatan"
    assert rows(section(written(dpmd, date(2024, 11, 9)).regency, "obstacles")) == []


def test_who_reads_what(dpmd: Scope, budi: Scope, make_scope: Callable[..., Scope], ratna: Scope) -> None:
    written(dpmd)
    pack = packs_in(dpmd).get()
    assert [one.code for one in pages_of(dpmd, get_pack(dpmd, pack.pk))] == ["6209", "620901", "620904"]
    assert [one.code for one in pages_of(budi, get_pack(budi, pack.pk))] == ["620904"]
    regent = make_scope("Bupati", Role.BUPATI, "6209")
    page = pages_of(regent, get_pack(regent, pack.pk))[0]
    assert section(page, "reporting").finding
    assert not section(page, "reporting").blocks
    with pytest.raises(PackNotFound):
        get_pack(ratna, pack.pk)


def test_what_a_pack_is_asked_for(dpmd: Scope, budi: Scope) -> None:
    with pytest.raises(DayToCome):
        ask_for_pack(dpmd, "6209", TODAY + timedelta(days=1))
    for area in ("6201", "620904"):
        with pytest.raises(RegionNotFound):
            ask_for_pack(dpmd, area, TODAY)
    with pytest.raises(NotAllowed):
        ask_for_pack(budi, "6209", TODAY)
    pack = ask_for_pack(dpmd, "6209", TODAY)
    assert ask_for_pack(dpmd, "6209", TODAY) == pack


def test_a_run_that_was_given_up_changes_nothing(dpmd: Scope) -> None:
    pack = ask_for_pack(dpmd, "6209", TODAY)
    old = pack.run
    assert isinstance(old, UUID)
    assert ask_again(dpmd, pack.pk).run == old
    Pack.objects.update(heard_at=timezone.now() - 2 * SILENT)
    new = ask_again(dpmd, pack.pk).run
    assert new != old
    with pytest.raises(CommandError):
        call_command("write_briefing", str(pack.pk), str(old))
    call_command("write_briefing", str(pack.pk), str(new))
    pack.refresh_from_db()
    assert pack.state == Pack.State.READY
    assert ask_again(dpmd, pack.pk).state == Pack.State.READY


def test_stuck_works_are_told_as_they_were_known_then(dpmd: Scope) -> None:
    """Recorded in spring, half paid, not heard of since September; who asks about May hears of nothing stuck."""
    work, _new = record_work(dpmd, new_work(planned_end=date(2024, 10, 31)))
    Work.objects.update(recorded_at=datetime(2024, 4, 2, 3, tzinfo=UTC))
    write_progress(dpmd, new_progress(work.pk, 50, day=date(2024, 9, 2), disbursed=100_000_000))
    WorkProgress.objects.update(written_at=datetime(2024, 9, 2, 3, tzinfo=UTC))
    money = section(written(dpmd).regency, "money")
    assert money.finding == "1 dari 1 kegiatan desa tersendat; Rp100.000.000 anggarannya belum tercatat cair."
    assert rows(money)[0][1:4] == ["Rp200.000.000", "50%", "71 hari"]
    assert money.unknown == "Kegiatan 2024 belum tercatat untuk 2 desa: Bumi Agung, Merambang."
    assert "Tidak ada yang tersendat" in section(written(dpmd, date(2024, 5, 1)).regency, "money").finding
    assert section(written(dpmd, date(2024, 4, 1)).regency, "money").finding.startswith("Belum diketahui")
