"""Words over the tables of an area's paper: drafted from its figures, the author's own marked, with their history."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from pendamping.common.models import AuditEntry
from pendamping.common.periods import Month, Quarter
from pendamping.common.problems import NotAllowed, NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.reports.drafting import drafted_words
from pendamping.reports.editing import sentences_of, unknown_numbers, with_words
from pendamping.reports.models import IssuedDocument, PaperEdit
from pendamping.reports.paper import render_pdf
from pendamping.reports.printable import printable
from pendamping.reports.schemas import RecapPaper, WordedPaper
from pendamping.reports.selectors.area_changes import area_changes
from pendamping.reports.selectors.recap import recap_paper
from pendamping.reports.services.editing import edit_area_paper
from pendamping.reports.services.issuing import Issue, register
from pendamping.reports.storing import from_json, to_json
from pendamping.reports.tests.area_papers import DISTRICT, PROGRAM, RECAP
from pendamping.reports.typesetting import missing_fonts
from pendamping.reports.word import render_docx

SignIn = Callable[[Scope], Client]
Kind, Part = IssuedDocument.Kind, PaperEdit.Part
CODE, OCTOBER = "620904", Month(2024, 10)
OWN = "Dua orang ditunda karena banjir."


@pytest.fixture
def written_by(budi: Scope, camat: Scope, sign_in: SignIn) -> Callable[[str], Client]:
    """`written_by("recap")` → the browser of who issues that paper."""
    return lambda page: sign_in(camat if page == "district" else budi)


def said(paper: WordedPaper) -> list[str]:
    return [one.text for one in drafted_words(paper)]


def test_the_words_are_drafted_from_the_figures() -> None:
    done, hindering, recommended = said(RECAP)
    assert done == (
        "2 orang bertugas: 1 laporan bulanan diserahkan, 1 belum. "
        "68 laporan harian terverifikasi, 22 di antaranya kunjungan lapangan."
    )
    assert hindering == "1 orang belum menyerahkan laporan bulanan."
    assert recommended == "Rekomendasi pembayaran: ya 1 orang; tidak 1 orang."
    done, hindering, asked = said(DISTRICT)
    assert done == "Pada Oktober 2024 tercatat 4 kunjungan ke 1 dari 2 desa, dan 12 laporan harian yang terverifikasi."
    assert (hindering, asked) == ("4 masalah dilaporkan. Belum dikunjungi: Toka.", "")
    done, hindering, asked = said(PROGRAM)
    assert done.endswith("1 dari 2 tema dikerjakan. Terbanyak Penanganan stunting (12 laporan).")
    assert hindering == ("Masalah dilaporkan pada 1 tema, terbanyak Penanganan stunting (1). Tanpa kegiatan: BUM Desa.")
    assert asked == "Mohon kegiatan direncanakan untuk BUM Desa."


def test_nothing_that_hinders_is_said_too() -> None:
    quiet = replace(RECAP, lines=RECAP.lines[:1])
    assert said(quiet)[1] == "Tidak ada kendala yang tercatat."


@pytest.mark.skipif(bool(missing_fonts()), reason="fonts of the documents are not built: run make build")
@pytest.mark.parametrize("paper", [RECAP, DISTRICT, PROGRAM])
def test_own_words_are_recognised_on_paper_and_in_word(paper: WordedPaper) -> None:
    edited = with_words(paper, [PaperEdit(part=Part.SUMMARY, text=OWN)])
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(render_pdf(edited, {}))).pages)
    assert f"Ringkasan. {OWN}" in text.replace("\u00a0", " ").replace("\n", " ")
    assert "*) Kata-kata penulis" in text
    words = [one.text for one in Document(io.BytesIO(render_docx(edited, {}))).paragraphs]
    assert f"Ringkasan. {OWN}\u00a0*)" in words
    assert printable(with_words(paper, []))["words_note"] == ""


def test_numbers_that_no_figure_has_are_told(budi: Scope, october: list[DailyReport], sign_in: SignIn) -> None:
    summary = sentences_of(RECAP)[0]
    assert unknown_numbers(summary, "Dari 2 orang, 68 laporan.") == []
    assert unknown_numbers(summary, "Dari 3 orang, 1.293 laporan (3).") == ["3", "1.293"]
    browser, address = sign_in(budi), reverse("reports:edit_recap", args=[CODE, "2024-10"])
    told = browser.post(address, {Part.SUMMARY: "Sudah 9.999 laporan."}, follow=True).text
    assert "Angka 9.999 tidak ada" in told
    assert "tidak ada di kata" not in browser.post(address, {Part.SUMMARY: OWN}, follow=True).text


def test_papers_of_before_say_what_they_said() -> None:
    stored = to_json(Kind.RECAP, RECAP)
    del stored["words"]
    assert printable(from_json(Kind.RECAP, stored))["words"] == []


def test_other_words_make_the_next_version_and_keep_their_history(budi: Scope, october: list[DailyReport]) -> None:
    drafted = recap_paper(budi, CODE, OCTOBER)
    assert edit_area_paper(budi, Kind.RECAP, CODE, OCTOBER, {Part.SUMMARY: OWN}) == 1
    assert edit_area_paper(budi, Kind.RECAP, CODE, OCTOBER, {Part.SUMMARY: f" {OWN} "}) == 0
    paper = recap_paper(budi, CODE, OCTOBER)
    assert (paper.words[0].text, paper.words[0].edited) == (OWN, True)
    assert (paper.words[1:], paper.lines) == (drafted.words[1:], drafted.lines)
    assert recap_paper(budi, CODE, OCTOBER.previous()).words[0].edited is False
    edit_area_paper(budi, Kind.RECAP, CODE, OCTOBER, {Part.SUMMARY: drafted.words[0].text})
    assert recap_paper(budi, CODE, OCTOBER) == drafted
    history = PaperEdit.objects.values_list("by_name", "drafted", "text")
    assert list(history) == [("Budi", drafted.words[0].text, OWN), ("Budi", OWN, drafted.words[0].text)]
    assert AuditEntry.objects.filter(action="area_paper.edited", region_code=CODE).count() == 2


def test_who_issues_a_paper_writes_its_words(budi: Scope, camat: Scope, sari: Scope, ratna: Scope) -> None:
    for scope, kind in ((sari, Kind.RECAP), (camat, Kind.RECAP), (camat, Kind.PROGRAM), (budi, Kind.DISTRICT)):
        with pytest.raises(NotAllowed):
            edit_area_paper(scope, kind, CODE, OCTOBER, {Part.SUMMARY: OWN})
    for code in ("6209", "620101", "x"):
        with pytest.raises(NotFound):
            edit_area_paper(budi, Kind.RECAP, code, OCTOBER, {Part.SUMMARY: OWN})
    with pytest.raises(NotFound):
        edit_area_paper(budi, Kind.RECAP, CODE, Quarter(2024, 4), {Part.SUMMARY: OWN})


@pytest.mark.parametrize(("page", "period"), [("recap", "2024-10"), ("program", "2024-4"), ("district", "2024-10")])
def test_each_is_edited_by_form_and_shows_its_history(
    page: str,
    period: str,
    october: list[DailyReport],
    written_by: Callable[[str], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser, address = written_by(page), reverse(f"reports:edit_{page}", args=[CODE, period])
    assert "Disusun dari angkanya." in browser.get(address).text
    shown = browser.post(address, {Part.SUMMARY: OWN}, follow=True).text
    assert f"{OWN}\u00a0*)" in shown
    assert "1 suntingan penulis" in shown
    with django_assert_max_num_queries(15):
        assert address in browser.get(reverse(f"reports:{page}", args=[CODE, period])).text


def test_the_next_version_shows_what_changed(
    budi: Scope, sari: Scope, october: list[DailyReport], sign_in: SignIn
) -> None:
    first = _issued(budi, RECAP)
    lines = (replace(RECAP.lines[0], visits=12), *RECAP.lines[1:])
    second = _issued(budi, with_words(replace(RECAP, lines=lines, vacancies=()), [PaperEdit(part="problem", text=OWN)]))
    found = {one.part: one for one in area_changes(budi, second.code).changes}
    assert list(found) == ["Ringkasan, kendala, dan rekomendasi", "Rekap dan rekomendasi", "Posisi kosong"]
    (line,) = found["Rekap dan rekomendasi"].after
    assert line.startswith("Rina Kartika · PLD Bulik Timur · 21 hari melapor · 34 laporan · 12 kunjungan · ")
    page = sign_in(budi).get(reverse("reports:area_changes", args=[second.code])).text
    assert "3 bagian berubah" in page
    assert f"<ins>Kendala · {OWN}\u00a0*)</ins>" in page
    with pytest.raises(NotFound):
        area_changes(budi, first.code)
    with pytest.raises(NotFound):
        area_changes(replace(budi, prefixes=("6201",)), second.code)


def _issued(scope: Scope, paper: RecapPaper) -> IssuedDocument:
    until = paper.month.replace(day=31)
    wanted = Issue(
        kind=Kind.RECAP, paper=paper, since=paper.month, until=until, region=CODE, subject="recap:620904:2024-10"
    )
    return register(scope, wanted)[0]
