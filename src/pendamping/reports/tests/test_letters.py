"""The page of an office's letters, and papers that become letters of their office."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries
from tests.access_table import Area
from tests.people import DESA

from pendamping.access.roles import Role
from pendamping.awards.models import Candidate
from pendamping.awards.tests.access_samples import candidate
from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.people.errors import NoLetterScheme, SignatoryNotInOffice
from pendamping.people.models import LetterNumber, LetterScheme, Signatory
from pendamping.people.schemas import LetterSchemeContent, SignatoryContent
from pendamping.people.services import end_signatory, record_signatory, set_letter_scheme
from pendamping.reports.paper import render_pdf
from pendamping.reports.schemas import Signer
from pendamping.reports.selectors.district import DistrictDetails
from pendamping.reports.services.area_documents import area_docx_of, issue_district_report
from pendamping.reports.services.certificates import CertificateDetails, issue_certificate
from pendamping.reports.services.letters import print_sample_letter
from pendamping.reports.tests.area_papers import DISTRICT
from pendamping.reports.typesetting import missing_fonts

pytestmark = pytest.mark.skipif(bool(missing_fonts()), reason="fonts of the documents are not built: run make build")

CODE, OCTOBER = "620904", Month(2024, 10)
DETAILS = DistrictDetails(number="", recipient=("Bupati",), notes=(), signer="")
HEAD = SignatoryContent(
    role="Camat Bulik Timur",
    name="Tuti Contoh, S.Sos.",
    rank="Pembina (IV/a)",
    employee_number="000000000000000000",
    start=date(2024, 1, 1),
)


@pytest.fixture
def office(camat: Scope) -> Scope:
    """The camat's, with a scheme and somebody in office."""
    set_letter_scheme(camat, CODE, LetterSchemeContent(since=date(2024, 1, 1), pattern="{nomor:3}/BT/{bulan}/{tahun}"))
    record_signatory(camat, CODE, HEAD)
    return camat


def test_a_report_takes_its_number_once_and_is_signed_by_who_is_in_office(
    office: Scope, october: list[DailyReport]
) -> None:
    issued, _is_new = issue_district_report(office, CODE, OCTOBER, DETAILS)
    again, is_new = issue_district_report(office, CODE, OCTOBER, replace(DETAILS, notes=("Catatan.",)))
    assert is_new
    assert [one.paper["number"] for one in (issued, again)] == ["001/BT/XI/2024"] * 2
    assert issued.paper["signatures"]["signers"] == [
        {"role": HEAD.role, "name": HEAD.name, "under": ["Pembina (IV/a)", "NIP 000000000000000000"]}
    ]
    assert area_docx_of(office, again.code).content
    assert LetterNumber.objects.get().about == "Laporan pendampingan Bulik Timur, Oktober 2024"


def test_a_number_written_by_hand_takes_none(camat: Scope, october: list[DailyReport]) -> None:
    written = replace(DETAILS, number="400/1/2024", signer="Seorang Lain")
    issued, _is_new = issue_district_report(camat, CODE, OCTOBER, written)
    assert issued.paper["number"] == "400/1/2024"
    assert not LetterNumber.objects.exists()
    with pytest.raises(NoLetterScheme):
        issue_district_report(camat, CODE, OCTOBER, DETAILS)


def test_who_left_office_signs_no_certificate(make_scope: Callable[..., Scope], sari: Scope, budi: Scope) -> None:
    dpmd = make_scope("Yuni", Role.DPMD, "6209")
    pk = candidate(Area(DESA, CODE, "6209", sari, budi))["pk"]
    Candidate.objects.update(verdict=Candidate.Verdict.AWARDED, reason="Contoh")
    record_signatory(dpmd, "6209", HEAD.model_copy(update={"end": dpmd.today - timedelta(days=1)}))
    details = CertificateDetails(number="1", signers=((HEAD.role, HEAD.name),))
    with pytest.raises(SignatoryNotInOffice):
        issue_certificate(dpmd, UUID(str(pk)), details)


def test_who_left_office_signs_nothing(office: Scope, october: list[DailyReport]) -> None:
    end_signatory(office, Signatory.objects.get().pk, office.today - timedelta(days=1))
    with pytest.raises(SignatoryNotInOffice):
        issue_district_report(office, CODE, OCTOBER, replace(DETAILS, signer=HEAD.name))
    assert not LetterNumber.objects.exists()


def test_rank_and_number_stand_under_the_name() -> None:
    signer = Signer(role="Camat", name="Tuti Contoh", under=("Pembina (IV/a)", "NIP 0000"))
    paper = replace(DISTRICT, signatures=replace(DISTRICT.signatures, signers=(signer,)))
    text = PdfReader(io.BytesIO(render_pdf(paper, {}))).pages[-1].extract_text()
    assert text.index("Tuti Contoh") < text.index("Pembina (IV/a)") < text.index("NIP 0000")


def test_the_page_sets_numbers_and_signatories_and_shows_a_sample(
    camat: Scope,
    sign_in: Callable[[Scope], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = sign_in(camat)
    assert browser.get(reverse("reports:own_letters"))["Location"] == reverse("reports:letters", args=[CODE])
    page = reverse("reports:letters", args=[CODE])
    assert "Penomoran surat belum diatur" in browser.get(page).content.decode()
    scheme = {"pattern": "{nomor}/BT", "since": "2024-01-01", "first_number": 5}
    assert "belum memuat {tahun}" in browser.post(page, scheme).content.decode()
    browser.post(page, scheme | {"pattern": "{nomor}/BT/{tahun}"})
    browser.post(page, {"name": "Tuti Contoh", "role": "Camat Bulik Timur", "start": "2024-01-01"})
    overlapping = browser.post(page, {"name": "Lain", "role": "Camat", "start": "2023-01-01", "end": "2024-06-01"})
    assert "Tuti Contoh menjabat" in overlapping.content.decode()
    with django_assert_max_num_queries(15):
        assert LetterScheme.objects.get().pattern in browser.get(page).content.decode()
    browser.post(reverse("reports:end_signatory", args=[Signatory.objects.get().pk]), {"end": "2024-11-30"})
    assert Signatory.objects.get().end == date(2024, 11, 30)
    sample = PdfReader(io.BytesIO(print_sample_letter(camat, CODE).content)).pages[0].extract_text()
    assert "Tuti Contoh" in sample
    assert not LetterNumber.objects.exists()
