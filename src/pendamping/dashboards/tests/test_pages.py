"""Each home once for whom it is made, and the numbers that lead to their rows."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.people import DESA, FOREIGN_DESA, OTHER_DESA, TODAY

from pendamping.access.roles import Role
from pendamping.common.scope import Scope
from pendamping.dashboards.schemas import VillageOrder, VillageQuery
from pendamping.dashboards.selectors.coverage import coverage_of
from pendamping.dashboards.selectors.facilitators import facilitator_day
from pendamping.dashboards.selectors.villages import village_page
from pendamping.fieldwork.models import DailyReport, ReportEvent
from pendamping.villages.models import Work
from pendamping.villages.services import record_work
from pendamping.villages.tests.samples import new_work

SignIn = Callable[[Scope], Client]
MakeScope = Callable[..., Scope]
MOST_QUERIES = 15  # of a page of the office


@pytest.fixture
def visit(sari: Scope) -> Callable[..., DailyReport]:
    """`visit(days=40, region=...)` → a verified visit of Sari's so many days ago."""

    def make(days: int, region: str = DESA, state: str = DailyReport.State.VERIFIED) -> DailyReport:
        assert sari.person_id is not None
        written = datetime.combine(TODAY - timedelta(days=days), time(3), UTC)
        return DailyReport.objects.create(
            author_id=sari.person_id,
            region_id=region,
            kind=DailyReport.Kind.FIELD_VISIT,
            state=state,
            date=TODAY - timedelta(days=days),
            start=time(9),
            end=time(11),
            category="infrastructure_work",
            description="Memeriksa pekerjaan bersama TPK.",
            created_at_device=written,
            received_at_server=written,
        )

    return make


@pytest.fixture
def visits(visit: Callable[..., DailyReport]) -> list[DailyReport]:
    """A verified one and one that waits."""
    return [visit(days=3), visit(days=2, state=DailyReport.State.SUBMITTED)]


@pytest.mark.parametrize(
    ("role", "code"),
    [
        (Role.PLD, DESA),
        (Role.PT, "6209"),
        (Role.KPMD, DESA),
        (Role.KELURAHAN_FACILITATOR, DESA),
        (Role.PD, "620904"),
        (Role.KORCAM, "620904"),
        (Role.KORWIL, "620904"),
        (Role.TAPM_KAB, "6209"),
        (Role.KORKAB, "6209"),
        (Role.TAPM_PROV, "62"),
        (Role.KORNAS, ""),
        (Role.DPMD, "6209"),
        (Role.DPMD_PROV, "62"),
        (Role.MINISTRY, ""),
        (Role.KEPALA_DESA, DESA),
        (Role.CAMAT, "620904"),
        (Role.BUPATI, "6209"),
        (Role.ADMIN, "6209"),
    ],
)
@pytest.mark.usefixtures("visits")
def test_every_kind_of_reader_has_a_home(make_scope: MakeScope, sign_in: SignIn, role: Role, code: str) -> None:
    browser = sign_in(make_scope("Orang", role, code))
    with CaptureQueriesContext(connection) as queries:
        assert browser.get("/").status_code == 200
    assert len(queries) <= MOST_QUERIES


def test_a_village_head_comes_straight_to_the_village(make_scope: MakeScope, sign_in: SignIn) -> None:
    answer = sign_in(make_scope("Kades", Role.KEPALA_DESA, DESA)).get("/")
    assert "Desa Pedongatan" in answer.content.decode()


def test_home_asks_a_stranger_to_sign_in(client: Client, db: None) -> None:
    assert client.get("/").status_code == 302


def test_a_verified_visit_counts_and_a_waiting_one_does_not(budi: Scope, visit: Callable[..., DailyReport]) -> None:
    visit(days=3)
    visit(days=2, region=OTHER_DESA, state=DailyReport.State.SUBMITTED)
    coverage = coverage_of(budi)
    assert (coverage.villages, coverage.visits, coverage.unvisited, coverage.waiting) == (2, 1, 1, 1)


def test_a_visit_of_31_days_ago_no_longer_counts(budi: Scope, visit: Callable[..., DailyReport]) -> None:
    visit(days=31)
    assert coverage_of(budi).unvisited == 2


def test_sari_sees_what_came_back_with_its_note(sari: Scope, visit: Callable[..., DailyReport]) -> None:
    report = visit(days=1, state=DailyReport.State.RETURNED)
    for note in ("Foto kurang jelas.", "Jumlah peserta belum diisi."):
        ReportEvent.objects.create(
            report=report, kind=ReportEvent.Kind.RETURNED, at=datetime.now(UTC), by_name="Budi", note=note
        )
    returned = facilitator_day(sari).returned
    assert [(one.report, one.note) for one in returned] == [(report, "Jumlah peserta belum diisi.")]


def test_the_list_holds_only_the_villages_of_the_scope(sari: Scope) -> None:
    codes = [row.region.code for row in village_page(sari, VillageQuery()).rows]
    assert codes == [DESA, OTHER_DESA]


def test_the_longest_unvisited_village_comes_first(budi: Scope, visit: Callable[..., DailyReport]) -> None:
    visit(days=20)
    visit(days=5, region=OTHER_DESA)
    rows = village_page(budi, VillageQuery(area="620904", order=VillageOrder.VISIT)).rows
    assert [(row.region.code, row.days) for row in rows] == [(DESA, 20), (OTHER_DESA, 5)]


def test_the_page_of_a_village_tells_of_its_works(sari: Scope, sign_in: SignIn) -> None:
    record_work(sari, new_work())
    Work.objects.update(year=timezone.localdate().year)  # the page shows the year of its reader
    page = sign_in(sari).get(reverse("dashboards:village", args=[DESA])).content.decode()
    assert "0 dari 1 kegiatan selesai. 1 lewat rencana selesai." in page


def test_a_foreign_village_is_not_there(sari: Scope, sign_in: SignIn) -> None:
    browser = sign_in(sari)
    assert browser.get(reverse("dashboards:village", args=[DESA])).status_code == 200
    assert browser.get(reverse("dashboards:village", args=[FOREIGN_DESA])).status_code == 404
    assert browser.get(reverse("dashboards:village", args=["620904"])).status_code == 404
