"""The field app as a browser gets it: one page, its pieces, and nothing from elsewhere."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.staticfiles.finders import AppDirectoriesFinder
from django.http import HttpResponseBase
from django.test import Client

from pendamping.web.apps import StaticConfig

PAGE, PIECE = b"<!doctype html><title>Pendamping</title>", b"export default 1"


@pytest.fixture
def built(tmp_path: Path, settings: LazySettings) -> Path:
    settings.FIELD_APP = tmp_path / "lapangan"
    (settings.FIELD_APP / "assets").mkdir(parents=True)
    for name, content in {
        "index.html": PAGE,
        "sw.js": b"self",
        "manifest.webmanifest": b"{}",
        "assets/app-3f2a.js": PIECE,
        "assets/app-3f2a.js.gz": b"smaller",
    }.items():
        (settings.FIELD_APP / name).write_bytes(content)
    return tmp_path


def content(answer: HttpResponseBase) -> bytes:
    return b"".join(answer)


@pytest.mark.parametrize("address", ["/lapangan/", "/lapangan/index.html", "/lapangan/laporan/019a-7/foto"])
def test_every_address_of_the_app_is_its_one_page(client: Client, built: Path, address: str) -> None:
    answer = client.get(address)
    assert content(answer) == PAGE
    assert answer["Content-Type"].startswith("text/html")
    assert answer["Cache-Control"] == "no-cache"


def test_pieces_never_change_and_come_compressed(client: Client, built: Path) -> None:
    answer = client.get("/lapangan/assets/app-3f2a.js")
    assert (content(answer), "immutable" in answer["Cache-Control"]) == (PIECE, True)
    smaller = client.get("/lapangan/assets/app-3f2a.js", headers={"Accept-Encoding": "gzip"})
    assert (content(smaller), smaller["Content-Encoding"]) == (b"smaller", "gzip")


def test_the_service_worker_is_always_asked_for_anew(client: Client, built: Path) -> None:
    answer = client.get("/lapangan/sw.js")
    assert (answer["Service-Worker-Allowed"], answer["Cache-Control"]) == ("/lapangan/", "no-cache")
    assert content(answer) == b"self"
    unchanged = client.get("/lapangan/sw.js", headers={"If-None-Match": answer["ETag"]})
    assert unchanged.status_code == 304
    assert content(client.get("/lapangan/manifest.webmanifest")) == b"{}"


@pytest.mark.parametrize("address", ["assets/gone-1a.js", "gone.js", "assets/gone", "../urls.py", "%2e%2e/secret.key"])
def test_what_is_no_piece_is_not_found(client: Client, built: Path, db: None, address: str) -> None:
    (built / "secret.key").write_text("x")
    assert client.get(f"/lapangan/{address}").status_code == 404


def test_nothing_inline_and_photos_of_the_phone(client: Client, built: Path) -> None:
    answer = client.get("/lapangan/")
    content(answer)
    policy = answer["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "img-src 'self' data: blob:;" in policy
    assert "unsafe" not in policy
    assert client.post("/lapangan/").status_code == 405


def test_where_it_is_not_built_the_page_says_how(
    client: Client, db: None, tmp_path: Path, settings: LazySettings
) -> None:
    settings.FIELD_APP = tmp_path / "nowhere"
    answer = client.get("/lapangan/")
    assert answer.status_code == 200
    assert "make build" in answer.content.decode()
    assert client.get("/lapangan/sw.js").status_code == 404


def test_its_files_are_not_collected_with_those_of_the_office() -> None:
    found = {path for path, _storage in AppDirectoriesFinder(["pendamping.web"]).list(StaticConfig.ignore_patterns)}
    assert "web/mark.svg" in found
    assert not [path for path in found if path.startswith("lapangan")]
