from collections.abc import Callable

import pytest
from django.test import Client

from pendamping.access.models import Account
from pendamping.access.services import make_sign_in_link
from pendamping.access.tests.conftest import PASSWORD
from pendamping.common.scope import Scope


@pytest.fixture
def path(budi: Scope, dewi: Account) -> str:
    return make_sign_in_link(budi, dewi).url.removeprefix("http://localhost:8000")


def test_looking_at_a_link_does_not_use_it_up(client: Client, path: str) -> None:
    for _ in range(2):
        answer = client.get(path)
        assert answer.status_code == 200
        assert "Dewi Contoh" in answer.content.decode()
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]


def test_the_link_leads_to_a_password_of_ones_own_and_nowhere_else(client: Client, path: str, dewi: Account) -> None:
    assert client.post(path)["Location"] == "/akun/kata-sandi/"
    assert client.get("/")["Location"] == "/akun/kata-sandi/"
    answer = client.post("/akun/kata-sandi/", {"password": PASSWORD, "again": PASSWORD})
    assert answer["Location"] == "/"
    assert client.get("/").status_code == 200
    dewi.refresh_from_db()
    assert dewi.check_password(PASSWORD)


def test_a_used_link_says_what_to_do(client: Client, path: str) -> None:
    client.post(path)
    client.logout()
    answer = client.post(path)
    assert answer.status_code == 410
    assert "Minta yang baru" in answer.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("pendek", "pendek", "10"),
        ("password123", "password123", "umum"),
        ("dewi.contoh", "dewi.contoh", "mirip"),
        (PASSWORD, "lain-sekali-2024", "berbeda"),
    ],
)
def test_a_weak_password_is_refused_with_its_reason(
    client: Client, path: str, password: str, again: str, said: str
) -> None:
    client.post(path)
    answer = client.post("/akun/kata-sandi/", {"password": password, "again": again})
    assert answer.status_code == 200
    assert said in answer.content.decode()


def test_signing_in_gives_a_new_session(client: Client, path: str) -> None:
    client.get("/")
    session = client.session
    session["before"] = 1
    session.save()
    before = session.session_key
    client.post(path)
    assert client.session.session_key != before


def test_a_password_made_once_is_changed_with_the_old_one(sari: Scope, sign_in: Callable[[Scope], Client]) -> None:
    assert sign_in(sari).get("/akun/kata-sandi/")["Location"] == "/masuk/kata-sandi/"
