import json
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.people import NAMES

from pendamping.access.roles import Role
from pendamping.common.scope import Scope
from pendamping.common.tables import read_table, write_csv
from pendamping.regions.models import Boundary, RegencySettings, Region, RegionGroup, RegionImport

SignIn = Callable[[Scope], Client]
MakeScope = Callable[..., Scope]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def office(make_scope: MakeScope, sign_in: SignIn) -> Client:
    return sign_in(make_scope("Maria", Role.DPMD, "6209"))


@pytest.fixture
def admin(make_scope: MakeScope, sign_in: SignIn) -> Client:
    return sign_in(make_scope("Admin", Role.ADMIN, ""))


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_somebody_with_one_area_comes_straight_to_it(budi: Scope, sign_in: SignIn) -> None:
    page = sign_in(budi).get("/wilayah/").content.decode()
    assert "Bulik Timur" in page
    assert "62.09.04.2008" in page
    assert "2 desa" in page
    assert "Sebutan dan kop surat" not in page


def test_the_country_begins_at_its_provinces(admin: Client) -> None:
    page = admin.get("/wilayah/").content.decode()
    assert "Kalimantan Tengah" in page
    assert "2 kabupaten dan kota" in page


def test_an_empty_installation_says_how_to_fill_it(admin: Client) -> None:
    Region.objects.all().delete()
    assert "pendamping import_regions" in admin.get("/wilayah/").content.decode()


def test_a_region_shows_what_became_of_it(office: Client) -> None:
    Region.objects.filter(pk="6209042008").update(valid_until=date(2024, 6, 30), successor="6209042009")
    page = office.get("/wilayah/6209042008/").content.decode()
    assert "Berlaku sampai 30 Juni 2024" in page
    assert "Merambang" in page


def test_search_answers_with_a_page_or_with_the_rows_alone(budi: Scope, sign_in: SignIn) -> None:
    client = sign_in(budi)
    whole = client.get("/wilayah/cari/", {"q": "pedong"}).content.decode()
    rows = client.get("/wilayah/cari/", {"q": "pedong"}, headers=HTMX).content.decode()
    assert "<html" in whole
    assert "<html" not in rows
    assert "Bulik Timur, Kabupaten Lamandau, Kalimantan Tengah" in rows
    assert "Tidak ada “umpang”" in client.get("/wilayah/cari/", {"q": "umpang"}, headers=HTMX).content.decode()


def test_the_map_asks_again_only_when_something_changed(office: Client) -> None:
    Region.objects.filter(pk="6209042008").update(longitude=111.0, latitude=-2.0)
    first = office.get("/wilayah/6209/peta.json")
    assert json.loads(first.content)["schematic"] is True
    assert office.get("/wilayah/6209/peta.json", headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_the_words_of_a_regency_are_changed_on_a_page(office: Client) -> None:
    form = dict.fromkeys(("desa_head_word", "district_word", "district_head_word", "regency_head_word"), "x")
    answer = office.post(
        "/wilayah/6209/sebutan/", form | {"desa_word": "Pekon", "office_short_name": "DPMP"}, follow=True
    )
    assert "Sebutan dan kop surat tersimpan." in answer.content.decode()
    assert RegencySettings.objects.get().desa_word == "Pekon"
    assert office.post("/wilayah/6209/sebutan/", {}).status_code == 200
    assert office.get("/wilayah/620904/sebutan/").status_code == 404


def test_a_logo_that_is_none_is_refused_beside_its_field(office: Client) -> None:
    answer = office.post("/wilayah/6209/lambang/", {"logo": upload("lambang.png", b"bukan gambar")})
    assert "Gambar lambang tidak dapat dibaca" in answer.content.decode()


def test_a_group_is_formed_changed_and_ended_on_pages(office: Client) -> None:
    form = {"name": "Kawasan Contoh", "valid_from": "2024-01-01", "members": ["6209042008"]}
    assert "Belum ada kelompok" in office.get("/wilayah/6209/kelompok/").content.decode()
    office.post("/wilayah/6209/kelompok/baru/?kind=rural_area", form)
    group = RegionGroup.objects.get()
    office.post(f"/wilayah/kelompok/{group.pk}/", form | {"members": ["6209042008", "6209042009"]})
    office.post(f"/wilayah/kelompok/{group.pk}/masa/", {"valid_until": "2024-06-30"})
    group.refresh_from_db()
    assert (group.members.count(), group.valid_until) == (2, date(2024, 6, 30))
    answer = office.post(f"/wilayah/kelompok/{group.pk}/masa/", {"valid_until": "2023-06-30"})
    assert "hari terakhirnya tidak dapat lebih awal" in answer.content.decode()


def test_boundaries_are_looked_at_before_they_are_stored(office: Client) -> None:
    ring = [[111, -2], [111.1, -2], [111.1, -1.9], [111, -2]]
    shape = {
        "type": "Feature",
        "properties": {"kode": "62.09.04.2008", "nama": "Pedongatan"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    content = json.dumps({"type": "FeatureCollection", "features": [shape]}).encode()
    preview = office.post("/wilayah/6209/batas/", {"file": upload("b.geojson", content), "source": "Contoh"})[
        "Location"
    ]
    page = office.get(preview).content.decode()
    assert "1 batas cocok" in page
    assert "Merambang" in page  # not in the file
    assert json.loads(office.get(f"{preview}peta.json").content)["attribution"] == "Contoh"
    assert not Boundary.objects.exists()
    office.post(f"{preview}simpan/")
    assert Boundary.objects.get().region_id == "6209042008"


def test_a_file_that_is_no_map_is_refused_beside_its_field(office: Client) -> None:
    answer = office.post("/wilayah/6209/batas/", {"file": upload("b.geojson", b"<kml/>"), "source": "Contoh"})
    assert "bukan GeoJSON FeatureCollection" in answer.content.decode()


@pytest.fixture
def preview(admin: Client) -> str:
    """A list with one conflict, one new village and one row that cannot be read, waiting."""
    Region.objects.filter(pk="6209042009").update(valid_until="2020-12-31")
    content = write_csv([["Kode", "Nama"], *NAMES.items(), ["6209042010", "Desa Baru"], ["x", "Salah"]])
    form = {"file": upload("daftar.csv", content), "source": "Kepmendagri contoh", "date": "2024-01-01"}
    return str(admin.post("/wilayah/daftar/", form)["Location"])


def test_a_list_is_decided_line_by_line_and_then_applied(admin: Client, preview: str) -> None:
    page = admin.get(preview).content.decode()
    assert "2 wilayah berbeda" in page
    assert "1 baris perlu keputusan Anda." in page
    assert "Terapkan 2 perubahan" not in page
    line = RegionImport.objects.get().lines.get(kind="conflict")
    row = admin.post(f"{preview}baris/{line.pk}/", {"decision": "same"}, headers=HTMX).content.decode()
    assert f'id="baris-{line.pk}"' in row
    assert "Terapkan 2 perubahan" in admin.get(preview).content.decode()
    admin.post(f"{preview}terapkan/")
    assert Region.objects.filter(pk="6209042010").exists()
    assert not Region.objects.get(pk="6209042009").is_closed
    assert "Diterapkan" in admin.get("/wilayah/daftar/").content.decode()


def test_what_is_undecided_is_said_and_may_be_left_as_it_is(admin: Client, preview: str) -> None:
    refused = admin.post(f"{preview}terapkan/", follow=True).content.decode()
    assert "Masih ada 1 baris yang perlu keputusan" in refused
    admin.post(f"{preview}sisanya/", {"decision": "skip"})
    admin.post(f"{preview}terapkan/")
    assert Region.objects.get(pk="6209042009").is_closed


def test_rows_that_cannot_be_read_come_back_as_a_file(admin: Client, preview: str) -> None:
    content = b"".join(admin.get(f"{preview}perlu-diperbaiki.xlsx"))
    (sheet,) = read_table("x.xlsx", content).sheets
    assert sheet.lines[1][:2] == ["x", "Salah"]
    assert "bukan kode wilayah" in sheet.lines[1][3]


def test_an_import_is_given_up(admin: Client, preview: str) -> None:
    admin.post(f"{preview}batal/")
    assert RegionImport.objects.get().state == RegionImport.State.CANCELLED
    assert "Dibatalkan" in admin.get(preview).content.decode()


def test_a_list_that_is_no_table_is_refused_beside_its_field(admin: Client) -> None:
    form = {"file": upload("daftar.xlsx", b"\x89PNG\x00"), "source": "Contoh", "date": "2024-01-01"}
    assert "bukan tabel XLSX atau CSV" in admin.post("/wilayah/daftar/", form).content.decode()


def test_the_template_can_be_uploaded_as_it_is(admin: Client) -> None:
    content = b"".join(admin.get("/wilayah/daftar/contoh.xlsx"))
    assert read_table("x.xlsx", content).sheets[0].lines[0][:2] == ["Kode", "Nama"]


def test_an_admin_of_one_kabupaten_imports_no_list_of_the_country(make_scope: MakeScope, sign_in: SignIn) -> None:
    client = sign_in(make_scope("Admin Kabupaten", Role.ADMIN, "6209"))
    form = {"file": upload("d.csv", b"Kode,Nama\n62,X\n"), "source": "Contoh", "date": "2024-01-01"}
    assert "hanya dapat diimpor oleh admin nasional" in client.post("/wilayah/daftar/", form).content.decode()
