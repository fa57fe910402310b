"""Every page once for working and once for refusing."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.people import DESA

from pendamping.common.scope import Scope
from pendamping.common.tests.pictures import a_photo, upload
from pendamping.library.models import Practice, Regulation
from pendamping.library.schemas import NewRegulation
from pendamping.library.services.practices import publish_practice, submit_practice, write_practice
from pendamping.library.services.register import record_regulation
from pendamping.library.tests.conftest import told
from pendamping.meetings.models import Meeting

SignIn = Callable[[Scope], Client]
FILLED = {
    "region": DESA, "theme": "food", "title": "Kolam lele", "story": "Sembilan kolam.", "result": "Panen 214 kg.",
    "cost": "9800000", "contact_office": "Pemerintah Desa Pedongatan",
}  # fmt: skip


def text_of(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_an_empty_library_says_what_it_is_for(sari: Scope, sign_in: SignIn) -> None:
    page = text_of(sign_in(sari), "/pustaka/")
    assert "Belum ada praktik baik yang terbit" in page
    assert "/pustaka/praktik/baru/" in page


def test_a_practice_is_written_shown_and_handed_in(
    sari: Scope, sign_in: SignIn, settings: LazySettings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    browser = sign_in(sari)
    address = browser.post("/pustaka/praktik/baru/", FILLED).headers["Location"]
    browser.post(f"{address}foto/", {"photo": upload(a_photo()), "caption": "Kolam"})
    one = Practice.objects.get()
    assert f"/pustaka/praktik/foto/{one.photos.get().pk}/" in text_of(browser, address)
    small = browser.get(f"/pustaka/praktik/foto/{one.photos.get().pk}/?kecil=1")
    assert b"".join(small).startswith(b"\xff\xd8")  # a file that is read to its end is closed
    browser.post(f"{address}serahkan/")
    assert "Menunggu pemeriksaan" in text_of(browser, address)


def test_the_form_names_what_to_mend(sari: Scope, sign_in: SignIn) -> None:
    browser = sign_in(sari)
    assert "field-error" in browser.post("/pustaka/praktik/baru/", FILLED | {"title": ""}).content.decode()
    draft = write_practice(sari, told())
    refused = browser.post(f"/pustaka/praktik/{draft.pk}/foto/", {"photo": upload(b"bukan foto"), "caption": "x"})
    assert "bukan foto yang dapat dibaca" in refused.content.decode()


def test_an_office_returns_and_publishes(sari: Scope, dpmd: Scope, sign_in: SignIn, practice: Practice) -> None:
    address = f"/pustaka/praktik/{practice.pk}/"
    browser = sign_in(dpmd)
    assert "Tulis alasannya" in browser.post(f"{address}periksa/", {"to": "return"}).content.decode()
    browser.post(f"{address}periksa/", {"to": "return", "note": "Tambahkan biayanya."})
    assert "Tambahkan biayanya." in text_of(sign_in(sari), address)
    submit_practice(sari, practice.pk)
    sign_in(dpmd).post(f"{address}periksa/", {"to": "publish"})
    assert "1 praktik baik dapat ditiru" in text_of(sign_in(sari), "/pustaka/?q=persampahan")


def test_another_area_sees_no_draft(ratna: Scope, sign_in: SignIn, practice: Practice) -> None:
    assert sign_in(ratna).get(f"/pustaka/praktik/{practice.pk}/").status_code == 404


def test_a_meeting_shows_what_it_asked_for(sari: Scope, dpmd: Scope, sign_in: SignIn, meeting: Meeting) -> None:
    address = f"/pustaka/praktik/rapat/{meeting.pk}/"
    due = timezone.localdate() + timedelta(days=10)  # the browser asks today
    sign_in(dpmd).post(address, {"districts": ["620904"], "wanted": "1", "due_on": due.isoformat()})
    assert "0 dari 1 kecamatan sudah menyerahkan" in text_of(sign_in(dpmd), address)
    assert f"rapat={meeting.pk}" in text_of(sign_in(sari), "/pustaka/")


def test_a_regulation_shows_where_it_is_used_and_is_reached_from_there(sari: Scope, sign_in: SignIn) -> None:
    browser = sign_in(sari)
    page = text_of(browser, "/pustaka/peraturan/bpsdm-602-2025/")
    assert "Evaluasi kinerja TPP per triwulan" in page
    assert "/penilaian/skema/" in page
    assert "/pustaka/peraturan/bpsdm-602-2025/" in text_of(browser, "/penilaian/skema/")
    assert "Sudah diganti" in text_of(browser, "/pustaka/peraturan/permendesa-18-2019/")


def test_an_office_records_and_mends_a_regulation_of_its_own(dpmd: Scope, ratna: Scope, sign_in: SignIn) -> None:
    browser = sign_in(dpmd)
    filled = {"region": "6209", "kind": "Perbup", "number": "7", "year": "2024", "title": "Contoh", "governs": "Contoh"}
    address = browser.post("/pustaka/peraturan/baru/", filled).headers["Location"]
    assert "sudah tercatat" in browser.post("/pustaka/peraturan/baru/", filled).content.decode()
    browser.post(f"{address}ubah/", filled | {"replaced_by": "permendesa-3-2025"})
    assert Regulation.objects.get(number="7").replaced_by_id == "permendesa-3-2025"
    assert browser.get("/pustaka/peraturan/uu-6-2014/ubah/").status_code == 422
    assert sign_in(ratna).get(address).status_code == 404


def test_pages_ask_few_questions(
    sari: Scope, dpmd: Scope, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(8):
        one = submit_practice(sari, write_practice(sari, told(title=f"Praktik {number}")).pk)
        publish_practice(dpmd, one.pk)
        facts = {"kind": "Perbup", "number": f"{number}", "year": 2024, "title": "Contoh", "governs": "Contoh"}
        record_regulation(dpmd, NewRegulation.model_validate(facts | {"region": "6209"}))
    browser = sign_in(dpmd)
    for address in ("/pustaka/?q=sampah", "/pustaka/peraturan/", f"/pustaka/praktik/{one.pk}/"):
        with django_assert_max_num_queries(15):
            browser.get(address)
