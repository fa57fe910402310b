"""The check page: what the holder of a printed document may compare with it, without an account."""

import hashlib

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from pendamping.common.problems import NotFound
from pendamping.reports.codes import as_written
from pendamping.reports.forms import CodeForm, CompareForm
from pendamping.reports.selectors.documents import public_check
from pendamping.web.needs import public
from pendamping.web.rendering import render_page

NOT_FOUND = 404


@public
def search(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.GET or None)
    if form.is_valid():
        return redirect("check:document", as_written(form.cleaned_data["code"]) or "-")
    return _private(render_page(request, "reports/check.html", {"form": form}))


@public
def document(request: HttpRequest, code: str) -> HttpResponse:
    try:
        check = public_check(code)
    except NotFound:
        context = {"form": CodeForm(), "unknown": code}
        return _private(render_page(request, "reports/check.html", context, status=NOT_FOUND))
    form = CompareForm(request.POST or None, request.FILES or None)
    same: bool | None = None
    if form.is_valid():
        same = _fingerprint(form.cleaned_data["file"]) in check.fingerprints
    return _private(render_page(request, "reports/check_document.html", {"check": check, "form": form, "same": same}))


def _fingerprint(file: UploadedFile[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _private(response: HttpResponse) -> HttpResponse:
    """No search engine and no shared cache may keep the page."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store"
    return response
