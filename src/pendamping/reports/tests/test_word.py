"""The Word file: the same content, editable, the same bytes."""

import io
from dataclasses import replace
from zipfile import ZipFile

import pytest
from docx import Document

from pendamping.reports.schemas import Paper
from pendamping.reports.tests.area_papers import DISTRICT, RECAP
from pendamping.reports.tests.index_papers import MINUTES, OBJECTION
from pendamping.reports.tests.papers import MONTHLY, PICTURES, SEAL, THREE_PART, VISIT
from pendamping.reports.word import render_docx

PAPERS = pytest.mark.parametrize(
    "paper",
    [MONTHLY, THREE_PART, VISIT, MINUTES, OBJECTION, RECAP, DISTRICT],
    ids=["monthly", "three-part", "visit", "minutes", "objection", "recap", "district"],
)


def cells_of(docx: bytes) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in Document(io.BytesIO(docx)).tables for row in table.rows]


@PAPERS
def test_same_paper_gives_same_bytes(paper: Paper) -> None:
    assert render_docx(paper, PICTURES) == render_docx(paper, PICTURES)


@PAPERS
def test_no_tag_of_the_template_remains(paper: Paper) -> None:
    archive = ZipFile(io.BytesIO(render_docx(paper, PICTURES)))
    for name in ("word/document.xml", "word/footer1.xml"):
        text = archive.read(name).decode()
        assert "{{" not in text
        assert "{%" not in text


def test_rows_totals_photos_and_page_numbers() -> None:
    content = render_docx(MONTHLY, PICTURES)
    rows = cells_of(content)
    assert ["Jumlah", "34", "109,5", "183", "193", ""] in rows
    assert ["Jumlah", "11 kunjungan", "", "38,0", ""] in rows
    archive = ZipFile(io.BytesIO(content))
    assert sum(name.startswith("word/media/") for name in archive.namelist()) == len(PICTURES) + 1  # and the QR
    footer = archive.read("word/footer1.xml").decode()
    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer
    assert SEAL.code in footer


def test_heads_repeat_and_rows_stay_whole() -> None:
    document = ZipFile(io.BytesIO(render_docx(MONTHLY, PICTURES))).read("word/document.xml").decode()
    assert document.count("<w:tblHeader") == 4
    assert document.count("<w:cantSplit") >= 34


@pytest.mark.parametrize("text", ["{{ seal.code }}", "<w:p/> & <b>", "{% for %}", "]]>", "Baris satu\nBaris dua"])
def test_what_people_write_stays_text(text: str) -> None:
    obstacle = replace(MONTHLY.obstacles[0], problem=text)
    assert text in [row[1] for row in cells_of(render_docx(replace(MONTHLY, obstacles=(obstacle,)), PICTURES))]


def test_it_says_that_the_issued_document_is_the_pdf() -> None:
    assert any("Yang terbit ialah PDF" in cell for row in cells_of(render_docx(MONTHLY, PICTURES)) for cell in row)
