"""Each page once for working and once for refusing; the access table asks the rest."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook
from tests.people import DESA, FOREIGN_DESA, OTHER_DESA

from pendamping.common.ids import new_id
from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope
from pendamping.common.tests.pictures import a_photo, exif_of_a_phone, upload
from pendamping.fieldwork.models import DailyReport, Leave, ReportAttachment, WorkPlanItem
from pendamping.fieldwork.schemas import NewLeave, NewPlanItem, PlanContent
from pendamping.fieldwork.services import (
    attach_document,
    attach_photo,
    change_plan_item,
    plan_work,
    record_daily_report,
    request_leave,
    return_daily_report,
    verify_daily_reports,
)
from pendamping.fieldwork.tests.conftest import a_report, other_day
from pendamping.regions.models import Region

SignIn = Callable[[Scope], Client]
Waiting = Callable[..., DailyReport]


def typed(**changes: object) -> dict[str, Any]:
    """What Sari types into the form."""
    return {
        "id": str(new_id()),
        "kind": "field_visit",
        "region": DESA,
        "date": "2024-11-12",
        "start": "09:10",
        "end": "12:40",
        "category": "infrastructure_work",
        "title": "Pekerjaan jembatan gantung RT 02",
        "description": "Memeriksa perbaikan jembatan.",
        "participants_m": "7",
        "participants_f": "0",
    } | changes


def page(answer: Any) -> str:
    assert answer.status_code == 200
    content: bytes = answer.content
    return content.decode()


def streamed(answer: Any) -> bytes:
    return b"".join(answer)


def test_a_report_with_photo_and_document_is_written_and_sent(sari: Scope, sign_in: SignIn) -> None:
    client = sign_in(sari)
    assert "Pedongatan" in page(client.get(reverse("fieldwork:new_daily_report")))
    files = {
        "photos": [upload(a_photo()), upload(a_photo("red"))],
        "photo_caption": ["Lantai papan", "Sling"],
        "documents": [upload(b"%PDF-1.7", "berita-acara.pdf")],
    }
    answer = client.post(reverse("fieldwork:new_daily_report"), typed(submit="1") | files)
    assert answer["Location"] == reverse("fieldwork:daily_reports")
    report = DailyReport.objects.get()
    assert (report.state, report.participants_f) == (DailyReport.State.SUBMITTED, 0)
    assert [one.caption for one in report.attachments.filter(kind="photo")] == ["Lantai papan", "Sling"]
    assert report.attachments.filter(kind="document").count() == 1


def test_pressing_twice_writes_once(sari: Scope, sign_in: SignIn) -> None:
    client, content = sign_in(sari), typed()
    for _ in range(2):
        client.post(reverse("fieldwork:new_daily_report"), content)
    assert DailyReport.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"end": "09:00"}, "Jam selesai lebih awal daripada jam mulai."),
        ({"region": ""}, "Pilih wilayah kegiatan ini."),
        ({"region": "", "other_region": "Umpang"}, "Umpang di luar wilayah tugas Anda. Tulis alasannya."),
        ({"region": "", "other_region": "Antah Berantah"}, "Wilayah Antah Berantah tidak ditemukan."),
        ({"latitude": "-1.9"}, "Isi lintang dan bujur keduanya"),
        ({"participants_m": "-1"}, "0"),
        ({"id": "00000000-0000-4000-8000-000000000000"}, "Halaman ini sudah lama."),
    ],
)
def test_the_form_says_what_to_mend_and_stores_nothing(
    sari: Scope, sign_in: SignIn, changes: dict[str, object], said: str
) -> None:
    answer = sign_in(sari).post(reverse("fieldwork:new_daily_report"), typed(**changes))
    assert said in page(answer)
    assert "Memeriksa perbaikan jembatan." in page(answer)
    assert not DailyReport.objects.exists()


def test_a_place_elsewhere_by_name_with_its_reason(sari: Scope, sign_in: SignIn) -> None:
    elsewhere = typed(region="", other_region="umpang", outside_reason="Studi banding")
    sign_in(sari).post(reverse("fieldwork:new_daily_report"), elsewhere)
    assert DailyReport.objects.get().region_id == FOREIGN_DESA


def test_a_duplicate_names_the_other_report(sari: Scope, sign_in: SignIn) -> None:
    report, _ = record_daily_report(sari, a_report())
    answer = sign_in(sari).post(reverse("fieldwork:new_daily_report"), typed())
    assert reverse("fieldwork:daily_report", args=[report.pk]) in page(answer)


def test_one_bad_photo_loses_nothing_else(sari: Scope, sign_in: SignIn) -> None:
    files = {"photos": [upload(b"bukan foto", "tipu.jpg"), upload(a_photo())]}
    answer = sign_in(sari).post(reverse("fieldwork:new_daily_report"), typed(submit="1") | files, follow=True)
    assert "tipu.jpg bukan foto" in page(answer)
    report = DailyReport.objects.get()
    assert (report.state, report.attachments.count()) == (DailyReport.State.DRAFT, 1)


def test_the_next_report_begins_like_the_last_without_what_was_done(sari: Scope, sign_in: SignIn) -> None:
    record_daily_report(sari, a_report(date=other_day(11), participants_m=7))
    form = sign_in(sari).get(reverse("fieldwork:new_daily_report"), {"salin": "1"}).context["form"]
    assert (form["region"].value(), form["category"].value()) == (DESA, "infrastructure_work")
    assert not form["description"].value()
    assert form["participants_m"].value() is None


def test_two_windows_end_in_a_conflict_and_then_in_a_choice(sari: Scope, sign_in: SignIn) -> None:
    report, _ = record_daily_report(sari, a_report())
    client, address = sign_in(sari), reverse("fieldwork:edit_daily_report", args=[report.pk])
    client.post(address, typed(id=report.pk, version=1, place="Balai desa"))
    answer = page(client.post(address, typed(id=report.pk, version=1, place="Kantor desa")))
    assert "Dua isian berbeda" in answer
    assert "Balai desa" in answer
    assert 'name="version" value="2"' in answer
    client.post(address, typed(id=report.pk, version=2, place="Kantor desa"))
    report.refresh_from_db()
    assert report.place == "Kantor desa"


def test_a_submitted_report_is_no_longer_open_for_change(sari: Scope, sign_in: SignIn, waiting: Waiting) -> None:
    answer = sign_in(sari).get(reverse("fieldwork:edit_daily_report", args=[waiting().pk]))
    assert answer.status_code == 409


def test_a_returned_report_says_why_in_list_page_and_form(
    sari: Scope, budi: Scope, sign_in: SignIn, waiting: Waiting
) -> None:
    report = return_daily_report(budi, waiting().pk, "participants", "Jumlah peserta belum diisi.")
    client = sign_in(sari)
    for name, args in (("daily_reports", []), ("daily_report", [report.pk]), ("edit_daily_report", [report.pk])):
        answer = client.get(reverse(f"fieldwork:{name}", args=args), {"month": "2024-11"})
        assert "Jumlah peserta belum diisi." in page(answer)


def test_chosen_reports_are_sent_and_the_others_say_why(sari: Scope, sign_in: SignIn) -> None:
    good, _ = record_daily_report(sari, a_report())
    bad, _ = record_daily_report(sari, a_report(date=other_day(11), problem="Jalan putus."))
    answer = sign_in(sari).post(
        reverse("fieldwork:submit_daily_reports"), {"report": [good.pk, bad.pk, "bukan-nomor"]}, follow=True
    )
    assert "1 laporan terkirim." in page(answer)
    assert "Kunjungan ini mencatat masalah. Isi juga: hasil, tindak lanjut, rekomendasi." in page(answer)


def test_a_correction_begins_with_the_old_content_and_photos(
    sari: Scope, budi: Scope, sign_in: SignIn, waiting: Waiting
) -> None:
    old = waiting()
    attach_photo(sari, old.pk, upload(a_photo()))
    verify_daily_reports(budi, [old.pk])
    client, address = sign_in(sari), reverse("fieldwork:correct_daily_report", args=[old.pk])
    assert old.description in page(client.get(address))
    client.post(address, typed(participants_f="9"))
    correction = DailyReport.objects.get(corrects=old)
    assert correction.attachments.count() == 1
    assert client.get(address)["Location"] == reverse("fieldwork:daily_report", args=[correction.pk])


def test_captions_change_and_photos_are_taken_off(sari: Scope, sign_in: SignIn) -> None:
    report, _ = record_daily_report(sari, a_report())
    first, second = attach_photo(sari, report.pk, upload(a_photo())), attach_photo(sari, report.pk, upload(a_photo()))
    client = sign_in(sari)
    said = typed(id=report.pk, version=1) | {f"caption-{first.pk}": "Lantai papan", "caption-bukan": "x"}
    client.post(reverse("fieldwork:edit_daily_report", args=[report.pk]), said)
    client.post(reverse("fieldwork:remove_attachment", args=[report.pk, second.pk]))
    assert [one.caption for one in ReportAttachment.objects.all()] == ["Lantai papan"]


def test_a_draft_is_discarded(sari: Scope, sign_in: SignIn) -> None:
    report, _ = record_daily_report(sari, a_report())
    sign_in(sari).post(reverse("fieldwork:discard_draft", args=[report.pk]))
    assert not DailyReport.objects.exists()


def test_photos_are_kept_in_the_own_browser_only_and_without_place(sari: Scope, ratna: Scope, sign_in: SignIn) -> None:
    report, _ = record_daily_report(sari, a_report())
    photo = attach_photo(sari, report.pk, upload(a_photo(exif=exif_of_a_phone())))
    for name in ("photo", "small_photo"):
        answer = sign_in(sari).get(reverse(f"fieldwork:{name}", args=[photo.pk]))
        assert answer["Cache-Control"] == "private, max-age=31536000, immutable"
        with Image.open(io.BytesIO(streamed(answer))) as image:
            assert not image.getexif()
        assert sign_in(ratna).get(reverse(f"fieldwork:{name}", args=[photo.pk])).status_code == 404


def test_a_document_is_a_download_under_its_own_kind(sari: Scope, sign_in: SignIn) -> None:
    report, _ = record_daily_report(sari, a_report())
    one = attach_document(sari, report.pk, upload(b"%PDF-1.7", "berita.html"))
    answer = sign_in(sari).get(reverse("fieldwork:document", args=[one.pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="berita.html.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert streamed(answer) == b"%PDF-1.7"
    assert sign_in(sari).get(reverse("fieldwork:photo", args=[one.pk])).status_code == 404


def test_the_place_of_a_report_comes_with_the_point_of_its_village(sari: Scope, sign_in: SignIn) -> None:
    Region.objects.filter(pk=DESA).update(latitude=-1.9, longitude=111.3)
    report, _ = record_daily_report(sari, a_report(latitude=-1.91, longitude=111.31, accuracy_m=14))
    client = sign_in(sari)
    layers = [
        one["properties"]["layer"]
        for one in client.get(reverse("fieldwork:report_place", args=[report.pk])).json()["features"]
    ]
    assert layers[-1] == "office"
    shown = page(client.get(reverse("fieldwork:daily_report", args=[report.pk])))
    assert 'data-point="111.31,-1.91"' in shown
    assert "Titik tercatat, ketelitian ±14 m." in shown


def test_an_edit_shows_before_and_after_in_the_history(sari: Scope, sign_in: SignIn) -> None:
    report, _ = record_daily_report(sari, a_report())
    client = sign_in(sari)
    client.post(
        reverse("fieldwork:edit_daily_report", args=[report.pk]),
        typed(id=report.pk, version=1, region=OTHER_DESA, start="08:00"),
    )
    shown = page(client.get(reverse("fieldwork:daily_report", args=[report.pk])))
    assert "<td>Pedongatan</td><td>Merambang</td>" in shown
    assert "<td>09.10</td><td>08.00</td>" in shown


def test_a_list_of_many_asks_no_more_queries(
    sari: Scope, budi: Scope, sign_in: SignIn, waiting: Waiting, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for day in range(1, 12):
        return_daily_report(budi, waiting(date=other_day(day)).pk, "photo", "Foto gelap.")
    client = sign_in(budi)
    for name in ("daily_reports", "own_calendar", "reporting", "unvisited", "work_plan", "leaves"):
        with django_assert_max_num_queries(15):
            page(client.get(reverse(f"fieldwork:{name}"), {"month": "2024-11"}))
    with django_assert_max_num_queries(15):
        page(client.get(reverse("fieldwork:village_timeline", args=[DESA])))
    with django_assert_max_num_queries(15):
        page(client.get(reverse("fieldwork:calendar", args=[sari.person_id]), {"month": "2024-11"}))


def test_an_old_address_with_nonsense_shows_this_month(sari: Scope, sign_in: SignIn) -> None:
    nonsense = {"month": "2024-99", "state": "x", "kind": "x", "person": "x", "region": "x", "page": "x", "q": "\0"}
    assert page(sign_in(sari).get(reverse("fieldwork:daily_reports"), nonsense))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_is_taken_along_harmlessly_and_noted(sari: Scope, sign_in: SignIn, kind: str) -> None:
    record_daily_report(sari, a_report(title="=HYPERLINK(1)"))
    address = reverse("fieldwork:export_daily_reports") + "?month=2024-11"
    content = streamed(sign_in(sari).post(address, {"format": kind}))
    if kind == "csv":
        assert "'=HYPERLINK(1)" in content.decode("utf-8-sig")
    else:
        row = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()[1]
        assert "=HYPERLINK(1)" in row
        assert row[1] == date(2024, 11, 12)
    noted = AuditEntry.objects.get(action="dailyreport.exported")
    assert (noted.facts["count"], noted.facts["format"]) == (1, kind)


def test_a_calendar_names_leave_to_its_person_alone(sari: Scope, budi: Scope, sign_in: SignIn) -> None:
    leave, _ = request_leave(sari, NewLeave(kind="sick", start=other_day(5), end=other_day(6)))
    Leave.objects.filter(pk=leave.pk).update(state=Leave.State.GRANTED)
    month = {"month": "2024-11"}
    assert "Sakit" in page(sign_in(sari).get(reverse("fieldwork:own_calendar"), month))
    others = page(sign_in(budi).get(reverse("fieldwork:calendar", args=[sari.person_id]), month))
    assert "Sakit" not in others
    assert "Izin" in others


def test_a_plan_is_written_reported_and_cancelled(sari: Scope, sign_in: SignIn) -> None:
    client, address = sign_in(sari), reverse("fieldwork:work_plan")
    plan = {
        "id": str(new_id()), "date": "2024-11-12", "kind": "field_visit", "region": DESA,
        "category": "stunting", "description": "Posyandu Melati",
    }  # fmt: skip
    client.post(address, plan)
    client.post(address, plan | {"id": str(new_id()), "date": "2024-11-29", "description": "Rembuk stunting"})
    done, other = WorkPlanItem.objects.all()
    form = client.get(reverse("fieldwork:new_daily_report"), {"rencana": str(done.pk)}).context["form"]
    assert (form["category"].value(), form["title"].value()) == ("stunting", "Posyandu Melati")
    client.post(reverse("fieldwork:new_daily_report"), typed(plan_item_id=done.pk))
    client.post(reverse("fieldwork:cancel_plan", args=[other.pk]), {"reason": "Jalan putus"})
    shown = page(client.get(address, {"month": "2024-11"}))
    assert "1 dari 1 rencana sudah dikerjakan." in shown
    assert "Batal: Jalan putus" in shown
    assert client.get(reverse("fieldwork:change_plan", args=[done.pk])).status_code == 200


def test_a_plan_changed_elsewhere_meanwhile_is_shown_beside_what_was_typed(sari: Scope, sign_in: SignIn) -> None:
    typed_plan = {"date": "2024-11-20", "kind": "field_visit", "region": DESA, "category": "stunting"}
    item, _ = plan_work(sari, NewPlanItem.model_validate(typed_plan | {"description": "Posyandu"}))
    client, address = sign_in(sari), reverse("fieldwork:change_plan", args=[item.pk])
    seen = client.get(address).context["form"]["version"].value()
    elsewhere = PlanContent.model_validate(typed_plan | {"description": "Posyandu Melati"})
    change_plan_item(sari, item.pk, elsewhere, version=1)
    mine = typed_plan | {"id": str(item.pk), "description": "Posyandu Mawar", "version": seen}
    answer = client.post(address, mine)
    assert [(one.before, one.after) for one in answer.context["conflict"]] == [("Posyandu Melati", "Posyandu Mawar")]
    client.post(address, mine | {"version": answer.context["form"]["version"].value()})
    item.refresh_from_db()
    assert (item.description, item.version) == ("Posyandu Mawar", 3)


def test_a_plan_without_place_is_not_taken(sari: Scope, sign_in: SignIn) -> None:
    answer = sign_in(sari).post(reverse("fieldwork:work_plan"), {"id": str(new_id()), "description": "Posyandu"})
    assert "Pilih wilayah kegiatan ini." in page(answer)
    assert not WorkPlanItem.objects.exists()


def test_leave_is_asked_for_decided_and_withdrawn(sari: Scope, budi: Scope, sign_in: SignIn) -> None:
    address = reverse("fieldwork:leaves")
    for day in ("13", "20"):
        asked = {
            "id": str(new_id()),
            "kind": "sick",
            "start": f"2024-11-{day}",
            "end": f"2024-11-{day}",
            "reason": "Demam.",
        }
        sign_in(sari).post(address, asked)
    withdrawn, granted = Leave.objects.all()
    sign_in(sari).post(reverse("fieldwork:withdraw_leave", args=[withdrawn.pk]))
    assert "Demam." in page(sign_in(budi).get(address))
    sign_in(budi).post(reverse("fieldwork:decide_leave", args=[granted.pk]), {"granted": "1", "note": "Lekas sembuh."})
    assert set(Leave.objects.values_list("state", flat=True)) == {"withdrawn", "granted"}
    assert "Lekas sembuh." in page(sign_in(sari).get(address))


def test_leave_that_overlaps_is_refused_beside_its_day(sari: Scope, sign_in: SignIn) -> None:
    request_leave(sari, NewLeave(kind="sick", start=other_day(13), end=other_day(15)))
    asked = {"id": str(new_id()), "kind": "sick", "start": "2024-11-15", "end": "2024-11-16"}
    assert "Sudah ada izin Anda" in page(sign_in(sari).post(reverse("fieldwork:leaves"), asked))


def test_a_timeline_comes_whole_and_as_a_part(budi: Scope, sign_in: SignIn, waiting: Waiting) -> None:
    waiting()
    client, address = sign_in(budi), reverse("fieldwork:village_timeline", args=[DESA])
    assert "<html" in page(client.get(address))
    part = page(client.get(address, headers={"HX-Request": "true"}))
    assert "<html" not in part
    assert "Pekerjaan jembatan gantung RT 02" in part


def test_only_a_village_has_a_timeline(sari: Scope, budi: Scope, sign_in: SignIn) -> None:
    report, _ = record_daily_report(sari, a_report(region="620904"))
    address = reverse("fieldwork:village_timeline", args=["620904"])
    assert address not in page(sign_in(sari).get(reverse("fieldwork:daily_report", args=[report.pk])))
    assert sign_in(budi).get(address).status_code == 404


def test_villages_are_listed_for_the_days_and_the_part_that_were_asked_for(budi: Scope, sign_in: SignIn) -> None:
    address = reverse("fieldwork:unvisited")
    asked = page(sign_in(budi).get(address, {"hari": "60", "wilayah": "620904"}))
    assert "tanpa kunjungan 60 hari" in asked
    assert "tanpa kunjungan 30 hari" in page(sign_in(budi).get(address, {"hari": "31"}))
    assert sign_in(budi).get(address, {"wilayah": "620901"}).status_code == 404
