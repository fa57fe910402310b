"""The papers about the index: from the sheet and the differences onto paper, with a code that anybody can check."""

from collections.abc import Callable
from datetime import date, time
from uuid import UUID

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.people import DESA

from pendamping.access.roles import Role
from pendamping.common.problems import NotAllowed, NotFound
from pendamping.common.scope import Scope
from pendamping.indices.models import VillageSheet
from pendamping.indices.schemas import NewSource
from pendamping.indices.selectors.differences import STATUS_ONLY, WantedDifferences
from pendamping.indices.services.answers import record_answers
from pendamping.indices.services.recording import record_results
from pendamping.indices.tests.beside import FIVES, own_result, published
from pendamping.indices.tests.filled import opened_by
from pendamping.indices.tests.published import row
from pendamping.regions.models import RegencySettings
from pendamping.reports.errors import AssemblyNotRecorded, NothingToObject
from pendamping.reports.models import IssuedDocument
from pendamping.reports.selectors.documents import public_check
from pendamping.reports.selectors.index_papers import (
    MinutesDetails,
    ObjectionDetails,
    minutes_paper,
    objection_paper,
)
from pendamping.reports.services.index_documents import index_docx_of, index_pdf_of, issue_minutes, issue_objection
from pendamping.reports.typesetting import missing_fonts

pytestmark = pytest.mark.skipif(bool(missing_fonts()), reason="fonts of the documents are not built: run make build")

SignIn = Callable[[Scope], Client]
DETAILS = MinutesDetails(number="01/BA-IDM/2024", start=time(9, 0), chair="Rudi Hartono")
LETTER = ObjectionDetails(number="000/DPMD/2024", recipient=["Menteri", "di Jakarta"], paragraphs=["Dengan hormat,"])


@pytest.fixture
def sheet(dpmd: Scope, sari: Scope) -> UUID:
    """Of a village whose assembly agreed to three answers."""
    RegencySettings.objects.create(
        region_id="6209", letter_city="Nanga Bulik", office_name="Dinas PMD Contoh", office_phone="0000"
    )
    found = VillageSheet.objects.get(round=opened_by(dpmd), region=DESA)
    record_answers(sari, found.pk, {"doctor_count": 1, "bpjs_participant_count": 600, "population": 800})
    VillageSheet.objects.filter(pk=found.pk).update(
        assembly_date=date(2024, 5, 14), assembly_place="balai desa", attended_f=11, attended_m=14,
        decree_number="000/2024", agreements="Jarak ke SMA diukur lagi.",
    )  # fmt: skip
    return found.pk


@pytest.fixture
def dpmd(make_scope: Callable[..., Scope]) -> Scope:
    return make_scope("Maria", Role.DPMD, "6209")


@pytest.fixture
def objected(dpmd: Scope) -> None:
    """The official result lies below what the village's answers give."""
    record_results(dpmd, NewSource("Data terbuka"), [row(DESA, "PEDONGATAN", **published(FIVES | {"ikl_01": 1}))])
    own_result(dpmd, FIVES)


def test_the_minutes_say_what_was_agreed_and_what_is_missing(sari: Scope, sheet: UUID) -> None:
    paper = minutes_paper(sari, sheet, DETAILS)
    assert paper.letterhead.lines == ("Pemerintah Kabupaten Lamandau", "Kecamatan Bulik Timur", "Desa Pedongatan")
    assert (paper.value, paper.status) == (None, "")
    assert len(paper.missing) == 50
    lines = {one.name: one for one in paper.indicators}
    assert (lines["Ketersediaan dokter"].answers, lines["Ketersediaan dokter"].score) == ("1 orang", 5)
    bpjs = next(one for one in paper.indicators if "BPJS" in one.name)
    assert bpjs.answers == "Jumlah peserta BPJS Kesehatan 600 orang; Jumlah penduduk 800 orang"
    assert paper.notes == ("Jarak ke SMA diukur lagi.",)


def test_minutes_are_issued_once_and_checked_by_anybody(sari: Scope, sheet: UUID) -> None:
    document, is_new = issue_minutes(sari, sheet, DETAILS)
    assert is_new
    assert issue_minutes(sari, sheet, DETAILS) == (document, False)
    check = public_check(document.code)
    assert (check.author, check.basis) == (
        "Pemerintah Desa Pedongatan",
        "Disusun dari 3 isian IDM 2024 yang tercatat di kantor ini.",
    )
    record_answers(sari, sheet, {"midwife_count": 2})
    newer, is_new = issue_minutes(sari, sheet, DETAILS)
    assert is_new
    assert newer.replaces == document
    assert index_pdf_of(sari, newer.code).content.startswith(b"%PDF")
    assert index_docx_of(sari, newer.code).content.startswith(b"PK")


def test_before_the_assembly_there_is_nothing_to_print(sari: Scope, sheet: UUID) -> None:
    VillageSheet.objects.update(assembly_date=None)
    with pytest.raises(AssemblyNotRecorded, match="Pedongatan"):
        issue_minutes(sari, sheet, DETAILS)


def test_documents_of_areas_stay_in_their_area(sari: Scope, ratna: Scope, sheet: UUID) -> None:
    document, _ = issue_minutes(sari, sheet, DETAILS)
    with pytest.raises(NotFound):
        index_pdf_of(ratna, document.code)
    with pytest.raises(NotFound):
        issue_minutes(ratna, sheet, DETAILS)


def test_the_letter_names_the_villages_with_their_cause(dpmd: Scope, sheet: UUID, objected: None) -> None:
    paper = objection_paper(dpmd, "6209", "idm", 2024, LETTER)
    assert paper.letterhead.lines == ("Pemerintah Kabupaten Lamandau", "Dinas PMD Contoh")
    (line,) = paper.lines
    assert (line.village, line.district) == ("Pedongatan", "Bulik Timur")
    assert line.own > line.official
    assert "resmi 1, hitungan sendiri 5" in line.causes
    document, _ = issue_objection(dpmd, "6209", "idm", 2024, LETTER)
    assert (document.kind, document.region_id) == (IssuedDocument.Kind.OBJECTION, "6209")
    assert index_pdf_of(dpmd, document.code).content.startswith(b"%PDF")


def test_a_letter_needs_something_to_object_to(dpmd: Scope, sheet: UUID) -> None:
    with pytest.raises(NothingToObject, match="IDM 2024"):
        issue_objection(dpmd, "6209", "idm", 2024, LETTER)
    only = ObjectionDetails("1", ["x"], ["y"], wanted=WantedDifferences(only=STATUS_ONLY))
    with pytest.raises(NothingToObject):
        issue_objection(dpmd, "6209", "idm", 2024, only)


def test_letters_are_the_offices_own(sari: Scope, dpmd: Scope, sheet: UUID, objected: None) -> None:
    with pytest.raises(NotAllowed):
        issue_objection(sari, "6209", "idm", 2024, LETTER)
    with pytest.raises(NotFound):
        issue_objection(dpmd, "620904", "idm", 2024, LETTER)


def test_the_pages_lead_to_the_files(
    sari: Scope, dpmd: Scope, sheet: UUID, objected: None, *, sign_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    browser = sign_in(sari)
    with django_assert_max_num_queries(15):
        page = browser.get(f"/indeks/dokumen/berita-acara/{sheet}/").content.decode()
    assert "01/BA-IDM/2024" in page
    answer = browser.post(f"/indeks/dokumen/berita-acara/{sheet}/terbitkan/", {"number": "7"}, follow=True)
    code = IssuedDocument.objects.get().code
    assert f"Terbit dengan kode periksa {code}" in answer.content.decode()
    assert browser.get(f"/indeks/dokumen/{code}.pdf").content.startswith(b"%PDF")
    office = sign_in(dpmd)
    letter = "/indeks/dokumen/keberatan/6209/idm/2024/"
    assert letter in office.get("/indeks/wilayah/6209/selisih/?tahun=2024").content.decode()
    with django_assert_max_num_queries(15):
        page = office.get(letter).content.decode()
    assert "1 desa punya hitungan sendiri yang berbeda dari hasil resmi; berbeda status: " in page
    sent = {"number": "000/DPMD", "recipient": "Menteri\ndi Jakarta", "paragraphs": "Dengan hormat."}
    assert "Terbit dengan kode periksa" in office.post(letter, sent, follow=True).content.decode()
    assert sign_in(sari).get(letter).status_code == 404
