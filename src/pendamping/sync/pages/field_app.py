"""The field app: one page and its files, built by `make build`, installable on a phone."""

from functools import cache
from pathlib import Path
from typing import Final
from wsgiref.headers import Headers

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from whitenoise import WhiteNoise
from whitenoise.middleware import WhiteNoiseMiddleware

from pendamping.web.csp import policy_text
from pendamping.web.needs import public
from pendamping.web.rendering import render_page

PREFIX: Final = "/lapangan/"
FRONT: Final = f"{PREFIX}index.html"
WORKER: Final = f"{PREFIX}sw.js"
WITH_HASH: Final = r"^/lapangan/assets/"  # Vite names these by their content
POLICY: Final = policy_text(
    {
        "img-src": "'self' data: blob:",  # photos that are still on the phone only
        "form-action": "'none'",
    }
)


@public
@require_safe
def field_app(request: HttpRequest, path: str = "") -> HttpResponse:
    """A file of the app; for every address that is none, its one page, which knows its own addresses."""
    files = _files(Path(settings.FIELD_APP))
    found = files.files.get(PREFIX + path)
    if found is None and _names_a_file(path):
        raise Http404
    found = found or files.files.get(FRONT)
    if found is None:
        return render_page(request, "sync/field_app_missing.html")
    response: HttpResponse = WhiteNoiseMiddleware.serve(found, request)
    response["Content-Security-Policy"] = POLICY
    return response


@cache
def _files(root: Path) -> WhiteNoise:
    """Read once per process: what is served with a page belongs to that page's build."""
    files = WhiteNoise(None, immutable_file_test=WITH_HASH, add_headers_function=_add_headers, allow_all_origins=False)
    if root.is_dir():
        files.add_files(root, prefix=PREFIX)
    return files


def _add_headers(headers: Headers, _path: str, url: str) -> None:
    """Anything without a hash in its name is asked for anew, so that a new version of the app is seen at once."""
    if "immutable" not in (headers.get("Cache-Control") or ""):
        headers["Cache-Control"] = "no-cache"
    if url == WORKER:
        headers["Service-Worker-Allowed"] = PREFIX


def _names_a_file(path: str) -> bool:
    """Whether nothing but a file can be meant: a missing piece of the app must not be answered with its page."""
    return path.startswith("assets/") or "." in path.rpartition("/")[2]
