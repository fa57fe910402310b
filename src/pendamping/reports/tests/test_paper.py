"""The PDF: totals that reconcile, the same bytes every time, and nobody's text read as markup."""

import io
import re
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

import pytest
from pypdf import PdfReader

from pendamping.reports.checks import fonts_are_there
from pendamping.reports.paper import render_pdf
from pendamping.reports.printable import printable
from pendamping.reports.schemas import Paper
from pendamping.reports.tests.index_papers import MINUTES, OBJECTION
from pendamping.reports.tests.papers import MONTHLY, PHOTOS, PICTURES, SEAL, THREE_PART, VISIT, WIB, picture
from pendamping.reports.typesetting import FontsMissing, missing_fonts

pytestmark = pytest.mark.skipif(bool(missing_fonts()), reason="fonts of the documents are not built: run make build")

HOSTILE = (
    '#import "base.typ": *',
    '#read("/etc/passwd")',
    "*tebal* _miring_ `kode` = judul",
    "$x^2$ dan \\ serta <label> @rujuk",
    "{{ seal.code }} {% raw %} ${7*7}",
    "https://contoh.id/a#b // bukan komentar",
)
PAPERS = pytest.mark.parametrize(
    "paper",
    [MONTHLY, THREE_PART, VISIT, MINUTES, OBJECTION],
    ids=["monthly", "three-part", "visit", "minutes", "objection"],
)


def words_of(pdf: bytes) -> str:
    """All text, page after page, with every run of white space as one space."""
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return re.sub(r"\s+", " ", text.replace("\u200b", ""))


@PAPERS
def test_same_paper_gives_same_bytes(paper: Paper) -> None:
    assert render_pdf(paper, PICTURES) == render_pdf(paper, PICTURES)


@PAPERS
def test_archival_tagged_and_dated_by_the_paper(paper: Paper) -> None:
    pdf = PdfReader(io.BytesIO(render_pdf(paper, PICTURES)))
    assert pdf.metadata is not None
    assert pdf.metadata.author == paper.author
    assert pdf.metadata.creation_date == datetime(2024, 11, 4, 16, 5, tzinfo=WIB)
    catalog = cast("dict[str, Any]", pdf.root_object)
    assert catalog["/MarkInfo"]["/Marked"]
    assert b"pdfaid" in catalog["/Metadata"].get_data()


def test_totals_reconcile_with_their_rows() -> None:
    text = words_of(render_pdf(MONTHLY, PICTURES))
    assert "Jumlah 34 109,5 183 193" in text
    assert "Jumlah 11 kunjungan 38,0" in text
    assert "laporan 1, 2, 7–9, 14, 15, 22, 30" in text
    numbered = sorted(number for line in MONTHLY.activities for number in line.reports)
    assert numbered == list(range(1, 35))


def test_a_person_s_papers_name_their_reports_where_wanted() -> None:
    visit = replace(VISIT, photos=(), records=THREE_PART.actuals, objective_visits=((0,), ()))
    assert printable(visit)["records"] == []
    assert "H. Laporan harian yang disebut No" in words_of(render_pdf(visit, {}, with_sources=True))
    rows = (replace(THREE_PART.timesheet[0], reports=(1, 2, 3, 7)), *THREE_PART.timesheet[1:])
    hours = replace(THREE_PART, timesheet=rows)
    assert printable(hours)["sources"] == []
    assert "Perencanaan dan APB Desa 2025 1–3, 7" in words_of(render_pdf(hours, {}, with_sources=True))
    counted = replace(MONTHLY.summary, leave_days=(8, 9))
    month = replace(MONTHLY, photos=(), summary=counted, records=THREE_PART.actuals)
    assert "Hari izin: tanggal 8, 9." in words_of(render_pdf(month, {}, with_sources=True))


def test_minutes_without_all_answers_say_so_and_state_no_index() -> None:
    partial = replace(MINUTES, value=None, status="", missing=("Jarak ke SMA", "Jumlah bidan"))
    text = words_of(render_pdf(partial, {}))
    assert "2 isian belum dijawab, sehingga nilai dan status belum dapat dihitung" in text
    assert "Jumlah bidan" in text


def test_minutes_say_what_only_the_official_score_decides() -> None:
    text = words_of(render_pdf(replace(MINUTES, value=None, status="", undecided=4), {}))
    assert "4 indikator hanya diketahui dari skor resminya, sehingga" in text


def test_the_letter_has_its_signature_before_and_its_seal_after_the_table() -> None:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(render_pdf(OBJECTION, {}))).pages]
    assert "Kepala Dinas PMD" in pages[0]
    assert "Lampiran. Daftar desa" in pages[1]
    assert "Disusun dari" in pages[-1]
    assert "+0,0042" in words_of(render_pdf(OBJECTION, {}))


def test_every_page_names_person_document_code_and_number() -> None:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(render_pdf(MONTHLY, PICTURES))).pages]
    for number, page in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert SEAL.code in page
        assert "data contoh" in page
    assert "Rina Kartika · Laporan bulanan Oktober 2024 · kode periksa" in pages[0]


def test_signatures_and_seal_stand_together_on_the_last_page() -> None:
    for visits in range(4, 12):
        paper = replace(MONTHLY, visits=MONTHLY.visits[:visits] * 3)
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(render_pdf(paper, PICTURES))).pages]
        last = pages[-1]
        assert "Nanga Bulik, 4 November 2024" in last
        assert "Mengetahui, Camat Bulik Timur" in last
        assert "Disusun dari 34 laporan harian" in last
        assert not any("Disusun dari" in page for page in pages[:-1])


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_is_printed_as_they_wrote_it(text: str) -> None:
    visit = replace(MONTHLY.visits[0], outcome=text, village=text)
    obstacle = replace(MONTHLY.obstacles[0], problem=text, follow_up=text, responsible=text)
    person = replace(MONTHLY.facilitator, name=text, areas=(text,))
    paper = replace(MONTHLY, visits=(visit,), obstacles=(obstacle,), facilitator=person)
    squeezed = words_of(render_pdf(paper, PICTURES)).replace(" ", "")
    assert squeezed.count(text.replace(" ", "")) >= 3  # in narrow columns a long word may be cut by a page's end


def test_emoji_and_arabic_are_printed() -> None:
    visit = replace(MONTHLY.visits[0], outcome="Terima kasih 🙏 ≤ 5 → 6, السلام")
    text = words_of(render_pdf(replace(MONTHLY, visits=(visit,)), PICTURES))
    assert "🙏" in text
    assert "≤ 5 → 6" in text


def test_a_sign_without_a_glyph_does_not_stop_the_paper() -> None:
    visit = replace(MONTHLY.visits[0], outcome="Aksara \U00011ee0 dan \x07 lonceng")
    assert "dan lonceng" in words_of(render_pdf(replace(MONTHLY, visits=(visit,)), PICTURES))


def test_a_word_wider_than_its_column_is_broken_not_printed_over_the_next() -> None:
    endless = "a" * 400
    paper = replace(MONTHLY, visits=(replace(MONTHLY.visits[0], village=endless),))
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(render_pdf(paper, PICTURES))).pages)
    pieces = [len(piece) for piece in re.findall("a{5,}", text.replace("\u200b", ""))]
    assert sum(pieces) == len(endless)
    assert max(pieces) < 30


def test_a_text_longer_than_a_page_is_printed_to_its_end() -> None:
    paper = replace(MONTHLY, visits=(replace(MONTHLY.visits[0], outcome="kata " * 3000 + "akhir."),))
    assert "kata akhir." in words_of(render_pdf(paper, PICTURES))


def test_three_hundred_reports_in_one_month() -> None:
    visits = tuple(replace(MONTHLY.visits[i % 11], report=i + 1) for i in range(300))
    pages = PdfReader(io.BytesIO(render_pdf(replace(MONTHLY, visits=visits), PICTURES))).pages
    assert len(pages) > 5
    assert all("Tujuan dan hasil" in page.extract_text() for page in pages[1:-2])  # the head repeats


def test_nothing_in_the_month_is_said_not_left_blank() -> None:
    empty = replace(
        MONTHLY, activities=(), visits=(), obstacles=(), recommendations=(), next_plan=(), photos=(), photos_in_month=0
    )
    text = words_of(render_pdf(empty, {}))
    for sentence in (
        "Tidak ada kegiatan.",
        "Tidak ada kunjungan lapangan.",
        "Tidak ada rekomendasi.",
        "Tidak ada foto.",
    ):
        assert sentence in text


def test_rounded_hours_that_do_not_add_up_are_explained() -> None:
    odd = tuple(replace(line, minutes=50) for line in MONTHLY.activities[:3])
    assert "dibulatkan sekali" in words_of(render_pdf(replace(MONTHLY, activities=odd), PICTURES))


def test_forty_photos_of_any_shape() -> None:
    tall = picture("#334455", size=(300, 900))
    photos = tuple(replace(PHOTOS[0], sha256=f"{i:064x}") for i in range(40))
    assert render_pdf(replace(MONTHLY, photos=photos), {one.sha256: tall for one in photos})


def test_missing_fonts_are_said_before_anything_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pendamping.reports.typesetting.missing_fonts", lambda: frozenset({"Source Sans 3"}))
    monkeypatch.setattr("pendamping.reports.checks.missing_fonts", lambda: frozenset({"Source Sans 3"}))
    with pytest.raises(FontsMissing, match="Source Sans 3"):
        render_pdf(MONTHLY, PICTURES)
    assert [message.id for message in fonts_are_there()] == ["reports.W001"]
