"""The minutes of a meeting on paper."""

import io
from collections.abc import Callable

import pytest
from django.test import Client
from pypdf import PdfReader

from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope
from pendamping.meetings.models import Meeting
from pendamping.meetings.schemas import ItemContent
from pendamping.meetings.services import (
    decide,
    invite_by_rule,
    open_meeting,
    promise_action,
    put_item,
    record_attendance,
    write_notes,
)
from pendamping.meetings.tests.conftest import came, dpmd, meeting, offices, promise, series
from pendamping.people.models import Organisation
from pendamping.reports.typesetting import missing_fonts

pytestmark = pytest.mark.skipif(bool(missing_fonts()), reason="fonts of the documents are not built: run make build")
__all__ = ["dpmd", "meeting", "offices", "series"]  # fixtures of the meetings' own tests


def test_the_minutes_hold_what_was_said_decided_promised_and_who_came(
    dpmd: Scope, meeting: Meeting, offices: list[Organisation], sign_in: Callable[[Scope], Client]
) -> None:
    item = put_item(dpmd, meeting.pk, ItemContent(title="Keadaan desa", minutes=30))
    open_meeting(dpmd, meeting.pk)
    write_notes(dpmd, item.pk, "Dua jembatan putus.\n#let tidak dijalankan", base="")
    decide(dpmd, meeting.pk, "Survei didahulukan.")
    promise_action(dpmd, promise(meeting, offices[1]))
    record_attendance(dpmd, came(meeting, name="Ibu Tamu", position="PKK"))
    answer = sign_in(dpmd).get(f"/laporan/lembar/rapat/{meeting.pk}.pdf")
    pages = PdfReader(io.BytesIO(answer.content)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for words in (
        "Rakor November (contoh)", "Belum dikunci", "Dua jembatan putus.", "#let tidak dijalankan",
        "Survei didahulukan.", "Survei jembatan (contoh)", "Dinas PUPR", "Ibu Tamu", "0 laki-laki, 1 perempuan",
    ):  # fmt: skip
        assert words in text
    assert AuditEntry.objects.filter(action="meeting.minutes_printed").exists()


def test_who_is_only_invited_takes_no_list_of_people(
    dpmd: Scope, sari: Scope, ratna: Scope, meeting: Meeting, sign_in: Callable[[Scope], Client]
) -> None:
    invite_by_rule(dpmd, meeting.pk)
    for who in (sari, ratna):
        assert sign_in(who).get(f"/laporan/lembar/rapat/{meeting.pk}.pdf").status_code == 404
