from collections.abc import Callable

from django.test import Client

from pendamping.common.scope import Scope


def test_home_opens_for_sari(sari: Scope, sign_in: Callable[[Scope], Client]) -> None:
    assert sign_in(sari).get("/").status_code == 200


def test_home_asks_a_stranger_to_sign_in(client: Client, db: None) -> None:
    assert client.get("/")["Location"].startswith("/masuk/")
