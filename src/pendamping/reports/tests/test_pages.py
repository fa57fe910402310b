"""Pages of the months, downloads, and the public check."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.reports.models import IssuedDocument
from pendamping.reports.services.documents import issue_monthly_report, pdf_of
from pendamping.reports.tests.conftest import own_id
from pendamping.reports.typesetting import missing_fonts

pytestmark = pytest.mark.skipif(bool(missing_fonts()), reason="fonts of the documents are not built: run make build")

SignIn = Callable[[Scope], Client]
MONTH = "2024-10"


@pytest.fixture
def issued(sari: Scope, october: list[DailyReport]) -> IssuedDocument:
    return issue_monthly_report(sari, own_id(sari), Month(2024, 10))[0]


def address(name: str, scope: Scope, month: str = MONTH) -> str:
    return reverse(f"reports:{name}", args=[own_id(scope), month])


def test_a_facilitator_finds_the_own_months(sari: Scope, october: list[DailyReport], sign_in: SignIn) -> None:
    page = sign_in(sari).get(reverse("reports:monthly"), {"year": "2024"})
    assert page.status_code == 200
    assert address("month", sari) in page.text


def test_the_checker_finds_everybody_of_the_month(
    sari: Scope, budi: Scope, issued: IssuedDocument, sign_in: SignIn
) -> None:
    page = sign_in(budi).get(reverse("reports:monthly"), {"month": MONTH})
    assert "1 sudah terbit" in page.text
    assert "Sari" in page.text
    assert reverse("reports:pdf", args=[issued.code]) in page.text


@pytest.mark.parametrize("name", ["month", "three_part", "visits"])
def test_what_will_be_printed_is_shown_first(
    name: str, sari: Scope, october: list[DailyReport], sign_in: SignIn
) -> None:
    page = sign_in(sari).get(address(name, sari))
    assert page.status_code == 200
    assert "7 laporan terverifikasi" in page.text
    assert "1 menunggu pemeriksaan" in page.text
    assert "Pedongatan" in page.text
    assert "Terbitkan" in page.text


def test_an_empty_month_says_what_is_missing(sari: Scope, sign_in: SignIn) -> None:
    page = sign_in(sari).get(address("month", sari))
    assert "Belum ada yang dapat dicetak" in page.text
    assert "Terbitkan laporan" not in page.text


def test_issuing_by_button_then_downloading(sari: Scope, october: list[DailyReport], sign_in: SignIn) -> None:
    browser = sign_in(sari)
    page = browser.post(address("issue_month", sari), {"kind": "monthly"}, follow=True)
    code = IssuedDocument.objects.get().code
    assert f"Terbit dengan kode periksa {code}" in page.text
    pdf = browser.get(reverse("reports:pdf", args=[code]))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf["Content-Disposition"] == f'attachment; filename="{code}.pdf"'
    assert browser.get(reverse("reports:docx", args=[code])).content.startswith(b"PK")
    again = browser.post(address("issue_month", sari), {"kind": "monthly"}, follow=True)
    assert "Tidak ada versi baru" in again.text
    assert "Sudah terbit, belum ada perubahan" in again.text


def test_visits_are_issued_for_chosen_days(sari: Scope, october: list[DailyReport], sign_in: SignIn) -> None:
    browser = sign_in(sari)
    browser.post(address("issue_visits", sari), {"since": "2024-10-01", "until": "2024-10-05"})
    assert IssuedDocument.objects.get().kind == IssuedDocument.Kind.VISIT
    refused = browser.post(address("issue_visits", sari), {"since": "2024-10-05", "until": "2024-10-01"}, follow=True)
    assert "lebih awal daripada" in refused.text


def test_elsewhere_everything_is_404(sari: Scope, ratna: Scope, issued: IssuedDocument, sign_in: SignIn) -> None:
    browser = sign_in(ratna)
    for url in (
        address("month", sari),
        address("three_part", sari),
        address("visits", sari),
        reverse("reports:person_months", args=[own_id(sari)]),
        reverse("reports:pdf", args=[issued.code]),
        reverse("reports:docx", args=[issued.code]),
    ):
        assert browser.get(url).status_code == 404
    assert browser.post(address("issue_month", sari), {"kind": "monthly"}).status_code == 404


@pytest.mark.parametrize("month", ["2024-13", "oktober", "0000-00", "2024-1"])
def test_a_month_that_is_none_is_404(month: str, sari: Scope, sign_in: SignIn) -> None:
    assert sign_in(sari).get(address("month", sari, month)).status_code == 404


def test_anybody_may_check_a_paper_in_hand(issued: IssuedDocument, client: Client) -> None:
    page = client.get(reverse("check:document", args=[issued.code]))
    assert page.status_code == 200
    assert "Dokumen ini terbit dari kantor ini." in page.text
    assert "Disusun dari 7 laporan harian yang terverifikasi." in page.text
    assert issued.renditions.get().pdf_sha256 in page.text
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert page["Cache-Control"] == "no-store"


def test_the_public_page_names_nobody_in_full(issued: IssuedDocument, client: Client) -> None:
    said = client.get(reverse("check:document", args=[issued.code])).text
    for hidden in ("Sari", "Budi", "000/SPK/PLD/2024", "Pedongatan", "Sling terlambat"):
        assert hidden not in said


def test_a_code_typed_carelessly_still_finds_its_paper(issued: IssuedDocument, client: Client) -> None:
    typed = issued.code.lower().replace("-", " ").replace("0", "o")
    page = client.get(reverse("check:search"), {"code": typed})
    assert page["Location"] == reverse("check:document", args=[issued.code])


def test_an_unknown_code_reveals_nothing(issued: IssuedDocument, client: Client) -> None:
    nearly = issued.code[:-1] + ("0" if issued.code[-1] != "0" else "1")
    answers = {
        code: client.get(reverse("check:document", args=[code]))
        for code in (nearly, "9999-2024-10-0000-0000-0000", "-")
    }
    assert {answer.status_code for answer in answers.values()} == {404}
    for answer in answers.values():
        assert "Tidak ada dokumen dengan kode itu." in answer.text
        assert reverse("sync:check_receipt") in answer.text  # where the short codes of signed statements belong
        assert "S." not in answer.text.replace("SHA", "")


def test_a_file_is_compared_with_what_was_issued(issued: IssuedDocument, sari: Scope, client: Client) -> None:
    pdf = pdf_of(sari, issued.code).content
    url = reverse("check:document", args=[issued.code])
    same = client.post(url, {"file": SimpleUploadedFile("a.pdf", pdf)})
    assert "sama persis" in same.text
    other = client.post(url, {"file": SimpleUploadedFile("a.pdf", pdf.replace(b"%PDF-1.7", b"%PDF-1.6"))})
    assert "berbeda dari yang terbit" in other.text


def test_a_replaced_paper_says_so(
    issued: IssuedDocument, sari: Scope, write: Callable[..., DailyReport], client: Client
) -> None:
    write(22)
    newer, _ = issue_monthly_report(sari, own_id(sari), Month(2024, 10))
    page = client.get(reverse("check:document", args=[issued.code]))
    assert "sudah diganti" in page.text
    assert newer.code in page.text
