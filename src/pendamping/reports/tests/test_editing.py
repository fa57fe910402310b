"""The author's own words: marked, kept with their history, and never in place of a figure."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.reports.editing import Place, sentences_of, with_edits
from pendamping.reports.errors import NotTheirMonth, NotToHandIn
from pendamping.reports.models import PaperEdit, PeriodicReport
from pendamping.reports.paper import render_pdf
from pendamping.reports.printable import printable
from pendamping.reports.selectors.periodic import dossier_of, paper_of, seen_month
from pendamping.reports.services.editing import edit_monthly_report
from pendamping.reports.services.handing_in import submit_monthly_report
from pendamping.reports.tests.conftest import own_id
from pendamping.reports.tests.papers import MONTHLY, PICTURES
from pendamping.reports.word import render_docx

SignIn = Callable[[Scope], Client]
OCTOBER = Month(2024, 10)
Part = PaperEdit.Part


def key_of(scope: Scope, part: str) -> str:
    paper = paper_of(scope, own_id(scope), OCTOBER)
    return next(one.place.key for one in sentences_of(paper) if one.place.part == part)


def test_other_words_are_marked_and_kept_with_their_history(sari: Scope, october: list[DailyReport]) -> None:
    key = key_of(sari, Part.OUTCOME)
    before = paper_of(sari, own_id(sari), OCTOBER)
    assert edit_monthly_report(sari, own_id(sari), OCTOBER, {key: "BPD menyepakati 27 kegiatan."}) == 1
    assert edit_monthly_report(sari, own_id(sari), OCTOBER, {key: "BPD menyepakati 26 kegiatan."}) == 1
    paper = paper_of(sari, own_id(sari), OCTOBER)
    assert (paper.visits[0].outcome, paper.visits[0].edited) == ("BPD menyepakati 26 kegiatan.", True)
    assert paper.summary == before.summary
    dossier = dossier_of(sari, seen_month(sari, own_id(sari), OCTOBER))
    assert dossier is not None
    assert [one.drafted for one in dossier.edits] == [before.visits[0].outcome, "BPD menyepakati 27 kegiatan."]


def test_the_drafted_words_again_take_the_mark_away(sari: Scope, october: list[DailyReport]) -> None:
    key = key_of(sari, Part.RECOMMENDATION)
    drafted = paper_of(sari, own_id(sari), OCTOBER).recommendations[0].text
    assert edit_monthly_report(sari, own_id(sari), OCTOBER, {key: drafted}) == 0
    edit_monthly_report(sari, own_id(sari), OCTOBER, {key: "Jembatan segera ditangani."})
    edit_monthly_report(sari, own_id(sari), OCTOBER, {key: drafted})
    assert not paper_of(sari, own_id(sari), OCTOBER).recommendations[0].edited
    assert PaperEdit.objects.count() == 2


def test_what_was_handed_in_keeps_its_words(sari: Scope, october: list[DailyReport]) -> None:
    edit_monthly_report(sari, own_id(sari), OCTOBER, {Part.ADDED: "Perlu pelatihan kader."})
    submit_monthly_report(sari, own_id(sari), OCTOBER)
    added = paper_of(sari, own_id(sari), OCTOBER).recommendations[-1]
    assert (added.text, added.report, added.edited) == ("Perlu pelatihan kader.", 0, True)
    with pytest.raises(NotToHandIn):
        edit_monthly_report(sari, own_id(sari), OCTOBER, {Part.ADDED: ""})


def test_nobody_writes_into_anothers_month(sari: Scope, budi: Scope, october: list[DailyReport]) -> None:
    with pytest.raises(NotTheirMonth):
        edit_monthly_report(budi, own_id(sari), OCTOBER, {Part.ADDED: "x"})


def test_edited_words_are_recognised_on_paper_and_in_word() -> None:
    paper = replace(MONTHLY, sources=tuple(f"01900000-0000-7000-8000-{number:012}" for number in range(1, 35)))
    place = sentences_of(paper)[0].place
    edited = with_edits(paper, {place: "Dibahas sampai selesai.", Place(Part.ADDED, None): "Pelatihan kader."})
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(render_pdf(edited, PICTURES))).pages)
    assert "Dibahas sampai selesai.\u00a0*)" in text or "Dibahas sampai selesai. *)" in text
    assert "Kata-kata penulis" in text
    assert "ditambahkan penulis" in text
    assert render_docx(edited, PICTURES)
    assert printable(MONTHLY)["edited_note"] == ""


def test_the_author_edits_by_form_and_sees_where_words_come_from(
    sari: Scope, budi: Scope, october: list[DailyReport], sign_in: SignIn
) -> None:
    browser = sign_in(sari)
    address = reverse("reports:edit_month", args=[own_id(sari), "2024-10"])
    page = browser.get(address)
    assert reverse("fieldwork:daily_report", args=[october[0].pk]) in page.text
    key = key_of(sari, Part.OUTCOME)
    page = browser.post(address, {key: "BPD menyepakati 27 kegiatan."}, follow=True)
    assert "BPD menyepakati 27 kegiatan." in page.text
    assert "suntingan penulis" in page.text
    assert reverse("fieldwork:daily_report", args=[october[0].pk]) in page.text
    PeriodicReport.objects.update(state=PeriodicReport.State.SUBMITTED)
    assert browser.get(address).status_code == 404
    assert sign_in(budi).get(address).status_code == 404
