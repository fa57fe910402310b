"""Laporan program: exact sums by theme and place, longer periods, the records behind a figure, and the paper itself."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from pendamping.common.periods import Month, Quarter, Year
from pendamping.common.problems import NotAllowed, NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import CodeListEntry, DailyReport
from pendamping.reports.errors import NothingForProgram, PeriodInFuture
from pendamping.reports.paper import render_pdf
from pendamping.reports.schemas import SourceLine
from pendamping.reports.selectors.program import program_paper, program_sources
from pendamping.reports.services.area_documents import area_docx_of, area_pdf_of
from pendamping.reports.services.programs import issue_program_report, program_xlsx
from pendamping.reports.tests.area_papers import PROGRAM
from pendamping.reports.typesetting import missing_fonts

pytestmark = pytest.mark.skipif(bool(missing_fonts()), reason="fonts of the documents are not built: run make build")

CODE, OCTOBER, QUARTER = "620904", Month(2024, 10), Quarter(2024, 4)


@pytest.fixture
def themed(october: list[DailyReport]) -> list[DailyReport]:
    """Two verified reports name a theme, one of them two; five name none."""
    CodeListEntry.objects.filter(list=CodeListEntry.List.THEME).delete()
    for order, (code, label) in enumerate((("water", "Air bersih"), ("child", "Anak"), ("road", "Jalan"))):
        CodeListEntry.objects.create(list=CodeListEntry.List.THEME, code=code, label=label, order=order)
    first, second = october[0], october[1]
    first.themes, second.themes = ["water", "child"], ["water"]
    first.save()
    second.save()
    return october


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_each_theme_is_summed_with_its_places(budi: Scope, themed: list[DailyReport]) -> None:
    paper = program_paper(budi, CODE, OCTOBER)
    water, child, road, without = paper.themes
    assert (water.theme, water.reports, water.visits, water.villages, water.minutes) == ("Air bersih", 2, 2, 2, 450)
    assert (water.participants_m, water.participants_f, water.problems) == (14, None, 1)
    assert (child.reports, road.reports, without.theme, without.reports) == (1, 0, "Tanpa tema", 5)
    assert [(one.theme, one.place, one.reports) for one in paper.places[:2]] == [
        ("Air bersih", "Merambang", 1),
        ("Air bersih", "Pedongatan", 1),
    ]
    assert (paper.villages, paper.seal.reports, paper.months) == (2, 7, ())


def test_a_quarter_and_a_year_go_month_by_month(budi: Scope, themed: list[DailyReport]) -> None:
    quarter = program_paper(budi, CODE, QUARTER)
    assert [one.reports for one in quarter.months] == [7, 0, 0]
    assert quarter.months[0].people == 1
    assert len(program_paper(budi, CODE, Year(2024)).months) == 12


def test_every_figure_names_its_records(budi: Scope, themed: list[DailyReport]) -> None:
    assert set(program_sources(budi, CODE, OCTOBER, "water")) == {one.pk for one in themed[:2]}
    assert program_sources(budi, themed[0].region_id, QUARTER, "water") == [themed[0].pk]
    assert len(program_sources(budi, CODE, OCTOBER, "")) == 5
    assert len(program_sources(budi, CODE, OCTOBER, None)) == 7
    with pytest.raises(NotFound):
        program_sources(budi, "6201", OCTOBER, "water")


def test_issued_as_pdf_docx_and_xlsx(budi: Scope, sari: Scope, themed: list[DailyReport]) -> None:
    document, _is_new = issue_program_report(budi, CODE, QUARTER)
    assert issue_program_report(budi, CODE, QUARTER) == (document, False)
    text = PdfReader(io.BytesIO(area_pdf_of(budi, document.code).content)).pages[0].extract_text()
    assert "Air bersih" in text
    assert area_docx_of(budi, document.code).content
    book = CalamineWorkbook.from_filelike(io.BytesIO(program_xlsx(budi, CODE, QUARTER).content))
    assert book.get_sheet_by_name("Tema").to_python()[1][:4] == ["Air bersih", 2.0, 2.0, 2.0]
    assert len(book.get_sheet_by_name("Sumber").to_python()) == 1 + 8  # one report names two themes
    with pytest.raises(NotAllowed):
        issue_program_report(sari, CODE, QUARTER)
    with pytest.raises(PeriodInFuture):
        issue_program_report(budi, CODE, Year(2025))
    with pytest.raises(NothingForProgram):
        issue_program_report(budi, CODE, Month(2024, 1))


def test_the_paper_names_its_records_where_wanted(budi: Scope, themed: list[DailyReport]) -> None:
    first, second, *_others = program_paper(budi, CODE, QUARTER, with_sources=True).sources
    assert (first.theme, first.author, {*first.days, *second.days}) == (
        "Air bersih", "Sari", {one.date for one in themed[:2]}
    )  # fmt: skip
    document, _is_new = issue_program_report(budi, CODE, QUARTER)
    assert "Laporan harian di balik angkanya" not in words_of(area_pdf_of(budi, document.code).content)
    text = words_of(area_pdf_of(budi, document.code, with_sources=True).content)
    assert "1 Air bersih Merambang Sari: 3 (2) Okt 2 Air bersih Pedongatan Sari: 1 (1) Okt" in text
    assert "Air bersih2E1,2" in text.replace(" ", "").replace("Airbersih", "Air bersih")  # its two reports
    word = Document(io.BytesIO(area_docx_of(budi, document.code, with_sources=True).content))
    assert word.tables[-3].rows[1].cells[3].text == "Sari: 3\xa0(2) Okt"


def test_too_many_sources_are_left_to_the_workbook(
    budi: Scope, themed: list[DailyReport], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pendamping.reports.services.programs.MOST_NAMED", 7)
    document, _is_new = issue_program_report(budi, CODE, QUARTER)
    text = words_of(area_pdf_of(budi, document.code, with_sources=True).content)
    assert "Daftarnya menyebut 8 laporan, terlalu panjang untuk kertas" in text
    assert "Sari:" not in text


def test_earlier_versions_keep_what_was_attached_to_them_and_say_what_was_not() -> None:
    line = SourceLine(theme="Penanganan stunting", place="Bulik Timur", author="Rina", days=(date(2024, 10, 3),))
    attached = words_of(render_pdf(replace(PROGRAM, sources=(line,)), {}))
    assert "Rina: 3 Okt" in attached
    assert words_of(render_pdf(replace(PROGRAM, sources=(line,)), {}, with_sources=True)) == attached
    assert "belum ikut disimpan" in words_of(render_pdf(PROGRAM, {}, with_sources=True))


def test_the_paper_says_which_theme_nobody_worked_on() -> None:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(render_pdf(PROGRAM, {}))).pages)
    assert "BUM Desa" in text[text.index("Tema tanpa kegiatan") :]
    assert "9 dari 81" in text


def test_the_pages(
    budi: Scope,
    sign_in: Callable[[Scope], Client],
    themed: list[DailyReport],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = sign_in(budi)
    address = reverse("reports:program", args=[CODE, QUARTER.iso])
    browser.get(address)  # counts the menu's numbers, which are kept for a while
    with django_assert_max_num_queries(15):
        shown = browser.get(address).content.decode()
    assert "1 tema tanpa kegiatan" in shown
    assert reverse("reports:program_sources", args=[CODE, "2024-10"]) in shown
    sources = reverse("reports:program_sources", args=[CODE, QUARTER.iso])
    with django_assert_max_num_queries(15):
        assert "27 kegiatan dibahas" not in browser.get(sources, {"tema": "child"}).content.decode()
    assert browser.post(reverse("reports:issue_program", args=[CODE, QUARTER.iso]))["Location"] == address
    assert browser.get(reverse("reports:program", args=[CODE, "2024-13"])).status_code == 404
