"""Every page about one village has the same head, with its own tab marked."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from tests.people import DESA

from pendamping.access.roles import Role
from pendamping.common.scope import Scope

SignIn = Callable[[Scope], Client]
OPEN_TAB = re.compile(r'class="tabs">.*?aria-current="page">([^<]+)<', re.DOTALL)


@pytest.mark.parametrize(
    ("address", "tab"),
    [
        (f"/desa/{DESA}/", "Ringkasan"),
        (f"/indeks/desa/{DESA}/", "Indeks"),
        (f"/kerja/laporan/desa/{DESA}/", "Kunjungan dan kegiatan"),
        (f"/pendamping/desa/{DESA}/", "Pendamping"),
        (f"/wilayah/{DESA}/", "Wilayah"),
    ],
)
def test_the_open_tab_is_marked(sari: Scope, sign_in: SignIn, address: str, tab: str) -> None:
    text = sign_in(sari).get(address).content.decode()
    assert OPEN_TAB.findall(text) == [tab]
    assert "Pendamping: Sari (PLD)" in " ".join(text.split())


def test_what_is_not_measured_has_no_index_tab(make_scope: Callable[..., Scope], sign_in: SignIn) -> None:
    text = sign_in(make_scope("Wati", Role.DPMD, "6209")).get("/desa/6209011001/").content.decode()
    assert "/indeks/desa/6209011001/" not in text


def test_a_tab_that_a_role_may_not_open_is_not_offered(make_scope: Callable[..., Scope], sign_in: SignIn) -> None:
    text = sign_in(make_scope("Dewi", Role.ADMIN, "6209")).get(f"/desa/{DESA}/").content.decode()
    assert f"/kerja/laporan/desa/{DESA}/" not in text
    assert f"/wilayah/{DESA}/" in text


def test_a_village_head_starts_on_the_first_tab_and_finds_the_index_at_once(
    make_scope: Callable[..., Scope], sign_in: SignIn
) -> None:
    browser = sign_in(make_scope("Sugeng", Role.KEPALA_DESA, DESA))
    assert OPEN_TAB.findall(browser.get("/").content.decode()) == ["Ringkasan"]
    assert browser.get("/indeks/").headers["Location"] == f"/indeks/desa/{DESA}/"
