import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from pytest_django import Settings

from pendamping.access.models import Account
from pendamping.access.services import make_sign_in_link, suspend_account
from pendamping.access.tests.conftest import PASSWORD
from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope

MISMATCH = "Kata sandi tidak cocok"


def sign_in_with(client: Client, login: str, password: str = PASSWORD, **more: str) -> str:
    """Where signing in leads, or what the page says."""
    answer = client.post("/masuk/", {"login": login, "password": password, **more})
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


@pytest.mark.parametrize(
    "login",
    [
        "dewi.contoh",
        "DEWI.Contoh",
        "dewi@contoh.id",
        "Dewi@Contoh.id",
        "081234567890",
        "+62 812-3456-7890",
        "62812 3456 7890",
    ],
)
def test_dewi_signs_in_by_name_email_or_phone(client: Client, dewi_with_password: Account, login: str) -> None:
    assert sign_in_with(client, login) == "/"
    assert AuditEntry.objects.filter(action="account.signed_in", actor="Dewi Contoh").exists()


def test_a_wrong_password_and_an_unknown_account_look_the_same(client: Client, dewi_with_password: Account) -> None:
    def page(login: str) -> str:
        shown = sign_in_with(client, login, "salah-sekali-2024")
        return re.sub(r'(content|value)="[^"]*"', "", shown)  # the token of the form, and what was typed

    known = page("dewi.contoh")
    assert MISMATCH in known
    for unknown in ("tidak.ada", "tidak@ada.id", "081299999999"):
        assert page(unknown) == known


def test_the_sixth_wrong_password_in_five_minutes_is_not_tried(client: Client, dewi_with_password: Account) -> None:
    for login in ("0812 3456 7890", "081234567890", "+6281234567890", "0812-3456-7890", "62 812 3456 7890"):
        assert MISMATCH in sign_in_with(client, login, "salah-sekali-2024")
    assert "Terlalu sering" in sign_in_with(client, "081234567890")


def test_a_suspended_account_learns_whom_to_ask_only_with_its_password(
    client: Client, budi: Scope, dewi_with_password: Account
) -> None:
    suspend_account(budi, dewi_with_password, "Cuti panjang")
    assert MISMATCH in sign_in_with(client, "dewi.contoh", "salah-sekali-2024")
    assert sign_in_with(client, "dewi.contoh") == "/masuk/ditangguhkan/"
    assert "_auth_user_id" not in client.session


def test_suspending_ends_open_sessions(client: Client, budi: Scope, dewi_with_password: Account) -> None:
    sign_in_with(client, "dewi.contoh")
    assert client.get("/").status_code == 200
    suspend_account(budi, dewi_with_password, "Cuti panjang")
    assert client.get("/")["Location"].startswith("/masuk/")


def test_a_sample_account_is_shut_outside_the_demo(
    client: Client, dewi_with_password: Account, settings: Settings
) -> None:
    Account.objects.update(is_sample=True)
    assert sign_in_with(client, "dewi.contoh") == "/masuk/ditangguhkan/"
    assert "_auth_user_id" not in client.session
    settings.DEMO = True
    assert sign_in_with(client, "dewi.contoh") == "/"


def test_the_way_on_leads_nowhere_else(client: Client, dewi_with_password: Account) -> None:
    assert sign_in_with(client, "dewi.contoh", next="https://jahat.contoh.id/") == "/"


def test_changing_the_password_ends_other_sessions(client: Client, dewi_with_password: Account) -> None:
    other = Client()
    for one in (client, other):
        sign_in_with(one, "dewi.contoh")
    new = "jembatan-gantung-2024"
    answer = client.post("/masuk/kata-sandi/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert answer["Location"] == "/akun/"
    assert client.get("/").status_code == 200
    assert other.get("/")["Location"].startswith("/masuk/")
    assert AuditEntry.objects.filter(action="account.password_changed").count() == 1


def test_changing_the_password_needs_the_old_one(client: Client, dewi_with_password: Account) -> None:
    sign_in_with(client, "dewi.contoh")
    new = "jembatan-gantung-2024"
    answer = client.post("/masuk/kata-sandi/", {"oldpassword": "bukan-itu", "password1": new, "password2": new})
    assert "Kata sandi sekarang tidak cocok" in answer.content.decode()


def test_nobody_can_sign_up(client: Client, db: None) -> None:
    for path in ("/masuk/signup/", "/masuk/daftar/", "/accounts/signup/"):
        assert client.get(path).status_code == 404


def code_now(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def test_with_a_second_factor_the_password_is_not_enough(client: Client, dewi_with_password: Account) -> None:
    sign_in_with(client, "dewi.contoh")
    asked = client.get("/masuk/dua-langkah/aplikasi/")["Location"]
    assert asked.startswith("/masuk/pastikan/")
    page = client.post(asked, {"password": PASSWORD}, follow=True)
    assert "<svg" in page.content.decode()
    secret = client.session["mfa.totp.secret"]
    answer = client.post("/masuk/dua-langkah/aplikasi/", {"code": code_now(secret)})
    assert answer["Location"] == "/masuk/dua-langkah/cadangan/"
    assert secret not in str(list(Authenticator.objects.values()))
    codes = re.findall(r"<li>(\d{8})</li>", client.get("/masuk/dua-langkah/cadangan/").content.decode())
    assert len(codes) == 10

    other = Client()
    assert sign_in_with(other, "dewi.contoh") == "/masuk/dua-langkah/kode/"
    assert other.get("/")["Location"].startswith("/masuk/")
    wrong = other.post("/masuk/dua-langkah/kode/", {"code": "000000"})
    assert "Kode itu tidak cocok" in wrong.content.decode()
    assert other.post("/masuk/dua-langkah/kode/", {"code": codes[0]})["Location"] == "/"
    assert other.get("/").status_code == 200


def test_a_one_time_link_does_not_go_round_the_second_factor(
    client: Client, budi: Scope, dewi_with_password: Account
) -> None:
    Authenticator.objects.create(user=dewi_with_password, type=Authenticator.Type.TOTP, data={"secret": ""})
    path = make_sign_in_link(budi, dewi_with_password).url.removeprefix("http://localhost:8000")
    assert client.post(path)["Location"] == "/masuk/dua-langkah/kode/"
    assert client.get("/")["Location"].startswith("/masuk/")


def test_where_required_a_sensitive_role_opens_nothing_without_second_factor(
    office: Scope, sign_in: Callable[[Scope], Client], settings: Settings
) -> None:
    client = sign_in(office)
    assert client.get("/akun/pengguna/").status_code == 200
    settings.SECOND_FACTOR_REQUIRED = True
    assert client.get("/akun/pengguna/")["Location"] == "/masuk/dua-langkah/"
    assert client.get("/masuk/dua-langkah/").status_code == 200


def test_where_required_a_pld_is_not_asked_for_it(
    sari: Scope, sign_in: Callable[[Scope], Client], settings: Settings
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    assert sign_in(sari).get("/akun/").status_code == 200
