"""Issuing: once for the same work, a new version for changed work, the same bytes for ever."""

import hashlib
from datetime import date

import pytest
from django.db.models import ProtectedError

from pendamping.common.audit import first_broken_link
from pendamping.common.models import AuditEntry, StoredFile
from pendamping.common.periods import Month
from pendamping.common.problems import NotAllowed, NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.people.models import Person
from pendamping.reports.errors import (
    NothingVerified,
    NoVisits,
    PeriodEndsBeforeStart,
    PeriodInFuture,
    PeriodTooLong,
    PhotoMissing,
)
from pendamping.reports.models import IssuedDocument, Rendition
from pendamping.reports.services.documents import (
    docx_of,
    issue_monthly_report,
    issue_three_part_form,
    issue_visit_report,
    pdf_of,
)
from pendamping.reports.tests.conftest import Write, own_id
from pendamping.reports.typesetting import missing_fonts

pytestmark = pytest.mark.skipif(bool(missing_fonts()), reason="fonts of the documents are not built: run make build")

OCTOBER = Month(2024, 10)


@pytest.fixture
def issued(sari: Scope, october: list[DailyReport]) -> IssuedDocument:
    document, is_new = issue_monthly_report(sari, own_id(sari), OCTOBER)
    assert is_new
    return document


def test_the_document_knows_its_work(issued: IssuedDocument) -> None:
    assert issued.code.startswith("6209-2024-10-")
    assert (issued.reports, issued.region_id, issued.is_sample) == (7, "620904", True)
    assert (issued.since, issued.until) == (date(2024, 10, 1), date(2024, 10, 31))
    assert issued.paper["seal"]["url"].endswith(f"/periksa/{issued.code}/")


def test_issuing_unchanged_work_again_gives_the_same_document(issued: IssuedDocument, sari: Scope) -> None:
    assert issue_monthly_report(sari, own_id(sari), OCTOBER) == (issued, False)
    assert IssuedDocument.objects.count() == 1


def test_printed_again_after_everything_changed_it_is_the_same_paper(
    issued: IssuedDocument, sari: Scope, october: list[DailyReport]
) -> None:
    before = pdf_of(sari, issued.code).content, docx_of(sari, issued.code).content
    Person.objects.filter(pk=own_id(sari)).update(name="Nama Lain")
    DailyReport.objects.filter(pk=october[0].pk).update(result="Diubah belakangan", state=DailyReport.State.RETURNED)
    assert (pdf_of(sari, issued.code).content, docx_of(sari, issued.code).content) == before
    assert Rendition.objects.get(document=issued).pdf_sha256 == hashlib.sha256(before[0]).hexdigest()


def test_changed_work_makes_a_new_version_that_names_the_old(issued: IssuedDocument, sari: Scope, write: Write) -> None:
    write(22)
    newer, is_new = issue_monthly_report(sari, own_id(sari), OCTOBER)
    assert is_new
    assert (newer.replaces, newer.reports) == (issued, 8)
    assert newer.code != issued.code
    assert newer.paper["seal"]["replaces"] == issued.code
    assert pdf_of(sari, issued.code).content  # the old one stays


def test_the_three_forms_of_a_month_stand_beside_each_other(issued: IssuedDocument, sari: Scope) -> None:
    three_part, _ = issue_three_part_form(sari, own_id(sari), OCTOBER)
    visits, _ = issue_visit_report(sari, own_id(sari), date(2024, 10, 1), date(2024, 10, 5))
    kinds = IssuedDocument.Kind
    assert {issued.kind, three_part.kind, visits.kind} == {kinds.MONTHLY, kinds.THREE_PART, kinds.VISIT}
    assert three_part.replaces is visits.replaces is None
    assert visits.reports == 2
    for document in (three_part, visits):
        assert pdf_of(sari, document.code).content.startswith(b"%PDF")
        assert docx_of(sari, document.code).content.startswith(b"PK")


def test_issuing_and_every_download_are_in_the_audit_trail(issued: IssuedDocument, budi: Scope) -> None:
    pdf_of(budi, issued.code)
    docx_of(budi, issued.code)
    said = AuditEntry.objects.filter(object_id=str(issued.pk)).order_by("sequence")
    assert [(entry.action, entry.actor) for entry in said] == [
        ("document.issued", "Sari"),
        ("document.downloaded", "Budi"),
        ("document.downloaded", "Budi"),
    ]
    assert first_broken_link() is None


def test_a_photo_on_paper_cannot_be_deleted(issued: IssuedDocument, october: list[DailyReport]) -> None:
    october[0].attachments.all().delete()
    with pytest.raises(ProtectedError):
        StoredFile.objects.get(pk=issued.photos.get().pk).delete()


def test_a_photo_lost_from_the_storage_is_said(issued: IssuedDocument, sari: Scope) -> None:
    stored = issued.photos.get()
    stored.file.storage.delete(str(stored.file.name))
    with pytest.raises(PhotoMissing, match=stored.pk[:12]):
        pdf_of(sari, issued.code)


def test_nothing_verified_nothing_issued(sari: Scope, budi: Scope, write: Write) -> None:
    write(10, state=DailyReport.State.SUBMITTED)
    with pytest.raises(NothingVerified, match="Sari"):
        issue_monthly_report(sari, own_id(sari), OCTOBER)
    with pytest.raises(PeriodInFuture):
        issue_monthly_report(sari, own_id(sari), Month(2024, 12))
    assert not IssuedDocument.objects.exists()


def test_wrong_days_of_visits_are_refused(sari: Scope, october: list[DailyReport]) -> None:
    def issue(since: date, until: date) -> None:
        issue_visit_report(sari, own_id(sari), since, until)

    with pytest.raises(PeriodEndsBeforeStart):
        issue(date(2024, 10, 5), date(2024, 10, 1))
    with pytest.raises(PeriodTooLong):
        issue(date(2024, 9, 1), date(2024, 10, 31))
    with pytest.raises(NoVisits):
        issue(date(2024, 10, 4), date(2024, 10, 8))


def test_elsewhere_neither_issued_nor_downloaded(issued: IssuedDocument, sari: Scope, ratna: Scope) -> None:
    with pytest.raises(NotFound):
        issue_monthly_report(ratna, own_id(sari), OCTOBER)
    with pytest.raises(NotFound):
        pdf_of(ratna, issued.code)
    with pytest.raises(NotFound):
        docx_of(ratna, "6209-2024-10-0000-0000-0000")


def test_a_camat_reads_and_does_not_issue(issued: IssuedDocument, sari: Scope, camat: Scope) -> None:
    assert pdf_of(camat, issued.code).content
    with pytest.raises(NotAllowed):
        issue_monthly_report(camat, own_id(sari), OCTOBER)
