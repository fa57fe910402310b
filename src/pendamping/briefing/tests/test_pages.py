"""The pages of packs, and their paper."""

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from pendamping.briefing.models import Pack, PackPaper
from pendamping.briefing.services import packs
from pendamping.briefing.services.packs import ask_for_pack, write_pack
from pendamping.briefing.services.printing import draw_papers
from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope
from pendamping.meetings.models import Meeting
from pendamping.meetings.tests.conftest import dpmd, meeting, offices, series
from pendamping.reports.typesetting import missing_fonts

__all__ = ["dpmd", "meeting", "offices", "series"]  # fixtures of the meetings' own tests
SignIn = Callable[[Scope], Client]


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch, dpmd: Scope) -> None:
    monkeypatch.setattr("pendamping.access.middleware.timezone.localdate", lambda: dpmd.today)
    monkeypatch.setattr(packs, "launch", lambda *_arguments: None)


def ready(scope: Scope) -> Pack:
    pack = ask_for_pack(scope, "6209", scope.today)
    assert pack.run
    write_pack(scope, pack.pk, pack.run)
    return pack


def content_of(paper: PackPaper) -> bytes:
    with paper.stored.file.open() as file:
        return bytes(file.read())


def words_in(paper: PackPaper) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content_of(paper))).pages)


def test_a_pack_is_asked_for_waited_for_and_read(
    dpmd: Scope, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = sign_in(dpmd)
    assert "Belum ada bahan rapat" in browser.get("/rakor/bahan/").content.decode()
    to_come = browser.post("/rakor/bahan/", {"region": "6209", "as_of": "2024-12-01"}).content.decode()
    assert "belum tiba" in to_come
    browser.post("/rakor/bahan/", {"region": "6209", "as_of": "2024-11-12"})
    pack = Pack.objects.get()
    waiting = browser.get(f"/rakor/bahan/{pack.pk}/")
    assert waiting["Refresh"] == "2"
    assert "Menunggu giliran" in waiting.content.decode()
    assert browser.get(f"/rakor/bahan/{pack.pk}.pdf").status_code == 404
    assert pack.run
    write_pack(dpmd, pack.pk, pack.run)
    with django_assert_max_num_queries(15):
        page = browser.get(f"/rakor/bahan/{pack.pk}/")
    assert "Refresh" not in page
    assert "Yang mungkin ditanyakan Bupati" in page.content.decode()
    district = browser.get(f"/rakor/bahan/{pack.pk}/?kecamatan=620904").content.decode()
    assert "<h1>Kecamatan Bulik Timur</h1>" in district
    with django_assert_max_num_queries(15):
        assert "siap" in browser.get("/rakor/bahan/").content.decode()


def test_the_page_waits_for_its_paper_only_while_it_is_drawn(dpmd: Scope, sign_in: SignIn) -> None:
    pack = ask_for_pack(dpmd, "6209", dpmd.today)
    assert pack.run
    write_pack(dpmd, pack.pk, pack.run, draws=True)
    browser = sign_in(dpmd)
    page = browser.get(f"/rakor/bahan/{pack.pk}/")
    assert "PDF sedang digambar" in page.content.decode()
    assert page["Refresh"] == "2"
    Pack.objects.update(heard_at=timezone.now() - timedelta(minutes=5))  # its process died over the drawing
    assert "Unduh semua (PDF)" in browser.get(f"/rakor/bahan/{pack.pk}/").content.decode()


def test_one_click_on_a_meeting(dpmd: Scope, meeting: Meeting, sign_in: SignIn) -> None:
    browser = sign_in(dpmd)
    answer = browser.post(f"/rakor/bahan/rapat/{meeting.pk}/")
    pack = Pack.objects.get()
    assert answer["Location"] == f"/rakor/bahan/{pack.pk}/"
    assert (pack.meeting, pack.as_of) == (meeting, meeting.date)


@pytest.mark.skipif(bool(missing_fonts()), reason="fonts of the documents are not built: run make build")
def test_the_paper_gives_each_kecamatan_one_page(dpmd: Scope, budi: Scope, sign_in: SignIn) -> None:
    pack = ready(dpmd)
    pages = PdfReader(io.BytesIO(sign_in(dpmd).get(f"/rakor/bahan/{pack.pk}.pdf").content)).pages
    texts = [" ".join(one.extract_text().split()) for one in pages]
    assert [one[:24] for one in texts[-2:]] == ["Kecamatan Bulik Keadaan ", "Kecamatan Bulik Timur Ke"]
    assert "Dana yang tersendat" in " ".join(texts)
    assert pack.papers.count() == 0
    draw_papers(dpmd, pack.pk)
    named, plain = pack.papers.order_by("-names_people")
    assert "Budi" in words_in(named)
    assert "Budi" not in words_in(plain)
    assert sign_in(dpmd).get(f"/rakor/bahan/{pack.pk}.pdf").content == content_of(named)
    own = PdfReader(io.BytesIO(sign_in(budi).get(f"/rakor/bahan/{pack.pk}.pdf").content)).pages
    assert len(own) == 1
    assert AuditEntry.objects.filter(action="briefing.printed").count() == 3
