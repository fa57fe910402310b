"""Files of every kind: what they hold is read exactly, what they try is refused with a reason."""

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from tests.people import DESA

from pendamping.common.problems import Problem
from pendamping.common.tables import FileEmpty, FileIsNoTable, write_xlsx
from pendamping.indices.errors import ArchiveRefused, YearMissing
from pendamping.indices.reading import archives, read_path, read_upload
from pendamping.indices.schemas import FaultyRow, PublishedResult
from pendamping.indices.tests.published import document, document_bytes

HEAD = "kode,tahun,nama_desa,nama_kab,iks,ike,ikl,idm,status\n"


def only(file_name: str, content: bytes, year: int | None = None) -> PublishedResult:
    (one,) = read_upload(file_name, content, year)
    assert isinstance(one, PublishedResult), str(one)
    return one


def fault(content: bytes) -> str:
    (one,) = read_upload("hasil.json", content)
    assert isinstance(one, FaultyRow)
    return str(one)


def test_a_document_is_read_digit_by_digit() -> None:
    text = document_bytes(DESA, "PEDONGATAN ", SKOR_SAAT_INI=0.78174603174603).decode()
    result = only("a.json", text.encode())
    assert (result.name, result.value, result.iks) == ("PEDONGATAN", Decimal("0.78174603174603"), Decimal(1))
    assert result.text == text
    assert len(result.scores) == 50


def test_an_index_of_one_may_be_a_whole_number() -> None:
    assert only("a.json", document_bytes(DESA, "Pedongatan", SKOR_SAAT_INI=1)).value == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"SKOR_SAAT_INI": 7}, "tidak antara 0 dan 1"),
        ({"SKOR_SAAT_INI": "tinggi"}, "bukan angka"),
        ({"STATUS": "HEBAT"}, "status “HEBAT” tidak dikenal"),
        ({"TAHUN": 24}, "tahun “24” tidak dikenal"),
    ],
)
def test_a_wrong_figure_is_named(change: dict[str, object], said: str) -> None:
    assert said in fault(document_bytes(DESA, "Pedongatan", **change))


@pytest.mark.parametrize(
    "content",
    [
        b'{"status":404,"error":true}',
        b'{"mapData": [1, 2]}',
        b'{"mapData": {"SUMMARIES": {}, "ROW": [], "IDENTITAS": []}}',
        b"[" * 100_000,
        b'{"a": ' + b"9" * 10_000 + b"}",
        b'{"mapData": NaN}',
        b'{"a": "\xff\xfe"}',
        b'{"unfinished": ',
        b"{}" + b" " * archives.MAX_DOCUMENT,
    ],
)
def test_other_json_is_a_faulty_row_and_never_an_exception(content: bytes) -> None:
    assert fault(content).startswith("hasil.json: ")


def test_a_score_given_twice_is_faulty() -> None:
    twice = document(DESA, "Pedongatan")
    twice["mapData"]["ROW"].append(twice["mapData"]["ROW"][0])
    assert "iks_01 ada dua kali" in fault(json.dumps(twice).encode())


def test_a_zip_and_a_tar_hold_documents_and_other_files_are_left_out() -> None:
    files = {"a.json": document_bytes(DESA, "Pedongatan"), "b/c.json": b"{}", "baca.txt": b"halo"}
    zipped, tarred = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    with tarfile.open(fileobj=tarred, mode="w:xz") as tar:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    for packed in (zipped, tarred):
        found = list(read_upload("hasil.bin", packed.getvalue()))
        assert [type(one) for one in found] == [PublishedResult, FaultyRow]
        assert "b/c.json" in str(found[1])


def test_a_member_larger_than_any_document_is_faulty_and_not_read_whole() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bom.json", b"0" * 50_000_000)
    assert "lebih dari 1 MB" in str(*read_upload("bom.zip", bomb.getvalue()))


def test_an_archive_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_UNPACKED", 100_000)
    tarred = io.BytesIO()
    with tarfile.open(fileobj=tarred, mode="w:gz") as tar:
        for number in range(10):
            member = tarfile.TarInfo(f"{number}.bin")
            member.size = 50_000
            tar.addfile(member, io.BytesIO(b"0" * 50_000))
    with pytest.raises(ArchiveRefused, match="lebih besar daripada hasil seluruh Indonesia"):
        list(read_upload("a.tar.gz", tarred.getvalue()))


@pytest.mark.parametrize("cut", [0.3, 0.9])
def test_a_cut_archive_is_refused(cut: float) -> None:
    tarred = io.BytesIO()
    with tarfile.open(fileobj=tarred, mode="w:gz") as tar:
        for number in range(20):
            content = document_bytes(DESA, f"Desa {number}")
            member = tarfile.TarInfo(f"{number}.json")
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    with pytest.raises(Problem):
        list(read_upload("a.tar.gz", tarred.getvalue()[: int(len(tarred.getvalue()) * cut)]))


def test_a_zip_with_a_password_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.json", b"{}")
    content = bytearray(packed.getvalue())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1  # as a packer marks a locked member
    with pytest.raises(ArchiveRefused, match="kata sandi"):
        list(read_upload("a.zip", bytes(content)))


def test_a_table_takes_points_and_commas_and_names_the_row_of_a_fault() -> None:
    text = HEAD + f'{DESA},2024,PEDONGATAN,LAMANDAU,"0,8",0.45,0.8667,0.7056,BERKEMBANG\n62.09,2024,X,,,,,0.5,MAJU\n'
    good, bad = read_upload("a.csv", text.encode())
    assert isinstance(good, PublishedResult)
    assert (good.iks, good.value, good.status) == (Decimal("0.8"), Decimal("0.7056"), "berkembang")
    assert str(bad) == "a.csv, baris 3: kode desa “62.09” bukan sepuluh angka"


def test_a_packed_table_and_a_workbook_read_the_same() -> None:
    line: list[str | float] = [DESA, 2024, "PEDONGATAN", "LAMANDAU", 0.8, 0.45, 0.8667, 0.7056, "BERKEMBANG"]
    lines: list[Sequence[str | float]] = [HEAD.strip().split(","), line]
    text = "\n".join(",".join(str(cell) for cell in line) for line in lines)
    packed, workbook = only("a.csv.gz", gzip.compress(text.encode())), only("a.xlsx", write_xlsx({"IDM": lines}))
    assert (packed.value, packed.status, packed.year) == (workbook.value, workbook.status, workbook.year)
    assert workbook.place == "a.xlsx, lembar IDM, baris 2"


def test_a_table_without_years_asks_for_one() -> None:
    text = f"kode,nama_desa,idm,status\n{DESA},PEDONGATAN,0.7056,BERKEMBANG\n".encode()
    with pytest.raises(YearMissing):
        only("a.csv", text)
    assert only("a.csv", text, 2024).year == 2024


@pytest.mark.parametrize(("content", "problem"), [(b"", FileEmpty), (b"PAR1\x00\x01\xff\xfe" * 50, FileIsNoTable)])
def test_a_file_that_is_nothing_of_this_is_refused(content: bytes, problem: type[Problem]) -> None:
    with pytest.raises(problem):
        list(read_upload("a.csv", content))


def test_a_folder_is_read_in_order_and_links_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "2").mkdir()
    (tmp_path / "2" / "b.json").write_bytes(document_bytes(DESA, "B"))
    (tmp_path / "a.json").write_bytes(b"{}")
    (tmp_path / "c.json").symlink_to(tmp_path / "2" / "b.json")
    assert [one.place for one in read_path(tmp_path)] == ["2/b.json", "a.json"]
