"""The phones of an area: seen, enrolled and revoked from the office."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from tests.people import account_of

from pendamping.access.models import Device
from pendamping.access.schemas import NewDevice
from pendamping.access.services import enrol_device, make_device_link
from pendamping.common.ids import new_id
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.sync.commands.registry import KINDS as COMMANDS
from pendamping.sync.models import DeviceContact
from pendamping.sync.selectors.phones import get_phone, owners_with_phones, phone_owners
from pendamping.sync.tests.conftest import NOON, Phone, command, report
from pendamping.sync.wording import KINDS

pytestmark = pytest.mark.django_db
PhoneOf = Callable[[Scope], Phone]
SignIn = Callable[[Scope], Client]


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_supervisor_makes_a_link_that_is_shown_once(sari: Scope, budi: Scope, sign_in: SignIn) -> None:
    client = sign_in(budi)
    shown = client.post(f"/hp/akun/{sari.account_id}/tautan/")
    assert "no-store" in shown["Cache-Control"]
    secret = re.search(r"/lapangan/#([\w-]{40,})", shown.content.decode())
    assert secret is not None
    device, _token = enrol_device(secret[1], NewDevice(id=new_id(), name="HP contoh"))
    assert device.account_id == sari.account_id
    assert secret[1] not in page(client, f"/hp/akun/{sari.account_id}/")


def test_the_list_says_who_has_no_phone(sari: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    phone_of(budi)
    without = {one.pk for one in phone_owners(budi, state="none")}
    assert without == {sari.account_id}


def test_a_phone_not_heard_of_for_a_week_is_found(sari: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    phone.ask()
    assert not phone_owners(budi, state="silent").filter(username="sari").exists()
    Device.objects.update(last_seen_at=timezone.now() - timedelta(days=8))
    assert phone_owners(budi, state="silent").get().pk == sari.account_id


def test_what_was_refused_is_shown_until_it_is_mended(
    sari: Scope, budi: Scope, phone_of: PhoneOf, sign_in: SignIn
) -> None:
    phone, written = phone_of(sari), report(category="bukan-kode")
    assert phone.result(command("report.put", written))[0].startswith("refused")
    assert phone_owners(budi, state="refused").get().pk == sari.account_id
    assert "1 isian belum dapat diterima" in page(sign_in(budi), f"/hp/akun/{sari.account_id}/")
    mended = report(UUID(written["id"]), revision=2)
    assert phone.result(command("report.put", mended)) == ["stored"]
    assert not phone_owners(budi, state="refused").exists()


@pytest.mark.parametrize("year", [1970, 9999])
def test_a_clock_however_wrong_is_measured_and_told(sari: Scope, phone_of: PhoneOf, sign_in: SignIn, year: int) -> None:
    phone_of(sari).ask(clock=NOON.replace(year=year).isoformat(), waiting=3)
    said = DeviceContact.objects.get()
    assert (said.clock_skew > 0) == (year == 9999)
    shown = page(sign_in(sari), "/hp/saya/")
    assert "3 isian" in shown
    assert ("lebih cepat" if year == 9999 else "lebih lambat") in shown


def test_revoking_asks_first_says_what_is_safe_and_is_recorded(
    sari: Scope, budi: Scope, phone_of: PhoneOf, sign_in: SignIn
) -> None:
    phone, client = phone_of(sari), sign_in(budi)
    address = f"/hp/{phone.id}/cabut/"
    assert "dapat diserahkan pemiliknya" in page(client, address)
    assert Device.objects.get().revoked_at is None
    assert client.post(address, {"because": "Hilang di sungai (contoh)"})["Location"] == f"/hp/akun/{sari.account_id}/"
    assert phone.ask(status=401)["code"] == "device.revoked"


def test_everybody_revokes_the_own_phone(sari: Scope, phone_of: PhoneOf, sign_in: SignIn) -> None:
    phone = phone_of(sari)
    assert sign_in(sari).post(f"/hp/{phone.id}/cabut/", {"because": "Hilang (contoh)"})["Location"] == "/hp/saya/"
    assert phone.ask(status=401)["code"] == "device.revoked"


def test_a_phone_of_another_area_does_not_exist(sari: Scope, ratna: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    theirs = phone_of(ratna).id
    for asker in (sari, budi):
        with pytest.raises(NotFound):
            get_phone(asker, theirs)


def test_accounts_that_share_a_phone_are_named(sari: Scope, budi: Scope) -> None:
    handset = new_id()
    for scope in (sari, budi):
        secret = make_device_link(scope, account_of(scope)).url.partition("#")[2]
        enrol_device(secret, NewDevice(id=new_id(), name="HP contoh", handset=handset))
    owner = owners_with_phones(budi, [account_of(sari)])[0]
    assert [other.pk for other in owner.phones[0].shared_with] == [budi.account_id]


def test_the_list_asks_the_database_as_often_for_many_as_for_few(
    sari: Scope, budi: Scope, phone_of: PhoneOf, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    client = sign_in(budi)
    for _number in range(3):
        phone_of(sari).ask(command("report.put", report(category="bukan-kode")))
    with django_assert_max_num_queries(20):
        page(client, "/hp/")
    with django_assert_max_num_queries(20):
        page(client, f"/hp/akun/{sari.account_id}/")


def test_every_kind_of_command_has_words() -> None:
    assert COMMANDS.keys() <= KINDS.keys()
