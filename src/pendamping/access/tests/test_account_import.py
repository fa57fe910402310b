import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from pendamping.access.models import Account
from pendamping.access.services import check_account_sheet
from pendamping.access.services.account_sheets import AT_MOST
from pendamping.common.models import AuditEntry
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.common.tables import Table, read_table, write_csv

IMPORT = "/akun/pengguna/impor/"
HEAD = ["Nama", "Peran", "Wilayah", "Sejak", "Nomor HP", "Surel"]
GOOD = [
    ["Ani Contoh", "PLD", "62.09.04.2008", "2024-11-01", "0811 111 1111", ""],
    ["Ujang Contoh", "Pendamping Desa", "Bulik Timur", "", "", "ujang@contoh.id"],
]
BAD = [
    ["", "PLD", "6209042008", "", "", ""],
    ["Tanpa Peran", "Raja", "6209042008", "", "", ""],
    ["Terlalu Tinggi", "MINISTRY", "", "", "", ""],
    ["Daerah Lain", "PLD", "6201022001", "", "", ""],
    ["Nomor Sama", "PLD", "6209042009", "", "08111111111", ""],
    ["Tanggal Aneh", "PLD", "6209042009", "besok", "", ""],
]
SignIn = Callable[[Scope], Client]


def sheet(*rows: list[str]) -> Table:
    return read_table("akun.csv", write_csv([HEAD, *rows]))


def test_checking_says_what_each_row_lacks_and_keeps_nothing(office: Scope) -> None:
    before = AuditEntry.objects.count(), Account.objects.count()
    checked = check_account_sheet(office, sheet(*GOOD, *BAD))
    assert [new.name for new in checked.good] == ["Ani Contoh", "Ujang Contoh"]
    said = [str(row.problems[0]) for row in checked.faulty]
    assert [text.partition(":")[0] for text in said] == [
        "akun.csv, baris 4, kolom Nama",
        "akun.csv, baris 5, kolom Peran",
        "akun.csv, baris 6, kolom Peran",
        "akun.csv, baris 7, kolom Wilayah",
        "akun.csv, baris 8, kolom Nomor HP",
        "akun.csv, baris 9, kolom Sejak",
    ]
    assert (AuditEntry.objects.count(), Account.objects.count()) == before


def test_a_sheet_has_a_most(office: Scope) -> None:
    with pytest.raises(Problem, match="paling banyak"):
        check_account_sheet(office, sheet(*([GOOD[0]] * (AT_MOST + 1))))


def upload(client: Client, content: bytes, name: str = "akun.csv") -> str:
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, content)}).content.decode()


def signed_in(page: str, name: str) -> str:
    return page.partition(f'name="{name}" value="')[2].partition('"')[0]


def test_good_rows_are_made_once_and_cards_are_offered(office: Scope, sign_in: SignIn) -> None:
    client = sign_in(office)
    page = upload(client, write_csv([HEAD, *GOOD, *BAD]))
    assert "2 akun dapat dibuat, 6 baris perlu diperbaiki" in page
    assert not Account.objects.filter(name="Ani Contoh").exists()
    signed = signed_in(page, "signed")
    assert "2 akun sudah dibuat" in client.post(f"{IMPORT}simpan/", {"signed": signed}).content.decode()
    assert client.post(f"{IMPORT}simpan/", {"signed": signed})["Location"] == IMPORT
    assert Account.objects.filter(name="Ani Contoh").count() == 1


def test_faulty_rows_come_back_to_be_mended(office: Scope, sign_in: SignIn) -> None:
    client = sign_in(office)
    page = upload(client, write_csv([HEAD, *GOOD, *BAD]))
    answer = client.post(f"{IMPORT}perbaiki/", {"signed_faulty": signed_in(page, "signed_faulty")})
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert len(rows) == 1 + len(BAD)
    mended = upload(client, answer.content, "akun-perlu-diperbaiki.xlsx")
    assert "1 akun dapat dibuat, 5 baris perlu diperbaiki" in mended  # its number is free without the good rows


def test_a_changed_copy_is_refused(office: Scope, sign_in: SignIn) -> None:
    client = sign_in(office)
    signed = signed_in(upload(client, write_csv([HEAD, *GOOD])), "signed")
    assert client.post(f"{IMPORT}simpan/", {"signed": signed[:-2] + "xx"})["Location"] == IMPORT
    assert not Account.objects.filter(name="Ani Contoh").exists()


def test_a_sheet_of_another_session_is_refused(
    office: Scope, make_scope: Callable[..., Scope], sign_in: SignIn, client: Client
) -> None:
    signed = signed_in(upload(sign_in(office), write_csv([HEAD, *GOOD])), "signed")
    client.logout()
    assert client.post(f"{IMPORT}simpan/", {"signed": signed}).status_code == 302
    assert not Account.objects.filter(name="Ani Contoh").exists()


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04rusak", b"a;b\n1;2\n"])
def test_what_is_no_such_sheet_is_refused_with_its_name(office: Scope, sign_in: SignIn, content: bytes) -> None:
    page = upload(sign_in(office), content, "aneh.xlsx")
    assert "aneh.xlsx" in page or "kosong" in page
    assert "akun dapat dibuat" not in page


def test_the_template_is_a_sheet_that_can_be_imported(office: Scope, sign_in: SignIn) -> None:
    client = sign_in(office)
    template = client.get(f"{IMPORT}contoh/").content
    assert "1 akun dapat dibuat, 0 baris perlu diperbaiki" in upload(client, template, "contoh.xlsx")
