"""Uji petik: the stated rule, the photos that look alike, drawing once, and what was found."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageDraw
from tests.people import DESA, OTHER_DESA

from pendamping.access.roles import Role
from pendamping.common.files.photos import read_photo
from pendamping.common.models import AuditEntry, StoredFile
from pendamping.common.periods import Month
from pendamping.common.problems import NotAllowed, NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport, ReportAttachment
from pendamping.regions.models import Region
from pendamping.reports.errors import CheckedInFuture, DifferenceUntold
from pendamping.reports.models import CheckedVillage, SpotCheck
from pendamping.reports.sampling import Signed, VillageSign, alike, choose
from pendamping.reports.selectors.sampling import signs_in
from pendamping.reports.services.sampling import draw_spot_check, record_spot_check
from pendamping.reports.tests.conftest import Write

SignIn = Callable[[Scope], Client]
OCTOBER = Month(2024, 10)
DISTRICT = "620904"
ZONE = ZoneInfo("Asia/Jakarta")
Result = CheckedVillage.Result


def drawing(shift: int = 0, size: tuple[int, int] = (800, 600), quality: int = 90) -> bytes:
    image = Image.new("RGB", (800, 600), "#cfe0ea")
    pen = ImageDraw.Draw(image)
    pen.polygon([(0, 600), (250 + shift, 150), (520, 600)], fill="#415e3a")
    pen.rectangle((430 - shift, 300 - shift, 700, 560), fill="#8d6a4a")
    out = io.BytesIO()
    image.resize(size).save(out, "JPEG", quality=quality)
    return out.getvalue()


def look(content: bytes) -> str:
    return read_photo(content, "foto.jpg", ZONE).look


def test_the_same_picture_looks_the_same_in_another_file() -> None:
    looks = {
        "first": look(drawing()),
        "smaller": look(drawing(size=(500, 375), quality=55)),
        "other": look(drawing(190)),
    }
    assert [set(pair) for pair in alike(looks, 7)] == [{"first", "smaller"}]


def test_most_points_first_and_one_without_a_sign() -> None:
    stale, far = Signed(VillageSign.STALE, 40), Signed(VillageSign.FAR, 1)
    signs = {f"v{n}": [stale, far] if n == 3 else [far] if n < 7 else [] for n in range(10)}
    chosen = choose(signs, "620904/2024-10", 5)
    assert [one.points for one in chosen] == [5, 2, 2, 2, 0]
    assert chosen == choose(signs, "620904/2024-10", 5)
    assert chosen != choose(signs, "620904/2024-11", 5)


def test_few_villages_are_all_chosen() -> None:
    assert len(choose({"a": [], "b": [Signed(VillageSign.FAR, 1)]}, "x", 5)) == 2


def test_signs_name_their_reports(budi: Scope, write: Write) -> None:
    first = write(2, region_id=DESA, description="Membahas rencana jalan usaha tani bersama TPK.")
    copied = write(9, region_id=OTHER_DESA, description="Membahas rencana jalan usaha tani bersama TPK.")
    write(9, region_id=OTHER_DESA, start=time(9, 30), end=time(10), description="Lain.")
    for place, (report, content) in enumerate(((first, drawing()), (copied, drawing(size=(500, 375), quality=55)))):
        photo = read_photo(content, "foto.jpg", ZONE)
        stored = StoredFile(sha256=photo.sha256, media_type="image/jpeg", size=1, look=photo.look)
        stored.file.save(f"{place}.jpg", ContentFile(photo.image), save=True)
        ReportAttachment.objects.create(report=report, kind="photo", stored=stored)
    scope = replace(budi, today=date(2024, 10, 31))
    signs = {one.sign: one for one in signs_in(scope, Region.objects.get(pk=DISTRICT), OCTOBER)[OTHER_DESA]}
    assert signs[VillageSign.SAME_TEXT].reports == (str(copied.pk),)
    assert signs[VillageSign.LIKE_PHOTO].reports == (str(copied.pk),)
    assert signs[VillageSign.IMPROBABLE].number == 2
    assert VillageSign.STALE in signs


def test_a_month_is_drawn_once(budi: Scope, camat: Scope, october: list[DailyReport], write: Write) -> None:
    drawn = draw_spot_check(budi, DISTRICT, OCTOBER)
    write(30, region_id=DESA)
    assert draw_spot_check(camat, DISTRICT, OCTOBER) == drawn
    assert {one.region_id for one in drawn.villages.all()} == {DESA, OTHER_DESA}
    assert AuditEntry.objects.filter(action="spot_check.drawn").count() == 1


def test_results_are_recorded_with_their_reason(budi: Scope, camat: Scope, october: list[DailyReport]) -> None:
    village = draw_spot_check(budi, DISTRICT, OCTOBER).villages.all()[0]
    with pytest.raises(DifferenceUntold):
        record_spot_check(camat, village.pk, Result.DIFFERS, date(2024, 11, 10), " ")
    with pytest.raises(CheckedInFuture):
        record_spot_check(camat, village.pk, Result.FITS, date(2024, 12, 10), "")
    record_spot_check(camat, village.pk, Result.DIFFERS, date(2024, 11, 10), "Papan kegiatan tidak ada.")
    village.refresh_from_db()
    assert (village.result, village.recorded_by_name) == (Result.DIFFERS, "Tuti")


def test_nobody_elsewhere_or_without_the_need(
    budi: Scope, sari: Scope, ratna: Scope, october: list[DailyReport]
) -> None:
    village = draw_spot_check(budi, DISTRICT, OCTOBER).villages.all()[0]
    for scope in (sari, ratna):
        with pytest.raises(NotAllowed):
            record_spot_check(scope, village.pk, Result.FITS, date(2024, 11, 10), "")
    with pytest.raises(NotFound):
        record_spot_check(replace(budi, prefixes=("620102",)), village.pk, Result.FITS, date(2024, 11, 10), "")
    with pytest.raises(NotFound):
        draw_spot_check(budi, "620102", OCTOBER)


def test_pages(camat: Scope, october: list[DailyReport], sign_in: SignIn) -> None:
    browser = sign_in(camat)
    address = reverse("reports:spot_check", args=[DISTRICT, "2024-10"])
    assert "belum dipilih" in browser.get(address).text
    assert "0 dari 2 desa" in browser.post(address, follow=True).text
    village = SpotCheck.objects.get().villages.all()[0]
    record = reverse("reports:record_spot_check", args=[village.pk])
    asked = {"result": "differs", "checked_on": "2024-11-10", "note": ""}
    assert "Tulis apa yang berbeda" in browser.post(record, asked, follow=True).text
    assert "Pilih hasilnya" in browser.post(record, {"result": "x"}, follow=True).text
    page = browser.post(record, asked | {"note": "Papan tidak ada."}, follow=True)
    assert "1 dari 2 desa" in page.text
    assert "Papan tidak ada." in page.text


def test_nothing_is_found_by_a_careless_press(camat: Scope, october: list[DailyReport], sign_in: SignIn) -> None:
    village = draw_spot_check(camat, DISTRICT, OCTOBER).villages.all()[0]
    record = reverse("reports:record_spot_check", args=[village.pk])
    sign_in(camat).post(record, {"result": "", "checked_on": "2024-11-10", "note": ""})
    village.refresh_from_db()
    assert village.result == ""


def test_the_kabupaten_reads_what_was_found(
    camat: Scope, make_scope: Callable[..., Scope], october: list[DailyReport], sign_in: SignIn
) -> None:
    dpmd = make_scope("Yuni", Role.DPMD, "6209")
    village = draw_spot_check(camat, DISTRICT, OCTOBER).villages.all()[0]
    record_spot_check(camat, village.pk, Result.DIFFERS, date(2024, 11, 10), "Papan kegiatan tidak ada.")
    address = reverse("reports:spot_checks", args=["6209", "2024-10"])
    page = sign_in(dpmd).get(address).text
    assert "1 desa berbeda" in page
    assert "Papan kegiatan tidak ada." in page
    assert sign_in(camat).get(address).status_code == 404
