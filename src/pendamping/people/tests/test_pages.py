import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.people import DESA, OTHER_DESA

from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope
from pendamping.people.models import Assignment, Contract, CoordinatorTerm, Person, RequiredPosts
from pendamping.people.schemas import NewAssignment
from pendamping.people.services import place_person
from pendamping.people.tests.conftest import NIK_OF_A_MAN, NIK_OF_A_WOMAN, person_of
from pendamping.regions.models import Region

SignIn = Callable[[Scope], Client]
MASKED = "620904******0001"


def text_of(client: Client, name: str, *args: object, **query: str) -> str:
    answer = client.get(reverse(f"people:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_finds_by_name_tier_area_and_nik(
    dewi: Scope, sari: Scope, budi: Scope, wati: Person, sign_in: SignIn
) -> None:
    client = sign_in(dewi)
    everybody = text_of(client, "people")
    assert "2 orang bertugas hari ini." in everybody
    assert ("Sari" in everybody, "Wati Contoh" in everybody) == (True, False)
    assert "Wati Contoh" in text_of(client, "people", state="former")
    assert "Sari" not in text_of(client, "people", q="budi")
    assert "Budi" not in text_of(client, "people", tier="PLD")
    assert "Sari" not in text_of(client, "people", area="620901")
    assert "Wati Contoh" in text_of(client, "people", q=NIK_OF_A_WOMAN, state="all")


def test_the_list_asks_the_same_number_of_questions_for_many(
    dewi: Scope, sari: Scope, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    people = Person.objects.bulk_create(Person(name=f"Orang {number}") for number in range(45))
    posts = Assignment.objects.bulk_create(
        Assignment(person=person, tier="PLD", start=date(2024, 1, 1)) for person in people
    )
    for post in posts:
        post.regions.add(Region.objects.get(pk=DESA))
    client = sign_in(dewi)
    with django_assert_max_num_queries(14):
        assert text_of(client, "people").count("Orang") == 45


def test_a_page_beyond_the_last_shows_the_last(dewi: Scope, sari: Scope, sign_in: SignIn) -> None:
    assert "Sari" in text_of(sign_in(dewi), "people", page="99", state="tidak ada", tier="tidak ada", area="x'")


def test_the_sheet_masks_personal_numbers(dewi: Scope, wati: Person, sign_in: SignIn) -> None:
    page = text_of(sign_in(dewi), "person", wati.pk)
    assert MASKED in page
    assert NIK_OF_A_WOMAN not in page
    assert "Tampilkan lengkap" not in page


def test_the_sheet_shows_them_once_to_who_may_and_says_why(ministry: Scope, wati: Person, sign_in: SignIn) -> None:
    client = sign_in(ministry)
    address = reverse("people:reveal", args=[wati.pk])
    assert client.get(address).status_code == 405
    assert NIK_OF_A_WOMAN not in client.post(address, {"reason": ""}).content.decode()
    answer = client.post(address, {"reason": "Verifikasi kontrak"})
    assert NIK_OF_A_WOMAN in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert AuditEntry.objects.filter(action="person.personal_read").count() == 1


def test_the_sheet_names_the_vacancy_in_the_line(dewi: Scope, sari: Scope, sign_in: SignIn) -> None:
    page = text_of(sign_in(dewi), "person", sari.person_id)
    assert page.count("kosong</span>") == 4


def test_one_sees_ones_own_sheet_and_no_other(sari: Scope, budi: Scope, sign_in: SignIn) -> None:
    client = sign_in(sari)
    assert "Sari" in text_of(client, "own_sheet")
    assert client.get(reverse("people:person", args=[sari.person_id])).status_code == 404
    assert client.post(reverse("people:reveal_own")).status_code == 200


def test_an_account_without_a_person_is_told_so(make_scope: Callable[..., Scope], sign_in: SignIn) -> None:
    from pendamping.access.roles import Role

    assert "belum terhubung" in text_of(sign_in(make_scope("Korcam", Role.KORCAM, "620904")), "own_sheet")


def test_registering_keeps_what_was_typed_until_it_is_right(dewi: Scope, regions: object, sign_in: SignIn) -> None:
    client = sign_in(dewi)
    typed = {"name": "Tono Contoh", "nik": "123", "sex": "f", "domicile": "pedongatan"}
    wrong = client.post(reverse("people:new_person"), typed)
    assert "NIK harus 16 angka" in wrong.content.decode()
    assert "Tono Contoh" in wrong.content.decode()
    answer = client.post(reverse("people:new_person"), typed | {"nik": NIK_OF_A_MAN}, follow=True)
    assert "Menurut NIK: Laki-laki" in answer.content.decode()
    assert Person.objects.get(name="Tono Contoh").domicile_id == DESA


def test_an_unknown_home_is_refused_with_a_way_on(dewi: Scope, regions: object, sign_in: SignIn) -> None:
    answer = sign_in(dewi).post(reverse("people:new_person"), {"name": "Tono Contoh", "domicile": "atlantis"})
    assert "Wilayah itu tidak dikenal" in answer.content.decode()


def test_correcting_shows_what_is_stored_masked(dewi: Scope, wati: Person, sign_in: SignIn) -> None:
    client = sign_in(dewi)
    address = reverse("people:edit_person", args=[wati.pk])
    page = client.get(address).content.decode()
    assert (MASKED in page, NIK_OF_A_WOMAN in page) == (True, False)
    client.post(address, {"name": "Wati Baru", "domicile": "62.09.04.2008 Pedongatan", "phone": "-"})
    wati.refresh_from_db()
    assert (wati.name, wati.nik, wati.phone) == ("Wati Baru", NIK_OF_A_WOMAN, None)


def test_a_placement_shows_its_concerns_before_it_is_stored(
    dewi: Scope, sari: Scope, wati: Person, sign_in: SignIn
) -> None:
    client = sign_in(dewi)
    address = reverse("people:new_placement", args=[wati.pk]) + "?tier=PLD&area=620904"
    assert "Pedongatan · Sari" in client.get(address).content.decode()
    typed = {"kind": "definitive", "regions": [DESA], "start": "2025-01-01"}
    first = client.post(address, typed).content.decode()
    assert "Sari juga definitif di Pedongatan" in first
    assert not wati.assignments.exists()
    client.post(address, typed | {"seen": "assignment.already_served assignment.no_contract"})
    assert wati.assignments.get().start == date(2025, 1, 1)


def test_a_concern_that_asks_for_a_reason_gets_one(dewi: Scope, wati: Person, sign_in: SignIn) -> None:
    Region.objects.filter(pk=DESA).update(latitude=-1.9, longitude=111.3)
    Region.objects.filter(pk=OTHER_DESA).update(latitude=-2.4, longitude=111.3)
    client = sign_in(dewi)
    address = reverse("people:new_placement", args=[wati.pk]) + "?tier=PLD&area=620904"
    seen = "assignment.no_contract assignment.far_from_home"
    typed = {"kind": "definitive", "regions": [OTHER_DESA], "start": "2025-01-01", "seen": seen}
    assert "Tulis alasannya." in client.post(address, typed).content.decode()
    client.post(address, typed | {"note": "Rumah dinas"})
    assert wati.assignments.get().note == "Rumah dinas"


@pytest.fixture
def post(dewi: Scope, new_post: Callable[..., NewAssignment]) -> Assignment:
    return place_person(dewi, new_post(start="2024-01-01"))[0]


def test_a_placement_ends_with_a_handover(dewi: Scope, post: Assignment, sign_in: SignIn) -> None:
    client = sign_in(dewi)
    typed = {"last_day": "2023-12-31", "reason": "resignation", "handover_note": "Berkas di balai desa"}
    address = reverse("people:end_placement", args=[post.pk])
    assert "tidak dapat lebih awal" in client.post(address, typed).content.decode()
    answer = client.post(address, typed | {"last_day": "2024-11-30"}, follow=True)
    assert "Berkas di balai desa" in answer.content.decode()


def test_a_relocation_can_be_objected_to_and_answered(
    dewi: Scope, new_post: Callable[..., NewAssignment], post: Assignment, sign_in: SignIn
) -> None:
    moved, _found = place_person(
        dewi, new_post(start="2026-11-20", regions=(OTHER_DESA,), kind="relocation", replaces_id=post.pk)
    )
    client = sign_in(dewi)
    address = reverse("people:objection", args=[moved.pk])
    for words in ("Terlalu jauh dari rumah", "Ditinjau Januari"):
        answer = client.post(address, {"text": words}, follow=True)
        assert words in answer.content.decode()


def test_a_contract_and_its_renewal(dewi: Scope, wati: Person, sign_in: SignIn) -> None:
    client = sign_in(dewi)
    typed = {"tier": "PLD", "number": "SPK/7", "start": "2025-01-01", "end": "2026-01-31", "documents": ["nik"]}
    address = reverse("people:new_contract", args=[wati.pk])
    assert "melewati tahun" in client.post(address, typed).content.decode()
    client.post(address, typed | {"end": "2025-12-31"})
    contract = Contract.objects.get()
    page = client.post(reverse("people:renewal", args=[contract.pk]), {"outcome": "renewed"}, follow=True)
    assert "Diperpanjang" in page.content.decode()
    assert "Kepmendesa 143/2022" in page.content.decode()


def test_a_coordinator_begins_and_ends(dewi: Scope, budi: Scope, sign_in: SignIn) -> None:
    client = sign_in(dewi)
    person = person_of(budi)
    address = reverse("people:new_term", args=[person.pk])
    assert "Koordinator kecamatan Bulik Timur" in client.get(address).content.decode()
    client.post(address, {"duty": "KORCAM|620904|", "start": "2024-11-01"})
    term = CoordinatorTerm.objects.get()
    client.post(reverse("people:end_term", args=[term.pk]), {"last_day": "2024-11-30"})
    term.refresh_from_db()
    assert term.end == date(2024, 11, 30)


def test_an_account_is_opened_with_the_roles_of_the_posts(
    dewi: Scope, wati: Person, post: Assignment, sign_in: SignIn
) -> None:
    sign_in(dewi).post(reverse("people:account", args=[wati.pk]), {"username": ""})
    wati.refresh_from_db()
    assert wati.account
    assert wati.account.username == "wati.contoh"
    assert wati.account.memberships.get().region_code == DESA


def test_vacancies_name_the_villages_and_who_stands_in(
    dewi: Scope, sari: Scope, new_post: Callable[..., NewAssignment], sign_in: SignIn
) -> None:
    place_person(dewi, new_post(start="2024-01-01", kind="temporary_cover"))
    RequiredPosts.objects.create(region_id="620904", tier="PLD", number=3)
    page = text_of(sign_in(dewi), "vacancies")
    assert "1 dari 3 desa belum didampingi PLD." in page
    assert "PLD kosong 2" in page
    assert "1 dari 3" in page
    assert "Bumi Agung" in page
    assert "Wati Contoh" in page


def test_vacancies_elsewhere_are_not_found(dewi: Scope, regions: object, sign_in: SignIn) -> None:
    client = sign_in(dewi)
    for area in ("6201", "62x", "6209042008123"):
        assert client.get(reverse("people:vacancies"), {"area": area}).status_code == 404


def test_the_need_for_posts_is_set_and_taken_back(dewi: Scope, regions: object, sign_in: SignIn) -> None:
    client = sign_in(dewi)
    address = reverse("people:required_posts", args=["620904"])
    client.post(address, {"PLD": "3", "PD": "2", "PT": ""})
    assert dict(RequiredPosts.objects.values_list("tier", "number")) == {"PLD": 3, "PD": 2}
    client.post(address, {"PLD": "", "PD": "2", "PT": ""})
    assert dict(RequiredPosts.objects.values_list("tier", "number")) == {"PD": 2}


def test_a_village_remembers_everybody(sari: Scope, dewi: Scope, post: Assignment, sign_in: SignIn) -> None:
    page = text_of(sign_in(sari), "village", DESA)
    assert ("Sari" in page, "Wati Contoh" in page) == (True, True)


def test_the_export_is_recorded_and_holds_no_personal_number(dewi: Scope, sari: Scope, sign_in: SignIn) -> None:
    client = sign_in(dewi)
    assert client.get(reverse("people:export")).status_code == 405
    answer = client.post(reverse("people:export") + "?state=all", {"format": "csv"})
    assert "Sari" in answer.content.decode("utf-8-sig")
    assert "NIK" not in answer.content.decode("utf-8-sig")
    assert AuditEntry.objects.get(action="people.exported").facts == {"number": 1, "numbers": "none", "reason": ""}
    assert client.post(reverse("people:export")).content.startswith(b"PK")


def test_personal_numbers_leave_only_with_the_need_and_a_reason(
    dewi: Scope, ministry: Scope, wati: Person, sign_in: SignIn
) -> None:
    address = reverse("people:export_numbers") + "?state=all"
    typed = {"format": "csv", "numbers": "full", "reason": "Verifikasi kontrak"}
    assert sign_in(dewi).post(address, typed).status_code == 404
    client = sign_in(ministry)
    assert "Tulis alasan" in client.post(address, typed | {"reason": "a"}).content.decode()
    assert not AuditEntry.objects.filter(action="people.exported").exists()
    assert NIK_OF_A_WOMAN in client.post(address, typed).content.decode("utf-8-sig")
    read = AuditEntry.objects.get(action="person.personal_read")
    assert (read.object_id, read.facts["reason"]) == (str(wati.pk), "Verifikasi kontrak")


def test_personal_numbers_leave_masked_by_default(ministry: Scope, wati: Person, sign_in: SignIn) -> None:
    client, address = sign_in(ministry), reverse("people:export_numbers") + "?state=all"
    assert re.search('value="masked"[^>]* checked', client.get(address).content.decode())
    sent = client.post(address, {"format": "csv", "numbers": "masked"}).content.decode("utf-8-sig")
    assert NIK_OF_A_WOMAN not in sent
    assert f"{NIK_OF_A_WOMAN[:6]}******{NIK_OF_A_WOMAN[-4:]}" in sent
    assert not AuditEntry.objects.filter(action="person.personal_read").exists()
