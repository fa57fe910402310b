"""Who may speak at the phones' door, and what the office signs for them."""

import json
from base64 import b64encode
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.people import account_of

from pendamping.access.models import Device, SignInLink
from pendamping.access.roles import Role
from pendamping.access.services import make_device_link, make_sign_in_link, revoke_device
from pendamping.common.ids import new_id
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.common.signing import is_ours
from pendamping.sync.tests.conftest import Phone, command, report

pytestmark = pytest.mark.django_db
PhoneOf = Callable[[Scope], Phone]


NONCE, OTHER_NONCE = (b64encode(bytes([n]) * 32).decode() for n in (1, 2))


def enrol(secret: str, client: Client, **more: str) -> tuple[int, dict[str, str]]:
    said = {"secret": secret, "id": str(new_id()), "name": "HP contoh"} | more
    answer = client.post("/api/devices", json.dumps(said), "application/json")
    return answer.status_code, answer.json()


def test_a_supervisor_hands_out_a_link_that_works_once(sari: Scope, budi: Scope, client: Client) -> None:
    secret = make_device_link(budi, account_of(sari)).url.partition("#")[2]
    status, said = enrol(secret, client)
    assert (status, said["account"]) == (201, "sari")
    assert enrol(secret, client)[1]["code"] == "sign_in_link.unusable"
    assert Phone(said["token"], new_id()).ask()["reference"]["name"] == "Sari"


def test_a_phone_whose_answer_was_lost_asks_again_with_the_same_link(sari: Scope, budi: Scope, client: Client) -> None:
    secret, phone = make_device_link(budi, account_of(sari)).url.partition("#")[2], str(new_id())
    _, lost = enrol(secret, client, id=phone, nonce=NONCE)
    status, said = enrol(secret, client, id=phone, nonce=NONCE)
    assert (status, said["account"]) == (201, "sari")
    assert Phone(lost["token"], new_id()).ask(status=401)["code"] == "device.unknown"
    assert Phone(said["token"], new_id()).ask()["reference"]["name"] == "Sari"
    assert Device.objects.count() == 1


@pytest.mark.parametrize(
    "other",
    [{"nonce": OTHER_NONCE}, {"nonce": ""}, {"id": "0198c000-0000-7000-8000-000000000001"}],
    ids=["nonce", "none", "phone"],
)
def test_no_other_phone_uses_a_used_link(sari: Scope, budi: Scope, client: Client, other: dict[str, str]) -> None:
    secret = make_device_link(budi, account_of(sari)).url.partition("#")[2]
    first = {"id": str(new_id()), "nonce": NONCE}
    assert enrol(secret, client, **first)[0] == 201
    assert enrol(secret, client, **first | other)[1]["code"] == "sign_in_link.unusable"


def test_a_link_out_of_time_answers_nobody_again(sari: Scope, budi: Scope, client: Client) -> None:
    secret = make_device_link(budi, account_of(sari)).url.partition("#")[2]
    first = {"id": str(new_id()), "nonce": NONCE}
    enrol(secret, client, **first)
    SignInLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert enrol(secret, client, **first)[0] == 410


def test_a_phone_revoked_since_does_not_open_itself_again(sari: Scope, budi: Scope, client: Client) -> None:
    secret, phone = make_device_link(budi, account_of(sari)).url.partition("#")[2], new_id()
    enrol(secret, client, id=str(phone), nonce=NONCE)
    revoke_device(budi, phone, "Hilang di jalan (contoh)")
    assert enrol(secret, client, id=str(phone), nonce=NONCE)[0] == 410


def test_nobody_hands_out_a_link_for_somebody_elsewhere(sari: Scope, make_scope: Callable[..., Scope]) -> None:
    stranger = make_scope("Joko", Role.PD, "620102")
    with pytest.raises(NotFound):
        make_device_link(stranger, account_of(sari))


def test_a_sign_in_link_enrols_no_phone(sari: Scope, budi: Scope, client: Client) -> None:
    secret = make_sign_in_link(budi, account_of(sari)).url.rstrip("/").rpartition("/")[2]
    assert enrol(secret, client)[0] == 410


def test_a_lost_phone_is_shut_out_and_its_owner_can_open_it_again(
    sari: Scope, budi: Scope, phone_of: PhoneOf, client: Client
) -> None:
    phone = phone_of(sari)
    revoke_device(budi, phone.id, "Hilang di jalan (contoh)")
    assert phone.ask(status=401)["code"] == "device.revoked"
    secret = make_device_link(budi, account_of(sari)).url.partition("#")[2]
    said = {"secret": secret, "id": str(phone.id), "name": "HP contoh"}
    token = client.post("/api/devices", json.dumps(said), "application/json").json()["token"]
    assert Phone(token, phone.id).result(command("report.put", report())) == ["stored"]
    assert Device.objects.count() == 1


def test_a_suspended_account_or_an_unknown_token_gets_nothing(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    account = account_of(sari)
    account.is_active = False
    account.save()
    assert phone.ask(status=401)["code"] == "device.unknown"
    assert Phone("x", phone.id).ask(status=401)["code"] == "device.unknown"


def test_who_lost_the_role_keeps_what_is_written(sari: Scope, phone_of: PhoneOf) -> None:
    assert phone_of(sari).ask(role="PD", status=422)["code"] == "sync.role_unknown"


def test_an_old_protocol_is_told_to_update(sari: Scope, phone_of: PhoneOf) -> None:
    assert phone_of(sari).ask(protocol=99, status=422)["code"] == "sync.protocol_unknown"


def test_the_statement_says_what_is_held_and_nobody_can_change_it(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    phone.ask(command("report.put", report(submit=True)))
    cursor = ""
    while (answer := phone.ask(cursor=cursor))["more"]:
        cursor = answer["cursor"]
    statement = answer["statement"]
    assert json.loads(statement["text"])["days"] == {"2024-11-12": {"submitted": 1}}
    assert is_ours(statement["text"], statement["signature"])
    assert not is_ours(statement["text"].replace("submitted", "verified"), statement["signature"])
    assert not is_ours(statement["text"], "bukan tanda tangan")
