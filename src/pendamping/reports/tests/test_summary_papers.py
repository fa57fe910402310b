"""Ringkasan as papers: what they say, whose they are, their number and versions, and their sources."""

import io
import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from pendamping.common.models import AuditEntry
from pendamping.common.periods import Month, Quarter, Semester, Year
from pendamping.common.problems import NotAllowed, NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.people.errors import NoLetterScheme, SignatoryNotInOffice
from pendamping.people.models import LetterScheme, Signatory
from pendamping.reports.errors import NothingToRecap, NothingVerified, NotIssuedYet, PeriodInFuture
from pendamping.reports.models import IssuedDocument
from pendamping.reports.schemas import Sums
from pendamping.reports.selectors.documents import public_check
from pendamping.reports.selectors.summary_papers import (
    LetterDetails,
    person_summary_paper,
    summary_paper,
)
from pendamping.reports.services.approving import verify_monthly_reports
from pendamping.reports.services.area_documents import (
    Word,
    area_docx_of,
    area_pdf_of,
    issue_recap,
    recommend_payments,
)
from pendamping.reports.services.documents import docx_of, issue_monthly_report, pdf_of
from pendamping.reports.services.handing_in import submit_monthly_report
from pendamping.reports.services.summaries import (
    issue_person_summary,
    issue_summary,
    number_summary,
    person_summary_xlsx,
)
from pendamping.reports.tests.conftest import own_id
from pendamping.reports.typesetting import missing_fonts

pytestmark = pytest.mark.skipif(bool(missing_fonts()), reason="fonts of the documents are not built: run make build")

CODE, OCTOBER, QUARTER, SEMESTER = "620904", Month(2024, 10), Quarter(2024, 4), Semester(2024, 2)
PLAIN = LetterDetails()


@pytest.fixture
def approved(sari: Scope, budi: Scope, october: list[DailyReport]) -> Scope:
    """October approved, recommended and recapped; November not handed in."""
    report = submit_monthly_report(sari, own_id(sari), OCTOBER)
    verify_monthly_reports(budi, [report.pk])
    recommend_payments(budi, CODE, OCTOBER, {own_id(sari): Word("with_note", "Foto menyusul.")})
    issue_recap(budi, CODE, OCTOBER)
    return budi


def words_of(pdf: bytes) -> str:
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return re.sub(r"\s+", " ", text.replace("\u200b", ""))


def test_the_paper_adds_up_and_names_its_recaps(approved: Scope) -> None:
    paper = summary_paper(approved, CODE, QUARTER)
    assert Sums.of(one.sums for one in paper.months) == Sums.of(one.sums for one in paper.tiers)
    assert Sums.of(one.sums for one in paper.people) == Sums.of(one.sums for one in paper.behind)
    recap = IssuedDocument.objects.get(kind="recap")
    assert [(one.month.month, one.sums.approved, one.recap) for one in paper.months] == [
        (10, 1, recap.code),
        (11, 0, ""),
    ]
    assert (paper.period, paper.as_of) == ("Triwulan IV 2024", approved.today)
    assert paper.seal.basis == "Disusun dari rekap 2 bulan: 1 dari 2 laporan bulanan disetujui."


def test_issued_once_with_its_number_and_checked_by_its_code(approved: Scope) -> None:
    first, is_new = issue_summary(approved, CODE, SEMESTER, LetterDetails(number="400.10/7/2024"))
    assert (is_new, first.subject) == (True, "summary:620904:2024-S2")
    assert issue_summary(approved, CODE, SEMESTER, PLAIN) == (first, False)  # the number stays with the letter
    text = words_of(area_pdf_of(approved, first.code).content)
    for said in (
        "PEMERINTAH KABUPATEN LAMANDAU",
        "400.10/7/2024",
        "Ringkasan kerja pendamping Kecamatan Bulik Timur",
        "Sari, PLD Bulik Timur: Juli 2024 (belum diserahkan)",
        "November 2024 (belum diserahkan)",
        "Mengetahui, Camat Bulik Timur",
    ):
        assert said in text
    check = public_check(first.code)
    assert (check.document, check.kind) == ("Ringkasan Semester II 2024", "summary")
    later, _is_new = issue_summary(approved, CODE, SEMESTER, LetterDetails(number="400.10/8/2024"))
    assert (later.replaces, public_check(first.code).replaced_by) == (first, later.code)
    assert AuditEntry.objects.filter(action="document.issued", facts__kind="summary").count() == 2


def test_its_sources_are_printed_for_whoever_wants_them(approved: Scope, sari: Scope) -> None:
    monthly, _is_new = issue_monthly_report(sari, own_id(sari), OCTOBER)
    document, _is_new = issue_summary(approved, CODE, QUARTER, PLAIN)
    assert monthly.code not in words_of(area_pdf_of(approved, document.code).content)
    text = words_of(area_pdf_of(approved, document.code, with_sources=True).content)
    assert monthly.code in text.replace(" ", "")
    assert "Ya, dengan catatan: Foto menyusul." in text
    word = Document(io.BytesIO(area_docx_of(approved, document.code, with_sources=True).content))
    assert [row.cells[-1].text for row in word.tables[-3].rows[1:]] == [monthly.code, "belum ada"]


def test_who_may_issue_it_and_of_what(approved: Scope, sari: Scope, ratna: Scope, camat: Scope) -> None:
    for other in (sari, camat):
        with pytest.raises(NotAllowed):
            issue_summary(other, CODE, QUARTER, PLAIN)
    with pytest.raises((NotFound, NotAllowed)):
        issue_summary(ratna, CODE, QUARTER, PLAIN)
    with pytest.raises(NotFound):
        issue_summary(approved, "6209", QUARTER, PLAIN)
    with pytest.raises(PeriodInFuture):
        issue_summary(approved, CODE, Year(2025), PLAIN)
    with pytest.raises(NothingToRecap):
        issue_summary(approved, CODE, Year(2019), PLAIN)
    past = date(2024, 1, 1)
    Signatory.objects.create(region_id=CODE, role="Camat Bulik Timur", name="Tuan Lama", start=past, end=past)
    with pytest.raises(SignatoryNotInOffice):
        issue_summary(approved, CODE, QUARTER, LetterDetails(signer="tuan lama"))


def test_the_office_gives_it_the_next_number_of_its_own(
    approved: Scope, camat: Scope, sign_in: Callable[[Scope], Client]
) -> None:
    with pytest.raises(NotIssuedYet):
        number_summary(camat, CODE, QUARTER)
    first, _is_new = issue_summary(approved, CODE, QUARTER, PLAIN)
    with pytest.raises(NotAllowed):
        number_summary(approved, CODE, QUARTER)
    with pytest.raises(NoLetterScheme):
        number_summary(camat, CODE, QUARTER)
    LetterScheme.objects.create(region_id=CODE, pattern="{nomor}/BT", since=date(2024, 1, 1))
    address = reverse("reports:summary", args=[CODE, QUARTER.iso])
    browser = sign_in(camat)
    assert "Beri nomor surat" in browser.get(address).content.decode()
    said = browser.post(reverse("reports:number_summary", args=[CODE, QUARTER.iso]), follow=True).content.decode()
    numbered = IssuedDocument.objects.get(replaces=first)
    assert "Beri nomor surat" not in said
    assert (numbered.paper["number"], numbered.issued_by) == ("1/BT", "Tuti")
    assert numbered.paper["people"] == first.paper["people"]
    assert numbered.paper["maker"] == "Budi"
    assert number_summary(camat, CODE, QUARTER) == (numbered, False)
    assert issue_summary(approved, CODE, QUARTER, PLAIN) == (numbered, False)


def test_a_persons_own_is_issued_without_recommendations(approved: Scope, sari: Scope) -> None:
    paper = person_summary_paper(sari, own_id(sari), QUARTER)
    assert [(one.month.month, one.state, one.sums.reports) for one in paper.months] == [
        (10, "Direkap", 7),
        (11, "Belum diserahkan", 0),
    ]
    assert not any(one.verdict or one.note for one in paper.months)
    assert sum(len(one.days) for one in paper.behind) == paper.seal.reports == 7
    document, _is_new = issue_person_summary(sari, own_id(sari), QUARTER)
    assert issue_person_summary(sari, own_id(sari), QUARTER) == (document, False)
    text = words_of(pdf_of(approved, document.code, with_sources=True).content)
    for said in ("Ringkasan, Triwulan IV 2024", "1 dari 2", "Laporan harian di balik angkanya", "4 (3, 4)"):
        assert said in text
    assert "Foto menyusul" not in text
    assert public_check(document.code).tier == "Pendamping Lokal Desa"
    word = Document(io.BytesIO(docx_of(sari, document.code).content))
    assert not any("di balik angkanya" in one.text for one in word.paragraphs)
    book = CalamineWorkbook.from_filelike(io.BytesIO(person_summary_xlsx(sari, own_id(sari), QUARTER).content))
    assert len(book.get_sheet_by_name("Sumber").to_python()) == 1 + 7


def test_nobody_issues_anothers(approved: Scope, sari: Scope, ratna: Scope) -> None:
    with pytest.raises(NotFound):
        issue_person_summary(approved, own_id(sari), QUARTER)
    with pytest.raises(NotFound):
        person_summary_paper(ratna, own_id(sari), QUARTER)
    with pytest.raises(NothingVerified):
        issue_person_summary(approved, own_id(approved), QUARTER)


def test_the_pages(
    approved: Scope,
    sari: Scope,
    sign_in: Callable[[Scope], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = sign_in(approved)
    address = reverse("reports:summary", args=[CODE, SEMESTER.iso])
    said = browser.post(reverse("reports:issue_summary", args=[CODE, SEMESTER.iso]), {"number": "7"}, follow=True)
    document = IssuedDocument.objects.get(kind="summary")
    assert f"Terbit dengan kode periksa {document.code}" in said.content.decode()
    with django_assert_max_num_queries(15):
        shown = browser.get(address).content.decode()
    assert reverse("reports:area_pdf", args=[IssuedDocument.objects.get(kind="recap").code]) in shown
    theirs = reverse("reports:person_summary", args=[own_id(sari), SEMESTER.iso])
    assert theirs in shown
    page = browser.get(theirs).content.decode()
    assert reverse("reports:month", args=[own_id(sari), "2024-10"]) in page
    assert "Terbitkan ringkasan" not in page
    too_long = {"number": "7" * 81}
    assert "80 huruf" in browser.post(address + "terbitkan/", too_long, follow=True).content.decode()


def test_the_page_of_ones_own(
    sari: Scope,
    approved: Scope,
    sign_in: Callable[[Scope], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = sign_in(sari)
    address = reverse("reports:person_summary", args=[own_id(sari), QUARTER.iso])
    months = browser.get(reverse("reports:monthly"), {"year": 2024}).content.decode()
    assert reverse("reports:person_summary", args=[own_id(sari), "2024"]) in months
    browser.post(reverse("reports:issue_person_summary", args=[own_id(sari), QUARTER.iso]))
    document = IssuedDocument.objects.get(kind="person_summary")
    with django_assert_max_num_queries(15):
        assert reverse("reports:pdf", args=[document.code]) in browser.get(address).content.decode()
    year = browser.get(reverse("reports:person_summary", args=[own_id(sari), "2024"])).content.decode()
    assert document.code not in year
    assert browser.get(reverse("reports:person_summary_workbook", args=[own_id(sari), "2024"])).status_code == 200
    assert browser.get(reverse("reports:person_summary", args=[own_id(sari), "2024-10"])).status_code == 404
