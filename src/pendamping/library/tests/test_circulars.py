"""A letter by rule: who it reaches, who has read it, and what they asked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.people import TODAY

from pendamping.access.models import Account, Membership
from pendamping.access.roles import Role
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.common.tests.pictures import upload
from pendamping.library.errors import (
    AlreadyWithdrawn,
    CircularExists,
    CircularNotFound,
    NobodyAddressed,
    NotSender,
    NumberMissing,
)
from pendamping.library.models import Circular
from pendamping.library.schemas import NewCircular
from pendamping.library.selectors.circulars import (
    Reached,
    WantedCirculars,
    circulars_in,
    get_circular,
    reached_by,
    recipients_of,
    unread_circulars,
)
from pendamping.library.services.circulars import (
    answer_question,
    ask_about,
    say_read,
    send_circular,
    withdraw_circular,
)
from pendamping.people.errors import NoLetterScheme
from pendamping.people.schemas import LetterSchemeContent
from pendamping.people.services import set_letter_scheme
from pendamping.regions.errors import RegionNotFound

SignIn = Callable[[Scope], Client]


def letter(**changes: Any) -> NewCircular:
    content = {
        "region_code": "6209",
        "roles": (Role.PLD, Role.PD),
        "number": "414/17/DPMD (data contoh)",
        "title": "Batas perubahan APB Desa",
        "body": "Perubahan disampaikan sampai 30 November.",
        "issuer": "Dinas PMD",
        "issued_on": TODAY,
    }
    return NewCircular.model_validate(content | changes)


@pytest.fixture
def circular(dpmd: Scope) -> Circular:
    return send_circular(dpmd, letter())


def test_it_reaches_its_roles_in_its_area_and_nobody_else(
    sari: Scope, budi: Scope, ratna: Scope, circular: Circular, make_scope: Callable[..., Scope]
) -> None:
    camat = make_scope("Camat", Role.CAMAT, "620904")
    assert [unread_circulars(one).count() for one in (sari, budi, ratna, camat)] == [1, 1, 0, 0]
    with pytest.raises(CircularNotFound):
        get_circular(ratna, circular.pk)
    with pytest.raises(CircularNotFound):
        say_read(camat, circular.pk)


def test_an_empty_number_is_the_next_of_the_offices_book(dpmd: Scope, make_scope: Callable[..., Scope]) -> None:
    with pytest.raises(NoLetterScheme):
        send_circular(dpmd, letter(number=""))
    pattern = LetterSchemeContent(since=date(2024, 1, 1), pattern="{kode}/{nomor:3}/DPMD/{tahun}")
    set_letter_scheme(dpmd, "6209", pattern)
    numbers = [send_circular(dpmd, letter(number="")).number for _one in range(2)]
    assert [one.split("/")[1] for one in numbers] == ["001", "002"]
    with pytest.raises(NumberMissing):
        send_circular(make_scope("Tapm", Role.TAPM_KAB, "6209"), letter(number=""))


def test_who_takes_up_the_post_later_has_to_read_it_too(dpmd: Scope, circular: Circular) -> None:
    late = Account.objects.create_account("baru", "Baru")
    Membership.objects.create(account=late, role=Role.PLD, region_code="6209042008", since=date(2024, 12, 1))
    assert reached_by(dpmd, circular) == Reached(0, 0)
    assert reached_by(replace(dpmd, today=date(2024, 12, 2)), circular) == Reached(1, 0)


def test_a_receipt_counts_once_and_says_who_is_missing(
    sari: Scope, budi: Scope, dpmd: Scope, circular: Circular
) -> None:
    assert say_read(sari, circular.pk) == say_read(sari, circular.pk)
    assert reached_by(dpmd, circular) == Reached(2, 1)
    # Who has not read it comes first; Sari holds the role in two desa.
    assert [one.account.name for one in recipients_of(dpmd, circular)] == ["Budi", "Sari", "Sari"]
    assert unread_circulars(sari).count() == 0
    assert not circulars_in(sari, WantedCirculars(shelf="belum")).exists()
    assert not recipients_of(budi, circular).exists()


def test_questions_and_answers_are_for_all_who_received_it(
    sari: Scope, budi: Scope, dpmd: Scope, make_scope: Callable[..., Scope], circular: Circular
) -> None:
    question = ask_about(sari, circular.pk, "Apakah lewat aplikasi?")
    with pytest.raises(NotAllowed):
        answer_question(budi, question.pk, "Ya")
    answer_question(dpmd, question.pk, "Ya, lewat Siskeudes.")
    assert get_circular(budi, circular.pk).questions.get().answer == "Ya, lewat Siskeudes."
    korkab = make_scope("Koko", Role.KORKAB, "6209")
    wide = send_circular(replace(dpmd, prefixes=("62",)), letter(region_code="62", roles=(Role.KORKAB,)))
    with pytest.raises(NotSender):
        withdraw_circular(korkab, wide.pk, "Bukan surat saya")


def test_a_withdrawn_one_stays_readable_and_asks_nobody(sari: Scope, dpmd: Scope, circular: Circular) -> None:
    withdraw_circular(dpmd, circular.pk, "Diganti surat bernomor lain.")
    assert unread_circulars(sari).count() == 0
    assert get_circular(sari, circular.pk).withdrawn_because
    with pytest.raises(AlreadyWithdrawn):
        ask_about(sari, circular.pk, "Masih berlaku?")


def test_what_does_not_fit_is_refused(sari: Scope, dpmd: Scope, circular: Circular) -> None:
    with pytest.raises(CircularExists):
        send_circular(dpmd, letter())
    with pytest.raises(NobodyAddressed):
        send_circular(dpmd, letter(roles=(), number="2"))
    with pytest.raises(RegionNotFound):
        send_circular(dpmd, letter(region_code="6201", number="3"))
    with pytest.raises(NotAllowed):
        send_circular(dpmd, letter(region_code="", number="4"))
    with pytest.raises(NotAllowed):
        send_circular(sari, letter(number="5"))


def test_its_pages(sari: Scope, dpmd: Scope, sign_in: SignIn, settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    browser = sign_in(dpmd)
    filled = letter().model_dump(mode="json") | {
        "attachment": upload(b"%PDF-1.7 contoh", "surat.pdf"),
        "regulation": "",
    }
    address = browser.post("/pustaka/surat/baru/", filled).headers["Location"]
    browser = sign_in(sari)
    assert "1 surat edaran belum Anda baca" in browser.get("/").content.decode()
    browser.post(f"{address}baca/")
    browser.post(f"{address}tanya/", {"note": "Sampai jam berapa?"})
    assert b"".join(browser.get(f"{address}lampiran/")).startswith(b"%PDF")
    assert browser.get(f"{address}penerima/").status_code == 404
    assert "Semua surat untuk Anda sudah dibaca" in browser.get("/pustaka/surat/").content.decode()
    assert "Semua penerima sudah membaca" in sign_in(dpmd).get(f"{address}penerima/").content.decode()


def test_pages_ask_few_questions(
    sari: Scope, dpmd: Scope, sign_in: SignIn, circular: Circular,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    for number in range(5):
        send_circular(dpmd, letter(number=str(number)))
        ask_about(sari, circular.pk, f"Pertanyaan {number}")
    browser = sign_in(dpmd)
    for path in ("", "?rak=kirim", f"{circular.pk}/", f"{circular.pk}/penerima/"):
        with django_assert_max_num_queries(15):
            assert browser.get(f"/pustaka/surat/{path}").status_code == 200


def test_another_area_finds_nothing(ratna: Scope, circular: Circular, sign_in: SignIn) -> None:
    browser = sign_in(ratna)
    assert browser.get(f"/pustaka/surat/{circular.pk}/").status_code == 404
    assert browser.post(f"/pustaka/surat/{circular.pk}/baca/").status_code == 404
