import io
import zipfile
from datetime import date

import pytest

from pendamping.common.tables import (
    Column,
    ColumnsMissing,
    FileEmpty,
    FileIsNoTable,
    FileUnreadable,
    TableTooLarge,
    read_table,
    workbooks,
    write_csv,
    write_faulty_rows,
    write_xlsx,
)
from pendamping.common.tables.problems import ColumnTwice

COLUMNS = (
    Column("code", "Kode", also=("kode desa",)),
    Column("name", "Nama"),
    Column("note", "Catatan", required=False),
)


def names_in(content: bytes, file_name: str = "daftar.csv") -> list[str]:
    return [row["name"] for row in read_table(file_name, content).rows(COLUMNS)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_csv_reads_the_same_in_every_encoding_and_separator(encoding: str, separator: str) -> None:
    lines = [["Nama", "Kode"], ["Désa Nanga, Bulik; baru", "62.09"], ["Kujan", "62.10"]]
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in line) for line in lines)
    assert names_in(text.encode(encoding)) == ["Désa Nanga, Bulik; baru", "Kujan"]


def test_excels_own_first_line_names_the_separator() -> None:
    assert names_in(b"sep=;\r\nKode;Nama\r\n62;Bulik, Baru\r\n") == ["Bulik, Baru"]


def test_the_head_is_found_below_titles_and_in_any_order() -> None:
    content = write_xlsx(
        {"Petunjuk": [["Isi lembar Data"]], "Data": [["Daftar desa 2025"], [], ["NAMA", "Kode Desa"], ["Bulik", "62"]]}
    )
    (row,) = read_table("daftar.xlsx", content).rows(COLUMNS)
    assert (row["code"], row["name"], row["note"], row.sheet, row.number) == ("62", "Bulik", "", "Data", 4)


def test_cells_arrive_as_text_whatever_the_workbook_held() -> None:
    content = write_xlsx({"": [["Kode", "Nama", "Catatan"], [6209042008, 0.7056, date(2024, 11, 12)]]})
    (row,) = read_table("daftar.xlsx", content).rows(COLUMNS)
    assert (row["code"], row["name"], row["note"]) == ("6209042008", "0.7056", "2024-11-12")


def test_a_missing_column_is_named_with_file_and_sheet() -> None:
    with pytest.raises(ColumnsMissing, match=r"daftar\.csv, lembar 1: tidak ada kolom Kode"):
        names_in(b"Nama;Luas\nBulik;3\n")


def test_two_heads_for_one_column_are_refused() -> None:
    with pytest.raises(ColumnTwice, match="kolom Kode ada dua kali"):
        names_in(b"Kode,Kode desa,Nama\n62,62,Bulik\n")


def test_a_name_of_ten_megabytes_spoils_its_own_row_only() -> None:
    content = b"Kode,Nama\n62," + b"x" * 10_000_000 + b"\n63,Bulik\n"
    long, good = read_table("daftar.csv", content).rows(COLUMNS)
    assert "daftar.csv, baris 2, kolom Nama: berisi 10000000 huruf" in str(long.problems[0])
    assert len(long["name"]) <= 5_000
    assert (good["name"], good.problems) == ("Bulik", [])


def test_invisible_letters_are_named_and_never_kept() -> None:
    (row,) = read_table("daftar.csv", "Kode,Nama\n62,Bu\u202elik\x07\n".encode()).rows(COLUMNS)
    assert row["name"] == "Bulik"
    assert "huruf yang tidak tampak" in str(row.problems[0])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", FileEmpty),
        (b"\xef\xbb\xbf", FileEmpty),
        (b"  \r\n \r\n", FileEmpty),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", FileIsNoTable),
        (b"%PDF-1.7\n%\x81\x8d\n\x00", FileIsNoTable),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileIsNoTable),
        (b"PK\x03\x04 not a zip", FileIsNoTable),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, problem: type[Exception]) -> None:
    with pytest.raises(problem):
        read_table("daftar.xlsx", content)


def workbook_with(**parts: bytes) -> bytes:
    """An XLSX whose named parts are replaced: `sheet` is the first worksheet, `shared` the shared texts."""
    paths = {"sheet": "xl/worksheets/sheet1.xml", "shared": "xl/sharedStrings.xml", "book": "xl/workbook.xml"}
    replaced = {paths[name]: content for name, content in parts.items()}
    source = zipfile.ZipFile(io.BytesIO(write_xlsx({"Data": [["Kode", "Nama"], ["62", "Bulik"]]})))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            target.writestr(part, replaced.get(part, source.read(part)))
    return stream.getvalue()


def test_a_bomb_is_refused_before_it_is_unpacked_into_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MAX_UNPACKED", 5 * workbooks.MEGABYTE)
    with pytest.raises(TableTooLarge, match="lebih dari 5 MB sesudah dibuka"):
        read_table("daftar.xlsx", workbook_with(sheet=b" " * 6 * workbooks.MEGABYTE))


def test_one_cell_far_away_does_not_ask_for_seventeen_billion() -> None:
    rows = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(TableTooLarge, match="1048576 baris × 16384 kolom"):
        read_table("daftar.xlsx", workbook_with(sheet=b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"))


def test_a_long_text_shared_by_many_cells_is_refused() -> None:
    cells = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(1, 2001))
    shared = b"<sst><si><t>" + b"x" * 1_000_000 + b"</t></si></sst>"
    with pytest.raises(TableTooLarge, match="dipakai berulang-ulang"):
        read_table(
            "daftar.xlsx",
            workbook_with(sheet=b"<worksheet><sheetData>" + cells + b"</sheetData></worksheet>", shared=shared),
        )


def test_a_damaged_workbook_is_refused_with_a_reason() -> None:
    with pytest.raises(FileUnreadable, match="Buka dan simpan ulang"):
        read_table("daftar.xlsx", workbook_with(book=b"<workbook><sheets><sheet"))


def test_what_a_spreadsheet_would_run_is_written_as_text_and_reads_back_the_same() -> None:
    lines = [["Kode", "Nama"], ["62", "=cmd|' /C calc'!A0"], ["63", "-Bulik"]]
    assert b"'=cmd" in write_csv(lines)
    assert names_in(write_csv(lines)) == names_in(write_xlsx({"": lines}), "daftar.xlsx") == [lines[1][1], "-Bulik"]


def test_faulty_rows_come_back_with_what_to_mend_and_can_be_uploaded_again() -> None:
    rows = read_table("daftar.csv", b"Kode,Nama\n62,Bulik\n63,Kujan\n").rows(COLUMNS)
    rows[1].complain("code", "bukan kode", "Isi kode resmi")
    (again,) = read_table("daftar.xlsx", write_faulty_rows(rows, COLUMNS)).rows(COLUMNS)
    assert (again["code"], again["name"]) == ("63", "Kujan")
