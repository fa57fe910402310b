"""Every page once for working and once for refusing."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import FileResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.people import account_of

from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.meetings.models import Action, Attendance, Invitee, Meeting, MeetingSeries
from pendamping.meetings.services import invite_by_rule, open_meeting, promise_action, propose_agenda
from pendamping.meetings.tests.conftest import promise
from pendamping.people.models import Organisation

SignIn = Callable[[Scope], Client]
PLANNED = {"title": "Rakor Desember", "date": "2024-12-12", "start": "08:00", "end": "11:30", "place": "Aula"}


@pytest.fixture
def browser(dpmd: Scope, sign_in: SignIn) -> Client:
    return sign_in(dpmd)


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch, dpmd: Scope) -> None:
    """Pages happen on the day of the tests."""
    monkeypatch.setattr("pendamping.access.middleware.timezone.localdate", lambda: dpmd.today)


def text_of(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_row_of_meetings_is_made_and_ended(browser: Client, offices: list[Organisation]) -> None:
    filled = {
        "name": "Rakor triwulan", "region": "6209", "level": "regency", "rhythm": "quarterly",
        "invites": ["pld", "camat"], "organisations": [str(offices[1].pk)], "host_1": str(offices[2].pk),
    }  # fmt: skip
    assert "Belum ada rangkaian rapat" in text_of(browser, "/rakor/rangkaian/")
    browser.post("/rakor/rangkaian/baru/", filled)
    series = MeetingSeries.objects.get()
    page = text_of(browser, f"/rakor/rangkaian/{series.pk}/")
    assert "Giliran tuan rumah berikutnya: Dinas Kesehatan." in page
    browser.post(f"/rakor/rangkaian/{series.pk}/ubah/", filled | {"host_1": str(offices[0].pk)})
    assert "berikutnya: Dinas PMD." in text_of(browser, f"/rakor/rangkaian/{series.pk}/")
    browser.post(f"/rakor/rangkaian/{series.pk}/akhiri/")
    assert "Tidak diadakan lagi" in text_of(browser, f"/rakor/rangkaian/{series.pk}/")


def test_planning_fills_invitations_and_agenda(
    browser: Client, sari: Scope, series: MeetingSeries, offices: list[Organisation]
) -> None:
    address = f"/rakor/baru/?rangkaian={series.pk}"
    assert "Giliran ada pada Dinas PMD" in text_of(browser, address)
    swapped = browser.post(address, PLANNED | {"host": str(offices[1].pk)}).content.decode()
    assert "Tulis mengapa bertukar" in swapped
    browser.post(address, PLANNED | {"host": str(offices[0].pk)})
    planned = Meeting.objects.get()
    assert planned.invitees.count() == 3
    page = text_of(browser, f"/rakor/{planned.pk}/")
    assert "Hadir 0 dari 3" in page
    assert "Pembukaan" in page
    assert "Rakor Desember: 12 Desember 2024" in text_of(browser, "/rakor/")
    assert browser.get("/rakor/baru/?rangkaian=bukan").status_code == 404


def test_the_agenda_is_arranged(browser: Client, dpmd: Scope, meeting: Meeting) -> None:
    propose_agenda(dpmd, meeting.pk)
    first, second = meeting.agenda.all()[:2]
    browser.post(f"/rakor/acara/{second.pk}/naik/")
    browser.post(f"/rakor/acara/{second.pk}/naik/")  # the first one stays
    assert list(meeting.agenda.all()[:2]) == [second, first]
    page = f"/rakor/acara/{first.pk}/ubah/"
    assert 'value="Pembukaan"' in text_of(browser, page)
    browser.post(page, {"title": "Pembukaan dan doa", "kind": first.kind, "minutes": "10"})
    assert "Pembukaan dan doa" in text_of(browser, f"/rakor/{meeting.pk}/acara/")


def test_the_meeting_runs(browser: Client, meeting: Meeting, offices: list[Organisation]) -> None:
    address = f"/rakor/{meeting.pk}/"
    browser.post(f"{address}acara/", {"propose": "1"})
    browser.post(f"{address}keadaan/", {"to": "open"})
    first = meeting.agenda.first()
    assert first is not None
    browser.post(f"/rakor/acara/{first.pk}/selesai/")
    new = {"id": str(new_id()), "title": "Survei jembatan", "owner": f"o:{offices[1].pk}", "due_on": "2024-11-30"}
    browser.post(f"{address}tindak-lanjut/", new)
    page = text_of(browser, address)
    assert "Rapat berlangsung" in page
    assert "Survei jembatan" in page
    assert "1 terbuka, 0 terlambat." in page
    refused = browser.post(f"{address}tindak-lanjut/", new | {"id": str(new_id()), "due_on": "2024-11-01"})
    assert "sudah lewat" in refused.content.decode()
    browser.post(f"{address}keputusan/", {"text": "Survei minggu depan."})
    assert "1. Survei minggu depan." in text_of(browser, f"{address}keputusan/")
    browser.post(f"{address}keadaan/", {"to": "close"})
    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.CLOSED


def test_a_meeting_is_changed_and_cancelled(browser: Client, meeting: Meeting, offices: list[Organisation]) -> None:
    address = f"/rakor/{meeting.pk}/"
    browser.post(f"{address}ubah/", PLANNED | {"host": str(offices[0].pk), "place": "Pendopo"})
    assert "Pendopo" in text_of(browser, address)
    browser.post(f"{address}keadaan/", {"to": "cancel", "reason": "Banjir"})
    assert "Dibatalkan: Banjir" in text_of(browser, address)


def test_invitations_are_completed_by_rule_and_by_name(browser: Client, sari: Scope, meeting: Meeting) -> None:
    address = f"/rakor/{meeting.pk}/undangan/"
    browser.post(address, {"by_rule": "1"})
    browser.post(address, {"name": "Ibu Narasumber", "group": "speaker"})
    assert "4 undangan" in text_of(browser, address)
    seat = meeting.invitees.get(name="Sari")
    browser.post(f"/rakor/diundang/{seat.pk}/", {"to": "helper"})
    browser.post(f"/rakor/diundang/{seat.pk}/", {"to": "excused", "reason": "Sakit"})
    page = text_of(browser, address)
    assert "izin: Sakit" in page
    assert "membantu daftar hadir" in page
    browser.post(f"/rakor/diundang/{seat.pk}/", {"to": "off"})
    assert "3 undangan" in text_of(browser, address)


def test_the_list_at_the_door(browser: Client, dpmd: Scope, sari: Scope, meeting: Meeting) -> None:
    invite_by_rule(dpmd, meeting.pk)
    address, seat = f"/rakor/{meeting.pk}/hadir/", meeting.invitees.get(name="Dinas PUPR")
    browser.post(address, {"invitee": str(seat.pk), "sex": "m", "name": "Pak Kabid"})
    browser.post(address, {"invitee": str(seat.pk)})
    browser.post(address, {"id": str(new_id()), "name": "Ibu Tamu", "position": "PKK", "sex": "f"})
    page = text_of(browser, address)
    assert "diwakili Pak Kabid" in page
    assert "1 laki-laki, 1 perempuan" in page
    browser.post(f"/rakor/kehadiran/{Attendance.objects.get(name='Ibu Tamu').pk}/hapus/")
    assert "1 laki-laki, 0 perempuan" in text_of(browser, address)


def test_who_scans_the_code_in_the_room_is_present(dpmd: Scope, sari: Scope, sign_in: SignIn, meeting: Meeting) -> None:
    invite_by_rule(dpmd, meeting.pk)
    browser, address = sign_in(sari), f"/rakor/{meeting.pk}/di-ruang/{meeting.room_code}/"
    assert "Saya hadir" in text_of(browser, address)
    browser.post(address, {"sex": "f"})
    assert Attendance.objects.get().method == Attendance.Method.QR
    assert browser.get(f"/rakor/{meeting.pk}/di-ruang/salah/").status_code == 404
    assert browser.get(f"/rakor/{meeting.pk}/hadir/").status_code == 404


def test_an_invitation_opens_without_an_account(client: Client, dpmd: Scope, meeting: Meeting) -> None:
    invite_by_rule(dpmd, meeting.pk)
    seat = Invitee.objects.get(name="Dinas PUPR")
    answer = client.get(f"/rakor/undangan/{seat.token}/")
    assert "Kepada Yth. Dinas PUPR" in answer.content.decode()
    assert answer["Referrer-Policy"] == "same-origin"
    calendar = client.get(f"/rakor/undangan/{seat.token}/kalender.ics").content.decode()
    assert "DTSTART:20241112T010000Z" in calendar
    assert "\r\nSUMMARY:Rakor November (contoh)\r\n" in calendar
    assert client.get("/rakor/undangan/bukan-token/").status_code == 404


def test_an_action_is_moved_put_off_and_handed_over(
    browser: Client, dpmd: Scope, meeting: Meeting, offices: list[Organisation]
) -> None:
    one, _is_new = promise_action(dpmd, promise(meeting, offices[1]))
    address = f"/rakor/tindak-lanjut/{one.pk}/"
    browser.post(f"{address}batas/", {"due-due_on": "2024-12-01", "due-reason": "Hujan"})
    browser.post(f"{address}serahkan/", {"owner-owner": f"o:{offices[2].pk}", "owner-reason": "Tugas Dinkes"})
    refused = browser.post(f"{address}keadaan/", {"state": "done", "evidence": ""}).content.decode()
    assert "Tulis buktinya" in refused
    paper = SimpleUploadedFile("ba.pdf", b"%PDF-1.7 contoh")
    browser.post(f"{address}keadaan/", {"state": "done", "evidence": "Berita acara.", "file": paper})
    page = text_of(browser, address)
    assert "semula 12 November 2024" in page
    assert "Dinas PUPR menjadi Dinas Kesehatan" in page
    paper_back = browser.get(f"{address}bukti/")
    assert isinstance(paper_back, FileResponse)
    assert paper_back.getvalue() == b"%PDF-1.7 contoh"
    assert paper_back["Content-Disposition"].startswith("attachment")
    assert "Selesai" in text_of(browser, "/rakor/tindak-lanjut/?keadaan=done")
    assert "0 dari 0" not in text_of(browser, "/rakor/janji/")


@pytest.mark.usefixtures("sari", "budi")
def test_pages_ask_few_questions(
    browser: Client,
    dpmd: Scope,
    meeting: Meeting,
    offices: list[Organisation],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    invite_by_rule(dpmd, meeting.pk)
    open_meeting(dpmd, meeting.pk)
    for number in range(15):
        promise_action(dpmd, promise(meeting, offices[number % 3], title=f"Tindak lanjut {number}"))
    some = Action.objects.first()
    assert some is not None
    for address in (
        "", f"{meeting.pk}/", f"{meeting.pk}/undangan/", f"{meeting.pk}/hadir/", f"{meeting.pk}/acara/",
        f"{meeting.pk}/keputusan/", "tindak-lanjut/", f"tindak-lanjut/{some.pk}/", "janji/",
        "rangkaian/", f"rangkaian/{meeting.series_id}/",
    ):  # fmt: skip
        with django_assert_max_num_queries(15):
            assert browser.get(f"/rakor/{address}").status_code == 200


def test_another_area_is_refused(ratna: Scope, client: Client, meeting: Meeting) -> None:
    client.force_login(account_of(ratna), backend="pendamping.access.backends.AccountBackend")
    assert client.get(f"/rakor/{meeting.pk}/").status_code == 404
    assert client.get(f"/rakor/{meeting.pk}/keputusan/").status_code == 404
