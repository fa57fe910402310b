"""The Word file: the same content, editable, the same bytes."""

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from pypdf import PdfReader

from pendamping.reports.schemas import Paper
from pendamping.reports.tests.area_papers import DISTRICT, PROGRAM, RECAP
from pendamping.reports.tests.index_papers import MINUTES, OBJECTION
from pendamping.reports.tests.papers import MONTHLY, PICTURES, SEAL, THREE_PART, VISIT
from pendamping.reports.word import render_docx

SOFFICE = shutil.which("soffice")
EVERY: dict[str, Paper] = {
    "monthly": MONTHLY,
    "three-part": THREE_PART,
    "visit": VISIT,
    "minutes": MINUTES,
    "objection": OBJECTION,
    "recap": RECAP,
    "district": DISTRICT,
    "program": PROGRAM,
}
PAPERS = pytest.mark.parametrize("paper", EVERY.values(), ids=EVERY)


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


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed: whether it opens the Word files is unknown")
def test_libreoffice_opens_every_paper_as_it_is(tmp_path: Path) -> None:
    for name, paper in EVERY.items():
        (tmp_path / f"{name}.docx").write_bytes(render_docx(paper, PICTURES))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(tmp_path / f"{name}.docx") for name in EVERY]
    command = [str(SOFFICE), "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for name, paper in EVERY.items():
        text = " ".join(page.extract_text() for page in PdfReader(tmp_path / f"{name}.pdf").pages)
        assert paper.seal.code in text.replace("\n", ""), name


def test_the_reports_that_a_month_names_are_printed_for_whoever_wants_them() -> None:
    paper = replace(MONTHLY, records=THREE_PART.actuals)
    first = THREE_PART.actuals[0]
    said = f"{first.activity}. {first.result}"
    assert not any(said in row for row in cells_of(render_docx(paper, PICTURES)))
    assert any(said in row for row in cells_of(render_docx(paper, PICTURES, with_sources=True)))
