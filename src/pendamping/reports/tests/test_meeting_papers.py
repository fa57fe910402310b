"""The papers of a meeting: what they say, to whom, and how long they may be."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from docx import Document
from pypdf import PdfReader

from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope
from pendamping.meetings.models import Meeting
from pendamping.meetings.schemas import ItemContent, NewGivenAward, NewInvitee
from pendamping.meetings.services import (
    decide,
    invite_by_rule,
    invite_one,
    open_meeting,
    promise_action,
    put_item,
    record_attendance,
    write_notes,
)
from pendamping.meetings.services.ceremonies import give_award, sign_contracts
from pendamping.meetings.tests.conftest import came, dpmd, meeting, offices, promise, series
from pendamping.people.models import Contract, LetterNumber, Organisation, Person, Tier
from pendamping.people.schemas import LetterSchemeContent, SignatoryContent
from pendamping.people.services import record_signatory, set_letter_scheme
from pendamping.reports.meetings.kinds import PaperKind
from pendamping.reports.services.meeting_papers import number_invitation, print_meeting_docx, print_meeting_pdf
from pendamping.reports.typesetting import missing_fonts

pytestmark = pytest.mark.skipif(bool(missing_fonts()), reason="fonts of the documents are not built: run make build")
__all__ = ["dpmd", "meeting", "offices", "series"]  # fixtures of the meetings' own tests
SAID = ("Survei didahulukan.", "Survei jembatan (contoh)", "Dinas PUPR")


@pytest.fixture
def held(dpmd: Scope, meeting: Meeting, offices: list[Organisation]) -> Meeting:
    item = put_item(dpmd, meeting.pk, ItemContent(title="Keadaan desa", minutes=30))
    open_meeting(dpmd, meeting.pk)
    write_notes(dpmd, item.pk, "Dua jembatan putus.\n#let tidak dijalankan", base="")
    decide(dpmd, meeting.pk, "Survei didahulukan.")
    promise_action(dpmd, promise(meeting, offices[1]))
    record_attendance(dpmd, came(meeting, name="Ibu Tamu", position="PKK"))
    return meeting


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def word_text(docx: bytes) -> str:
    return " ".join(_texts(docx))


def _texts(docx: bytes) -> Iterator[str]:
    document = Document(io.BytesIO(docx))
    yield from (one.text for one in document.paragraphs)
    yield from (cell.text for table in document.tables for row in table.rows for cell in row.cells)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (PaperKind.MINUTES, ("Belum dikunci", "Dua jembatan putus.", "#let tidak dijalankan", *SAID)),
        (PaperKind.RECORD, ("Pada hari Selasa, 12 November 2024", "0 laki-laki, 1 perempuan", *SAID)),
        (PaperKind.ATTENDANCE, ("Ibu Tamu", "PKK", "Tanda tangan")),
        (PaperKind.ACTIONS, ("Rencana tindak lanjut", "12 Nov 2024", *SAID)),
    ],
    ids=["notulen", "berita-acara", "daftar-hadir", "rtl"],
)
def test_pdf_and_word_say_the_same(dpmd: Scope, held: Meeting, kind: PaperKind, said: tuple[str, ...]) -> None:
    pdf, docx = print_meeting_pdf(dpmd, held.pk, kind), print_meeting_docx(dpmd, held.pk, kind)
    for text in (words_of(pdf.content), word_text(docx.content)):
        for words in said:
            assert words in text
    assert print_meeting_docx(dpmd, held.pk, kind).content == docx.content
    assert (pdf.name, docx.name) == (f"{kind}-2024-11-12-6209.pdf", f"{kind}-2024-11-12-6209.docx")
    assert AuditEntry.objects.filter(action="meeting.paper_printed").count() == 3


def test_papers_tell_what_was_handed_over_and_signed(sari: Scope, dpmd: Scope, held: Meeting) -> None:
    told = {"number": "SPK/1/2024", "start": date(2024, 1, 1), "end": date(2024, 12, 31), "tier": Tier.PLD}
    contract = Contract.objects.create(person=Person.objects.get(account=sari.account_id or 0), **told)
    sign_contracts(dpmd, held.pk, [contract.pk], held.attendances.values_list("pk", flat=True))
    give_award(dpmd, held.pk, NewGivenAward(name="TPP Inspiratif", recipient="Sari", giver="Bupati"))
    pdf, docx = print_meeting_pdf(dpmd, held.pk, PaperKind.RECORD), print_meeting_docx(dpmd, held.pk, PaperKind.RECORD)
    for text in (words_of(pdf.content), word_text(docx.content)):
        for words in ("TPP Inspiratif kepada Sari", "SPK/1/2024", "Saksi penandatanganan SPK"):
            assert words in text


def test_letters_have_one_number_and_a_page_for_everybody(dpmd: Scope, meeting: Meeting) -> None:
    set_letter_scheme(
        dpmd, "6209", LetterSchemeContent(since=date(2024, 1, 1), pattern="{kode}/{nomor:3}/DPMD/{tahun}")
    )
    record_signatory(
        dpmd, "6209", SignatoryContent(role="Kepala Dinas", name="Ibu Kadis (contoh)", start=date(2024, 1, 1))
    )
    for name in ("Dinas Sosial", "Camat Bulik"):
        invite_one(dpmd, meeting.pk, NewInvitee(name=name))
    number_invitation(dpmd, meeting.pk)
    later = replace(dpmd, today=date(2024, 11, 13))
    assert number_invitation(later, meeting.pk).text == "005/001/DPMD/2024"
    assert LetterNumber.objects.count() == 1
    file = print_meeting_pdf(later, meeting.pk, PaperKind.INVITATION)
    pages = PdfReader(io.BytesIO(file.content)).pages
    assert len(pages) == meeting.invitees.count()
    assert "12 November 2024" in pages[0].extract_text()  # the day that the letter was numbered
    text = words_of(file.content) + word_text(print_meeting_docx(later, meeting.pk, PaperKind.INVITATION).content)
    for words in ("005/001/DPMD/2024", "Dinas Sosial", "Camat Bulik", "Ibu Kadis (contoh)"):
        assert text.count(words) >= 2


def test_a_letter_says_what_is_missing(dpmd: Scope, meeting: Meeting, sign_in: Callable[[Scope], Client]) -> None:
    browser = sign_in(dpmd)
    page = browser.post(f"/laporan/rapat/{meeting.pk}/nomor/", follow=True).content.decode()
    assert "Belum bernomor." in page
    assert 'class="notice notice-alert"' in page


@pytest.mark.slow
@pytest.mark.one_database
def test_minutes_of_two_hundred_pages_are_printed(dpmd: Scope, held: Meeting) -> None:
    item = held.agenda.get()
    item.notes = "\n".join(f"Baris {number}: pembahasan jalan desa dan jembatan yang putus." for number in range(9000))
    item.save()
    pages = PdfReader(io.BytesIO(print_meeting_pdf(dpmd, held.pk, PaperKind.MINUTES).content)).pages
    assert len(pages) > 200


def test_who_is_only_invited_takes_no_list_of_people(
    dpmd: Scope, sari: Scope, ratna: Scope, meeting: Meeting, sign_in: Callable[[Scope], Client]
) -> None:
    invite_by_rule(dpmd, meeting.pk)
    for who in (sari, ratna):
        assert sign_in(who).get(f"/laporan/rapat/{meeting.pk}/notulen.pdf").status_code == 404
    assert sign_in(dpmd).get(f"/laporan/rapat/{meeting.pk}/sertifikat.pdf").status_code == 404
