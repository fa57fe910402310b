"""Recap, recommendations and the camat's report: exact rows, whose word counts, and the papers themselves."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from pendamping.access.roles import Role
from pendamping.common.models import AuditEntry
from pendamping.common.periods import Month
from pendamping.common.problems import NotAllowed, NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.meetings.models import Action
from pendamping.reports.errors import MonthLocked, NoteMissing, NotTheirRecommendation, PeriodInFuture
from pendamping.reports.models import IssuedDocument, PaymentRecommendation, PeriodicReport
from pendamping.reports.paper import render_pdf
from pendamping.reports.schemas import NamedReports
from pendamping.reports.selectors.district import DistrictDetails, district_of, district_paper
from pendamping.reports.selectors.district_steps import district_rows
from pendamping.reports.selectors.recap import recap_paper
from pendamping.reports.services.approving import verify_monthly_reports
from pendamping.reports.services.area_documents import (
    Word,
    area_docx_of,
    area_pdf_of,
    issue_district_report,
    issue_recap,
    recap_xlsx,
    recommend_payments,
)
from pendamping.reports.services.handing_in import submit_monthly_report
from pendamping.reports.tests.area_papers import DISTRICT, RECAP
from pendamping.reports.tests.conftest import Write, own_id
from pendamping.reports.tests.papers import MONTHLY
from pendamping.reports.typesetting import missing_fonts

pytestmark = pytest.mark.skipif(bool(missing_fonts()), reason="fonts of the documents are not built: run make build")

SignIn = Callable[[Scope], Client]
OCTOBER = Month(2024, 10)
DISTRICT_CODE = "620904"


@pytest.fixture
def verified(sari: Scope, budi: Scope, october: list[DailyReport]) -> PeriodicReport:
    report = submit_monthly_report(sari, own_id(sari), OCTOBER)
    verify_monthly_reports(budi, [report.pk])
    return report


@pytest.fixture
def korkab(make_scope: Callable[..., Scope]) -> Scope:
    return make_scope("Dewi", Role.TAPM_KAB, "6209")


def about(scope: Scope, verdict: str, note: str = "") -> dict[UUID, Word]:
    return {own_id(scope): Word(verdict, note)}


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_the_recap_counts_verified_work_and_names_who_is_missing(
    verified: PeriodicReport, korkab: Scope, sari: Scope
) -> None:
    lines = {one.name: one for one in recap_paper(korkab, "6209", OCTOBER).lines}
    assert (lines["Sari"].reports, lines["Sari"].visits, lines["Sari"].days_reported) == (7, 3, 6)
    assert (lines["Sari"].state, lines["Sari"].is_handed_in) == ("Terverifikasi", True)
    assert (lines["Budi"].state, lines["Budi"].is_handed_in) == ("Belum diserahkan", False)
    assert [one.name for one in recap_paper(korkab, DISTRICT_CODE, OCTOBER).lines] == ["Sari"]


def test_the_recap_counts_a_correction_instead_of_what_it_corrects(
    verified: PeriodicReport, october: list[DailyReport], write: Write, budi: Scope
) -> None:
    write(1, kind=DailyReport.Kind.FIELD_VISIT, minutes=60, corrects=october[0])
    assert recap_paper(budi, DISTRICT_CODE, OCTOBER).lines[0].reports == len(october)


def test_issuing_marks_what_is_in_it_and_waits_for_nobody(verified: PeriodicReport, budi: Scope, korkab: Scope) -> None:
    document, is_new = issue_recap(korkab, "6209", OCTOBER)
    verified.refresh_from_db()
    assert is_new
    assert (document.kind, verified.state) == (IssuedDocument.Kind.RECAP, PeriodicReport.State.RECAPPED)
    assert verified.steps.order_by("-pk").values_list("kind", flat=True)[0] == "recapped"
    assert issue_recap(korkab, "6209", OCTOBER) == (document, False)
    text = words_of(area_pdf_of(korkab, document.code).content)
    assert "Budi, PD Bulik Timur" in text
    assert area_docx_of(korkab, document.code).content.startswith(b"PK")
    with pytest.raises(NotFound):
        area_pdf_of(budi, document.code)  # the kabupaten's recap is wider than a kecamatan


def test_a_word_changes_the_next_version(verified: PeriodicReport, budi: Scope, sari: Scope) -> None:
    first, _ = issue_recap(budi, DISTRICT_CODE, OCTOBER)
    assert recommend_payments(budi, DISTRICT_CODE, OCTOBER, about(sari, "yes")) == 1
    assert recommend_payments(budi, DISTRICT_CODE, OCTOBER, about(sari, "yes")) == 0
    assert recommend_payments(budi, DISTRICT_CODE, OCTOBER, about(sari, "with_note", "Foto menyusul.")) == 1
    second, is_new = issue_recap(budi, DISTRICT_CODE, OCTOBER)
    assert is_new
    assert second.replaces == first
    assert PaymentRecommendation.objects.get().note == "Foto menyusul."
    assert AuditEntry.objects.filter(action="payment.recommended").count() == 2


def test_whose_word_counts(verified: PeriodicReport, budi: Scope, sari: Scope, korkab: Scope, camat: Scope) -> None:
    with pytest.raises(NoteMissing):
        recommend_payments(budi, DISTRICT_CODE, OCTOBER, about(sari, "no"))
    with pytest.raises(NotTheirRecommendation):  # nobody has a word about oneself, however wide the own area
        recommend_payments(replace(budi, prefixes=("6209",)), "6209", OCTOBER, about(budi, "yes"))
    assert recommend_payments(korkab, "6209", OCTOBER, about(budi, "no", "Belum menyerahkan.")) == 1
    for scope in (sari, camat):
        with pytest.raises(NotAllowed):
            recommend_payments(scope, DISTRICT_CODE, OCTOBER, about(sari, "yes"))
    PeriodicReport.objects.update(state=PeriodicReport.State.LOCKED)
    with pytest.raises(MonthLocked):
        recommend_payments(budi, DISTRICT_CODE, OCTOBER, about(sari, "no", "Salah."))


def test_elsewhere_and_too_early(budi: Scope, october: list[DailyReport]) -> None:
    for code in ("620102", "6209", "6209042008", "x"):
        with pytest.raises(NotFound):
            issue_recap(budi, code, OCTOBER)
    with pytest.raises(PeriodInFuture):
        issue_recap(budi, DISTRICT_CODE, Month(2024, 12))


def test_the_workbook_holds_the_same_rows(verified: PeriodicReport, budi: Scope) -> None:
    file = recap_xlsx(budi, DISTRICT_CODE, OCTOBER)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(file.content)).get_sheet_by_index(0).to_python()
    assert rows[0][:2] == ["Nama", "Tugas"]
    assert rows[1][:4] == ["Sari", "PLD Bulik Timur", 6.0, 7.0]
    sources = CalamineWorkbook.from_filelike(io.BytesIO(file.content)).get_sheet_by_name("Sumber").to_python()
    assert len(sources) == 1 + 7
    assert sources[2][:7] == [
        "Sari", "PLD Bulik Timur", 2.0, date(2024, 10, 3), "Kunjungan lapangan", "6209042009", "Merambang"
    ]  # fmt: skip
    assert AuditEntry.objects.filter(action="periodicreport.exported").count() == 1


def test_the_camat_reports_villages_and_problems_to_the_kabupaten(
    camat: Scope, budi: Scope, october: list[DailyReport]
) -> None:
    paper = district_paper(camat, district_of(camat, DISTRICT_CODE), OCTOBER)
    visits = {one.village: one.visits for one in paper.villages}
    assert visits == {"Pedongatan": 2, "Merambang": 1}
    assert paper.problems[0].problem == "Sling terlambat"
    details = DistrictDetails("400/1", ("Bupati Lamandau",), ("Mohon perhatian.",), "")
    document, _ = issue_district_report(camat, DISTRICT_CODE, OCTOBER, details)
    assert "Mohon perhatian." in words_of(area_pdf_of(budi, document.code).content)
    with pytest.raises(NotAllowed):
        issue_district_report(budi, DISTRICT_CODE, OCTOBER, details)


def test_the_recap_names_the_reports_behind_its_figures_where_wanted(
    verified: PeriodicReport, budi: Scope, sari: Scope, write: Write
) -> None:
    recommend_payments(budi, DISTRICT_CODE, OCTOBER, about(sari, "yes"))
    document, _ = issue_recap(budi, DISTRICT_CODE, OCTOBER)
    write(2)  # later work moves the numbers of today, and nothing on what was issued
    assert "balik angkanya" not in words_of(area_pdf_of(budi, document.code).content)
    text = words_of(area_pdf_of(budi, document.code, with_sources=True).content)
    assert "6D17D13D1" in text.replace(" ", "")  # days, reports and visits point to the first line of section D
    assert "1 Sari 1 (1), 3 (2), 4 (3, 4), 7 (5), 8 (6), 9 (7) 1, 2, 7" in text
    assert "14, 15 Budi" in text  # days of leave, and whose word the recommendation is
    assert "Kalimat di atas tabel disusun dari angka tabelnya" in text
    word = Document(io.BytesIO(area_docx_of(budi, document.code, with_sources=True).content))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert {"6D1", "7D1", "1, 2, 7", "14, 15"} < set(cells)


def test_a_report_has_its_number_from_the_month_of_its_author_wherever_it_is_named(
    camat: Scope, korkab: Scope, sari: Scope, october: list[DailyReport]
) -> None:
    on_recap = recap_paper(korkab, "6209", OCTOBER).lines
    assert next(one.sources for one in on_recap if one.name == "Sari") == NamedReports(
        author="Sari",
        numbers=(1, 2, 3, 4, 5, 6, 7),
        days=tuple(one.date for one in october),
        visits=(1, 2, 7),
    )
    paper = district_paper(camat, district_of(camat, DISTRICT_CODE), OCTOBER)
    held = {one.village: [named.numbers for named in one.sources] for one in paper.villages}
    assert held == {"Pedongatan": [(1, 3, 4, 5, 6, 7)], "Merambang": [(2,)]}
    assert (paper.problems[0].number, paper.elsewhere) == (2, ())


def test_the_camats_letter_names_authors_days_and_numbers_where_wanted(
    camat: Scope, october: list[DailyReport], write: Write
) -> None:
    write(12, region_id=DISTRICT_CODE)
    details = DistrictDetails("400/1", (), (), "")
    document, _ = issue_district_report(camat, DISTRICT_CODE, OCTOBER, details)
    text = words_of(area_pdf_of(camat, document.code, with_sources=True).content)
    assert "Sari: 3 (2); kunjungan: 2" in text
    assert "Di luar desa di atas Sari: 12 (8)" in text
    word = Document(io.BytesIO(area_docx_of(camat, document.code, with_sources=True).content))
    assert "Sari: 12\xa0(8)" in [cell.text for table in word.tables for row in table.rows for cell in row.cells]


def test_versions_from_before_sources_were_kept_say_so() -> None:
    for paper in (RECAP, DISTRICT, replace(MONTHLY, photos=(), records=())):
        text = words_of(render_pdf(paper, {}, with_sources=True))
        assert "Versi ini terbit ketika sumbernya belum ikut disimpan" in text


def test_papers_print_everything() -> None:
    text = words_of(render_pdf(RECAP, {}))
    for said in ("Darius Lambung", "Tidak: Laporan belum ada.", "1 dari 3 posisi kosong", "belum menyerahkan"):
        assert said in text
    text = words_of(render_pdf(DISTRICT, {}))
    for said in ("400.10/000/2024", "Pengiriman lewat sungai.", "3 masalah lain", "Camat Bulik Timur", "belum ada"):
        assert said in text


def test_the_checker_recommends_and_issues_by_page(
    verified: PeriodicReport, budi: Scope, sari: Scope, sign_in: SignIn
) -> None:
    browser = sign_in(budi)
    address = reverse("reports:recap", args=[DISTRICT_CODE, "2024-10"])
    assert "semua sudah menyerahkan" in browser.get(address).text
    asked = {f"verdict-{own_id(sari)}": "no", f"note-{own_id(sari)}": ""}
    assert "perlu alasan" in browser.post(address, asked).text
    page = browser.post(address, asked | {f"note-{own_id(sari)}": "Foto menyusul."}, follow=True)
    assert "1 rekomendasi dicatat" in page.text
    PaymentRecommendation.objects.all().delete()
    assert "1 rekomendasi dicatat" in browser.post(address, {"all_yes": "on"}, follow=True).text
    page = browser.post(reverse("reports:issue_recap", args=[DISTRICT_CODE, "2024-10"]), follow=True)
    assert "Terbit dengan kode periksa" in page.text
    code = IssuedDocument.objects.get().code
    assert browser.get(reverse("reports:area_pdf", args=[code]))["Content-Type"] == "application/pdf"
    with_sources = reverse("reports:area_pdf", args=[code]) + "?sumber"
    assert with_sources in page.text
    assert "balik angkanya" in words_of(browser.get(with_sources).content)
    assert browser.get(reverse("reports:recap_workbook", args=[DISTRICT_CODE, "2024-10"])).status_code == 200


def test_the_camat_reads_the_recap_and_writes_the_letter(
    verified: PeriodicReport, camat: Scope, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = sign_in(camat)
    browser.get(reverse("reports:monthly"))  # counts the menu's numbers, which are kept for a while
    with django_assert_max_num_queries(15):
        page = browser.get(reverse("reports:recap", args=[DISTRICT_CODE, "2024-10"]))
    assert "Sari" in page.text
    assert "Simpan rekomendasi" not in page.text
    letter = {"number": "400/1", "recipient": "Bupati", "notes": "", "signer": ""}
    page = browser.post(reverse("reports:district", args=[DISTRICT_CODE, "2024-10"]), letter, follow=True)
    assert "Terbit dengan kode periksa" in page.text


def test_the_kabupaten_sees_whose_report_is_missing(
    camat: Scope, korkab: Scope, sari: Scope, october: list[DailyReport], sign_in: SignIn
) -> None:
    _regency, before = district_rows(korkab, "6209", OCTOBER)
    assert all(row.document is None for row in before)
    document, _is_new = issue_district_report(camat, DISTRICT_CODE, OCTOBER, DistrictDetails("1/2024", (), (), ""))
    _regency, rows = district_rows(korkab, "6209", OCTOBER)
    assert [row.region.code for row in rows if row.document == document] == [DISTRICT_CODE]
    page = sign_in(korkab).get(reverse("reports:district_reports", args=["6209", "2024-10"])).text
    assert document.code in page
    with pytest.raises(NotFound):
        district_rows(camat, "6209", OCTOBER)


def test_the_camat_tells_what_became_of_what_was_promised(
    camat: Scope, sari: Scope, october: list[DailyReport]
) -> None:
    made = {"made_at": datetime(2024, 10, 2, tzinfo=UTC), "first_due_on": date(2024, 10, 20), "made_by": "Budi"}
    for title, state, done_on in (
        ("Surat", "done", date(2024, 10, 9)),
        ("Sling", "open", None),
        ("Lama", "dropped", None),
    ):
        Action.objects.create(
            region_id=DISTRICT_CODE,
            title=title,
            person_id=sari.person_id,
            due_on=date(2024, 10, 20),
            state=state,
            done_on=done_on,
            **made,
        )
    november = replace(camat, today=date(2024, 11, 1))
    paper = district_paper(november, district_of(november, DISTRICT_CODE), OCTOBER)
    assert [(one.title, one.state, one.days_late) for one in paper.promises] == [
        ("Sling", "Terbuka", 12),
        ("Surat", "Selesai", 0),
    ]
