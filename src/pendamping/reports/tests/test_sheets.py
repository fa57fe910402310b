"""Sheets about the index: the figures of the page on paper, with their source and the way back to the page."""

import io
import re
from collections.abc import Callable

import pytest
from django.test import Client
from pypdf import PdfReader
from tests.people import DESA, FOREIGN_DESA, OTHER_DESA

from pendamping.acceleration.tests.plans import make, make_solved
from pendamping.access.roles import Role
from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope
from pendamping.indices.charts import history_chart
from pendamping.indices.models import Family
from pendamping.indices.schemas import NewSource
from pendamping.indices.selectors.history import history_of_village
from pendamping.indices.services.recording import record_results
from pendamping.indices.tests.published import scored_row
from pendamping.regions.models import Region
from pendamping.reports.drawing import chart_svg
from pendamping.reports.typesetting import missing_fonts

pytestmark = pytest.mark.skipif(bool(missing_fonts()), reason="fonts of the documents are not built: run make build")

SignIn = Callable[[Scope], Client]
SHEET = f"/laporan/lembar/desa/{DESA}.pdf"
WORK = "/laporan/lembar/pelaksana/6209/kabupaten/bpbd.pdf"


@pytest.fixture
def dpmd(make_scope: Callable[..., Scope]) -> Scope:
    """Maria of the village office; Pedongatan rose by one point of the doctor, Merambang has 3 in everything."""
    maria = make_scope("Maria", Role.DPMD, "6209")
    rows = [
        scored_row(DESA, "PEDONGATAN", 4, year=2023),
        scored_row(DESA, "PEDONGATAN", 4, iks_02=5),
        scored_row(OTHER_DESA, "MERAMBANG", 3),
    ]
    record_results(maria, NewSource("Hasil uji"), rows)
    return maria


def words_of(pdf: bytes) -> str:
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return re.sub(r"\s+", " ", text.replace("\u200b", ""))


def test_a_village_on_paper_says_what_its_page_says(dpmd: Scope, sign_in: SignIn) -> None:
    answer = sign_in(dpmd).get(SHEET)
    assert answer.headers["Content-Type"] == "application/pdf"
    text = words_of(answer.content)
    for said in (
        "Desa Pedongatan",
        "IDM 0,8019. Kurang 0,0137 untuk menjadi mandiri.",
        "Hitungan ulang dari 50 skor: 0,8019. Sama dengan hasil terbitan.",
        "Ketersediaan dokter 4 5 +0,0019",
        "Seluruhnya +0,0019",
        "Sumber: Hasil uji.",
        "oleh Maria. Kode ini menunjuk angka terbarunya.",
        f"/indeks/desa/{DESA}/?tahun=2024",
    ):
        assert said in text
    assert AuditEntry.objects.get(action="index.exported").facts["format"] == "pdf"


def test_the_same_day_prints_the_same_bytes(dpmd: Scope, sign_in: SignIn) -> None:
    browser = sign_in(dpmd)
    assert browser.get(SHEET).content == browser.get(SHEET).content


def test_the_work_of_an_organisation_on_paper(dpmd: Scope, sign_in: SignIn) -> None:
    text = words_of(sign_in(dpmd).get(WORK).content)
    assert "Lewat BPBD, 1 dari 2 desa yang skornya belum 5 dapat naik status" in text
    assert text.index("Pedongatan") < text.index("Merambang")


@pytest.mark.parametrize(
    "address",
    [
        f"/laporan/lembar/desa/{FOREIGN_DESA}.pdf",
        "/laporan/lembar/desa/6209012001.pdf",
        "/laporan/lembar/pelaksana/6209/kabupaten/zzz.pdf",
        "/laporan/lembar/pelaksana/62/kabupaten/bpbd.pdf",
        "/laporan/lembar/pelaksana/6209/zzz/bpbd.pdf",
    ],
)
def test_what_is_not_there_is_not_printed(dpmd: Scope, sign_in: SignIn, address: str) -> None:
    assert sign_in(dpmd).get(address).status_code == 404


def test_a_chart_on_paper_is_black_and_writes_numbers_as_in_indonesia(dpmd: Scope) -> None:
    years = history_of_village(dpmd, Region.objects.get(pk=DESA), Family.IDM)[::-1]
    svg = chart_svg(history_chart(years), 420).decode()
    assert "0,8019" in svg
    assert "Source Sans 3" in svg
    assert "var(" not in svg


def test_a_plan_on_paper_says_what_its_page_says(dpmd: Scope, sign_in: SignIn) -> None:
    plan = make_solved(dpmd)
    answer = sign_in(dpmd).get(f"/laporan/lembar/percepatan/{plan.pk}.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    text = words_of(answer.content)
    assert "desa naik status pada indeks 2025" in text
    assert "Terbukti" in text
    assert "Usulan untuk rapat, bukan keputusan" in text


def test_a_plan_without_a_result_leads_to_its_page(dpmd: Scope, sign_in: SignIn) -> None:
    waiting = make(dpmd)
    answer = sign_in(dpmd).get(f"/laporan/lembar/percepatan/{waiting.pk}.pdf")
    assert answer.headers["Location"] == f"/percepatan/{waiting.pk}/"
