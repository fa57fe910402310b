import pytest
from django.test import Client
from django.urls import reverse


@pytest.mark.parametrize(("cookie", "language"), [("", "id"), ("en", "en"), ("fr", "id")])
def test_only_the_switch_changes_the_language(client: Client, db: None, cookie: str, language: str) -> None:
    client.cookies["django_language"] = cookie
    answer = client.get(reverse("account_login"), headers={"accept-language": "en-US,en"})
    assert answer.headers["Content-Language"] == language
