"""Every page once for working and once for refusing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.people import DESA, OTHER_DESA, TODAY

from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.obstacles.models import Level, Obstacle
from pendamping.obstacles.schemas import Solution
from pendamping.obstacles.services import escalate_obstacle, raise_obstacle, solve_obstacle
from pendamping.obstacles.tests.conftest import new
from pendamping.people.models import Organisation

SignIn = Callable[[Scope], Client]
FILLED = {
    "region": DESA, "theme": "distance", "title": "Jembatan putus", "description": "Satu tali putus.",
    "wanted_help": "", "date": "2024-11-12", "level": "district",
}  # fmt: skip


def text_of(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_an_empty_register_says_what_it_is_for(sari: Scope, sign_in: SignIn) -> None:
    page = text_of(sign_in(sari), "/kendala/")
    assert "Tidak ada kendala terbuka" in page
    assert "/kendala/baru/" in page


def test_an_obstacle_is_raised_on_its_page(sari: Scope, sign_in: SignIn) -> None:
    answer = sign_in(sari).post("/kendala/baru/", FILLED | {"id": str(new_id())})
    obstacle = Obstacle.objects.get()
    assert answer.headers["Location"] == f"/kendala/{obstacle.pk}/"
    assert obstacle.raised_by_id == sari.person_id


def test_the_form_names_what_to_mend(sari: Scope, sign_in: SignIn) -> None:
    answer = sign_in(sari).post("/kendala/baru/", FILLED | {"id": str(new_id()), "date": "2030-01-01"})
    assert "belum terjadi" in answer.content.decode()
    assert not Obstacle.objects.exists()


def test_a_daily_report_opens_the_form_with_what_it_says(sari: Scope, sign_in: SignIn) -> None:
    begun = {"begin": "1", "region": DESA, "title": "Jalan berlumpur", "description": "Jalan berlumpur sejak pagi."}
    page = sign_in(sari).post("/kendala/baru/", begun).content.decode()
    assert "Jalan berlumpur sejak pagi." in page
    assert "Kendala baru" in page
    assert not Obstacle.objects.exists()


def test_the_register_narrows_and_counts(sari: Scope, budi: Scope, sign_in: SignIn, bridge: Obstacle) -> None:
    raise_obstacle(sari, new(region=OTHER_DESA, theme="budget", title="Harga satuan", level=Level.VILLAGE))
    Obstacle.objects.filter(pk=bridge.pk).update(due_on=TODAY - timedelta(days=3))
    browser = sign_in(budi)
    page = text_of(browser, "/kendala/")
    assert "2 kendala menunggu tindakan" in page
    assert "Jembatan putus" in text_of(browser, "/kendala/?keadaan=late")
    assert "Harga satuan" not in text_of(browser, "/kendala/?tema=distance")
    assert "Tidak ada kendala yang cocok" in text_of(browser, "/kendala/?q=%00tidak-ada&penanggung-jawab=x")


def test_one_obstacle_is_answered_lifted_and_solved(budi: Scope, sign_in: SignIn, bridge: Obstacle) -> None:
    browser, address = sign_in(budi), f"/kendala/{bridge.pk}/"
    browser.post(f"{address}tanggapan/", {"answer-note": "Sudah ditinjau."})
    browser.post(f"{address}naik/", {"rise-level": "regency", "rise-note": "Di luar kemampuan."})
    page = text_of(browser, address)
    assert "Sudah ditinjau." in page
    assert "Dinaikkan: kabupaten atau kota" in page
    refused = browser.post(f"{address}selesai/", {"solve-note": ""})
    assert "Bagaimana diselesaikan" in refused.content.decode()
    browser.post(f"{address}selesai/", {"solve-note": "Tali diganti.", "solve-is_shared": "on"})
    assert "Ternyata belum selesai?" in text_of(browser, address)
    browser.post(f"{address}buka/", {"reopen-note": "Putus lagi."})
    bridge.refresh_from_db()
    assert bridge.state == Obstacle.State.OPEN


def test_an_owner_is_named(dpmd: Scope, sign_in: SignIn, bridge: Obstacle) -> None:
    office = Organisation.objects.create(region_id="6209", name="Dinas Pekerjaan Umum", short_name="Dinas PUPR")
    browser = sign_in(dpmd)
    browser.post(f"/kendala/{bridge.pk}/penanggung-jawab/", {"owner-owner": str(office.pk)})
    assert "Dinas Pekerjaan Umum" in text_of(browser, f"/kendala/{bridge.pk}/")
    assert "Dinas PUPR" in text_of(browser, "/kendala/penanggung-jawab/")
    assert "Jembatan putus" in text_of(browser, f"/kendala/?penanggung-jawab={office.pk}")


def test_alike_ones_are_grouped_and_let_go(sari: Scope, budi: Scope, sign_in: SignIn, bridge: Obstacle) -> None:
    alike, _is_new = raise_obstacle(sari, new(region=OTHER_DESA, title="Jembatan miring"))
    browser, address = sign_in(budi), f"/kendala/{bridge.pk}/gabung/"
    assert "Jembatan miring" in text_of(browser, address)
    assert "Pilih paling sedikit satu" in browser.post(address, {}).content.decode()
    browser.post(address, {"members": [str(alike.pk)]})
    assert "dan 1 serupa" in text_of(browser, "/kendala/")
    assert "Digabung dengan kendala serupa" in text_of(browser, f"/kendala/{alike.pk}/")
    browser.post(f"/kendala/{alike.pk}/lepas/")
    alike.refresh_from_db()
    assert alike.part_of is None


def test_its_writer_mends_it_and_nobody_else(sari: Scope, budi: Scope, sign_in: SignIn, bridge: Obstacle) -> None:
    address = f"/kendala/{bridge.pk}/ubah/"
    stored = FILLED | {"id": str(bridge.pk), "version": "1", "title": "Jembatan putus dua tali"}
    browser = sign_in(sari)
    assert browser.post(address, stored).status_code == 302
    conflict = browser.post(address, stored | {"title": "Jembatan miring"}).content.decode()
    assert "Dua isian berbeda" in conflict
    assert 'name="version" value="2"' in conflict
    assert sign_in(budi).get(address).status_code == 422


def test_the_board_counts_by_level_and_age(budi: Scope, sign_in: SignIn, bridge: Obstacle) -> None:
    Obstacle.objects.filter(pk=bridge.pk).update(due_on=TODAY.replace(year=2020))
    page = text_of(sign_in(budi), "/kendala/umur/")
    assert "1 dari 1 kendala terbuka lewat batasnya" in page


def test_a_solution_is_offered_where_the_theme_comes_again(sari: Scope, sign_in: SignIn, bridge: Obstacle) -> None:
    solve_obstacle(sari, bridge.pk, Solution(text="Tali diganti gotong royong."))
    again, _is_new = raise_obstacle(sari, new(title="Jembatan lain"))
    assert "Tali diganti gotong royong." in text_of(sign_in(sari), f"/kendala/{again.pk}/")


def test_pages_ask_few_questions(
    sari: Scope, dpmd: Scope, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        one, _is_new = raise_obstacle(sari, new(title=f"Kendala {number}"))
        escalate_obstacle(replace(dpmd), one.pk, Level.REGENCY, "Naik")
    browser = sign_in(dpmd)
    for address in ("/kendala/", "/kendala/umur/", "/kendala/penanggung-jawab/", f"/kendala/{one.pk}/"):
        with django_assert_max_num_queries(15):
            browser.get(address)


def test_another_area_is_refused(ratna: Scope, sign_in: SignIn, bridge: Obstacle) -> None:
    browser = sign_in(ratna)
    assert browser.get(f"/kendala/{bridge.pk}/").status_code == 404
    assert browser.post(f"/kendala/{bridge.pk}/tanggapan/", {"answer-note": "Halo"}).status_code == 404
