"""Taking the questionnaire along and bringing it back, by the pages."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.people import DESA

from pendamping.common.scope import Scope
from pendamping.indices.models import AnswerUpload, Round, VillageAnswer
from pendamping.indices.tests.filled import opened_by, table

SignIn = Callable[[Scope], Client]


@pytest.fixture
def opened(dpmd: Scope) -> Round:
    return opened_by(dpmd)


def test_from_a_file_to_stored_answers(sari: Scope, opened: Round, sign_in: SignIn) -> None:
    browser = sign_in(sari)
    page = browser.get(f"/indeks/pendataan/{opened.pk}/luring/")
    assert "Buku kerja Bulik Timur" in page.content.decode()
    content = table(("Kode desa", "Kode isian", "Jawaban"), (DESA, "doctor_count", 2), (DESA, "paud_count", "5 unit"))
    file = SimpleUploadedFile("isian.xlsx", content)
    answer = browser.post(f"/indeks/pendataan/{opened.pk}/luring/", {"file": file}, follow=True).content.decode()
    assert "1 jawaban siap disimpan, 1 perlu diperbaiki." in answer
    assert "lembar Isian, baris 3, kolom Jawaban" in answer
    upload = AnswerUpload.objects.get()
    mend = browser.post(f"/indeks/unggahan/{upload.pk}/perbaiki.xlsx")
    assert mend.headers["Content-Disposition"].endswith('perlu-diperbaiki.xlsx"')
    done = browser.post(f"/indeks/unggahan/{upload.pk}/simpan/", follow=True).content.decode()
    assert "1 jawaban tersimpan." in done
    assert "1 jawaban masih perlu diperbaiki." in done
    assert VillageAnswer.objects.get().value == 2


def test_files_are_handed_out(sari: Scope, opened: Round, sign_in: SignIn) -> None:
    browser = sign_in(sari)
    for name in (f"{DESA}.xlsx", "620904.xlsx", "xlsform.xlsx"):
        assert browser.get(f"/indeks/pendataan/{opened.pk}/luring/{name}").content.startswith(b"PK")
    assert browser.get(f"/indeks/pendataan/{opened.pk}/luring/6209.xlsx").status_code == 404


def test_a_file_that_cannot_be_used_is_refused_in_the_form(sari: Scope, opened: Round, sign_in: SignIn) -> None:
    file = SimpleUploadedFile("a.pdf", b"%PDF-1.7\x00\xff\xfe\x00")
    answer = sign_in(sari).post(f"/indeks/pendataan/{opened.pk}/luring/", {"file": file})
    assert "bukan tabel XLSX atau CSV" in answer.content.decode()


def test_pages_take_few_queries(
    sari: Scope, opened: Round, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = sign_in(sari)
    with django_assert_max_num_queries(15):
        browser.get(f"/indeks/pendataan/{opened.pk}/luring/")
