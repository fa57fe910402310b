"""What a browser, a stranger and a careless operator meet."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as in_force
from django.http import HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from pendamping.common.scope import Scope
from pendamping.web.csp import RefusalMiddleware
from pendamping.web.logs import WithoutSecrets

SignIn = Callable[[Scope], Client]


def production(tmp_path: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """`pendamping` as an operator runs it, with nothing of this test run in its environment."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    source = str(Path(in_force.PACKAGE).parent)
    environment = kept | {"PYTHONPATH": source, "PENDAMPING_HOME": str(tmp_path), **more}
    arguments = [sys.executable, "-m", "pendamping", *command]
    return subprocess.run(arguments, check=False, env=environment, capture_output=True, text=True, timeout=120)


def test_the_deployment_check_finds_nothing(tmp_path: Path) -> None:
    done = production(tmp_path, "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600


def test_a_wrong_setting_stops_with_a_sentence_and_no_traceback(tmp_path: Path) -> None:
    done = production(tmp_path, "check", PENDAMPING_TIME_ZONE="Asia/Singapore")
    assert done.returncode == 1
    assert "PENDAMPING_TIME_ZONE: pilih" in done.stderr
    assert "Traceback" not in done.stderr


SETTINGS = "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.SECURE_PROXY_SSL_HEADER)"


@pytest.mark.parametrize(
    ("proxies", "said"), [("0", "__Host-session None"), ("1", "__Host-session ('HTTP_X_FORWARDED_PROTO', 'https')")]
)
def test_a_proxy_is_believed_only_where_one_is_said_to_stand(tmp_path: Path, proxies: str, said: str) -> None:
    done = production(tmp_path, "shell", "-v", "0", "-c", SETTINGS, PENDAMPING_TRUSTED_PROXIES=proxies)
    assert done.stdout.strip() == said, done.stderr


def test_every_page_refuses_what_is_inline_or_from_elsewhere(client: Client, db: None) -> None:
    answer = client.get("/masuk/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "microphone=()" in answer["Permissions-Policy"]


def test_the_policy_lets_the_form_go_to_the_institution(settings: Settings) -> None:
    settings.INSTITUTION_URL = "https://sso.contoh.go.id/realms/desa"
    answer = RefusalMiddleware(lambda _request: HttpResponse())(RequestFactory().get("/"))
    assert "form-action 'self' https://sso.contoh.go.id;" in answer["Content-Security-Policy"]


def test_the_institution_has_a_button_where_one_is_set_up(client: Client, db: None, settings: Settings) -> None:
    assert "Masuk dengan" not in client.get("/masuk/").content.decode()
    app = {
        "provider_id": "lembaga",
        "name": "SSO Provinsi",
        "client_id": "pendamping",
        "secret": "x",
        "settings": {"server_url": "https://sso.contoh.go.id"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    page = client.get("/masuk/").content.decode()
    assert "Masuk dengan SSO Provinsi" in page
    assert 'action="/masuk/oidc/lembaga/login/' in page


def test_a_form_without_its_token_is_refused_in_words(sari: Scope, sign_in: SignIn) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = sign_in(sari).cookies
    answer = strict.post("/akun/peran/", {"role": "PLD"})
    assert answer.status_code == 403
    assert "Halaman sudah lama terbuka" in answer.content.decode()


def test_a_request_that_is_too_large_is_refused_before_it_is_read(
    sari: Scope, sign_in: SignIn, settings: Settings
) -> None:
    settings.UPLOAD_LIMIT = 1000
    client = sign_in(sari)
    body = b"--x\r\nContent-Disposition: form-data; name=a; filename=a\r\n\r\n" + b"0" * 2000 + b"\r\n--x--\r\n"
    answer = client.post("/akun/peran/", body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 400
    assert "Kiriman tidak dapat dibaca" in answer.content.decode()


def test_logs_hold_no_way_in() -> None:
    record = logging.LogRecord("x", logging.WARNING, "", 0, "%s: %s", ("Gone", "/akun/tautan/rahasia-123/"), None)
    assert WithoutSecrets().filter(record)
    assert record.getMessage() == "Gone: /akun/tautan/…/"


def test_a_stranger_learns_nothing_from_an_address(client: Client, sari: Scope, sign_in: SignIn) -> None:
    """A page of another role and a page that is not there answer alike."""
    signed_in = sign_in(sari)
    there, nowhere = signed_in.get("/akun/pengguna/1/"), signed_in.get("/akun/pengguna/ini-tidak-ada/")
    assert there.status_code == nowhere.status_code == 404
    assert b"Halaman ini tidak ada atau di luar wilayah Anda" in there.content
    assert b"Halaman ini tidak ada atau di luar wilayah Anda" in nowhere.content
