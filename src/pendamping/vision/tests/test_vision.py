"""A small tree of goals, and what was done for each."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.people import DESA

from pendamping.access.roles import Role
from pendamping.common.ids import new_id
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.regions.errors import RegionNotFound
from pendamping.vision.errors import GoalExists, GoalNotFound, NotTheirs, PartOfPart
from pendamping.vision.models import Goal, GoalTag
from pendamping.vision.records import RecordKind
from pendamping.vision.schemas import GoalContent, NewBudgetLine
from pendamping.vision.selectors.goals import get_goal, goals_of_record, records_of, tree_of
from pendamping.vision.services.goals import record_budget, retire_goal, tag_record, write_goal

SignIn = Callable[[Scope], Client]
YEAR = 2024


@pytest.fixture
def dpmd(make_scope: Callable[..., Scope]) -> Scope:
    """Maria, of the village office of Lamandau."""
    return make_scope("Maria", Role.DPMD, "6209")


@pytest.fixture
def makmur(dpmd: Scope) -> Goal:
    return write_goal(dpmd, GoalContent(region="6209", name="Mandiri"))


@pytest.fixture
def part(dpmd: Scope, makmur: Goal) -> Goal:
    return write_goal(dpmd, GoalContent(region="6209", name="Ekonomi desa", parent=makmur.pk))


@pytest.fixture
def visit(sari: Scope) -> DailyReport:
    """A verified visit of Sari's."""
    assert sari.person_id is not None
    return DailyReport.objects.create(
        id=new_id(), author_id=sari.person_id, region_id=DESA, kind=DailyReport.Kind.FIELD_VISIT,
        date=date(YEAR, 3, 4), start=time(8), end=time(10), description="BUM Desa (contoh)",
        state=DailyReport.State.VERIFIED, created_at_device=datetime(YEAR, 3, 4, 11, tzinfo=UTC),
        received_at_server=datetime(YEAR, 3, 4, 12, tzinfo=UTC),
    )  # fmt: skip


def figures(scope: Scope) -> dict[str, tuple[int, int]]:
    return {one.goal.name: (one.reports, one.budget) for one in tree_of(scope, YEAR, "6209")}


def test_parts_count_with_their_whole(sari: Scope, dpmd: Scope, part: Goal, visit: DailyReport) -> None:
    tag_record(sari, RecordKind.REPORT, visit.pk, [part.pk])
    line = NewBudgetLine(region="6209", year=YEAR, title="Modal (contoh)", amount=50_000_000, source="DPA contoh")
    record_budget(dpmd, line, [part.pk])
    assert figures(dpmd) == {"Mandiri": (1, 50_000_000), "Ekonomi desa": (1, 50_000_000)}
    assert records_of(dpmd, get_goal(dpmd, part.pk), YEAR).count() == 2


def test_a_reader_counts_what_they_may_read(
    sari: Scope, dpmd: Scope, ratna: Scope, part: Goal, visit: DailyReport
) -> None:
    DailyReport.objects.update(state=DailyReport.State.SUBMITTED)
    tag_record(sari, RecordKind.REPORT, visit.pk, [part.pk])
    assert figures(dpmd)["Ekonomi desa"] == (0, 0)
    assert tree_of(ratna, YEAR, "6209") == []
    with pytest.raises(GoalNotFound):
        get_goal(ratna, part.pk)


def test_tags_are_replaced_and_leave_the_record_alone(
    sari: Scope, makmur: Goal, part: Goal, visit: DailyReport
) -> None:
    tag_record(sari, RecordKind.REPORT, visit.pk, [part.pk])
    tag_record(sari, RecordKind.REPORT, visit.pk, [makmur.pk])
    assert [one.name for one in goals_of_record(sari, RecordKind.REPORT, visit.pk)] == ["Mandiri"]
    version = visit.version
    visit.refresh_from_db()
    assert visit.version == version


def test_a_retired_goal_keeps_what_was_done_for_it(sari: Scope, dpmd: Scope, makmur: Goal, visit: DailyReport) -> None:
    tag_record(sari, RecordKind.REPORT, visit.pk, [makmur.pk])
    retire_goal(dpmd, makmur.pk)
    tag_record(sari, RecordKind.REPORT, visit.pk, [])
    assert figures(dpmd) == {}
    assert GoalTag.objects.count() == 1


def test_a_goal_that_does_not_fit_is_refused(sari: Scope, dpmd: Scope, part: Goal) -> None:
    with pytest.raises(PartOfPart):
        write_goal(dpmd, GoalContent(region="6209", name="Terlalu dalam", parent=part.pk))
    with pytest.raises(GoalExists):
        write_goal(dpmd, GoalContent(region="6209", name="Mandiri"))
    with pytest.raises(RegionNotFound):
        write_goal(dpmd, GoalContent(region="6201", name="Lain"))
    with pytest.raises(NotAllowed):
        write_goal(sari, GoalContent(region="6209", name="Lain"))


def test_the_writer_and_their_checker_say_what_a_report_serves(
    budi: Scope, make_scope: Callable[..., Scope], makmur: Goal, visit: DailyReport
) -> None:
    head = make_scope("Karim", Role.KEPALA_DESA, DESA)
    with pytest.raises(NotTheirs):
        tag_record(head, RecordKind.REPORT, visit.pk, [makmur.pk])
    assert tag_record(budi, RecordKind.REPORT, visit.pk, [makmur.pk]) == [makmur]


def test_pages(
    sari: Scope, dpmd: Scope, sign_in: SignIn, visit: DailyReport, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = sign_in(dpmd)
    assert "Belum ada sasaran" in browser.get("/visi/").content.decode()
    address = browser.post("/visi/baru/", {"region": "6209", "name": "Religius", "order": "1"}).headers["Location"]
    goal = Goal.objects.get()
    browser.post("/visi/anggaran/baru/", {
        "region": "6209", "year": str(timezone.localdate().year), "title": "Pembinaan (contoh)", "amount": "1000000",
        "source": "DPA contoh", "goals": [str(goal.pk)],
    })  # fmt: skip
    for path in ("/visi/", address):
        with django_assert_max_num_queries(15):
            page = browser.get(path).content.decode()
        assert "1.000.000" in page
    assert browser.get("/laporan/lembar/visi/6209.pdf").content.startswith(b"%PDF")
    browser = sign_in(sari)
    browser.post(f"/visi/tandai/laporan/{visit.pk}/", {"goals": [str(goal.pk)]})
    assert "Religius" in browser.get(f"/kerja/laporan/{visit.pk}/").content.decode()


def test_another_area_finds_nothing(ratna: Scope, makmur: Goal, visit: DailyReport, sign_in: SignIn) -> None:
    browser = sign_in(ratna)
    assert browser.get(f"/visi/{makmur.pk}/").status_code == 404
    assert browser.get(f"/visi/tandai/laporan/{visit.pk}/").status_code == 404
