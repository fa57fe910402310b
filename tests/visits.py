"""The two ways in which the access table opens a page: as a browser does, and by asking the view alone."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from unittest.mock import patch

import segno
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve, reverse

from pendamping.access.models import Account
from pendamping.access.scopes import Hat
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope

Values = Mapping[str, object]
NOT_FOUND = 404


@dataclass(frozen=True, slots=True)
class Browsing:
    """Through all middleware, and the page is drawn; nothing that it changed stays."""

    client: Client

    def answer(self, method: str, name: str, values: Values) -> HttpResponseBase:
        self.client.raise_request_exception = False
        with transaction.atomic():
            answer = self.client.generic(method, reverse(name, kwargs=dict(values)))
            _read(answer)
            transaction.set_rollback(True)
        return answer


@dataclass(frozen=True, slots=True)
class Asking:
    """The view as the middleware calls it, for what it decides: who is let in, what is found, what is refused.

    Nothing is drawn, neither page nor paper; that is most of the time of an answer and decides nothing about access.
    """

    scope: Scope
    account: Account
    hats: list[Hat]

    def answer(self, method: str, name: str, values: Values) -> HttpResponseBase:
        with nothing_drawn(), transaction.atomic():
            answer = self._answer(method, reverse(name, kwargs=dict(values)))
            _read(answer)
            transaction.set_rollback(True)
        return answer

    def _answer(self, method: str, path: str) -> HttpResponseBase:
        request = RequestFactory().generic(method, path)
        request.resolver_match = resolve(path)
        request.user = self.account
        request.session = SessionStore()
        request.scope = self.scope  # type: ignore[attr-defined]  # this and the next as the middleware does
        request.hats = self.hats  # type: ignore[attr-defined]
        request._messages = CookieStorage(request)  # type: ignore[attr-defined]
        try:
            return request.resolver_match.func(request, **request.resolver_match.kwargs)  # type: ignore[no-any-return]
        except Http404:
            return HttpResponse(status=NOT_FOUND)
        except Problem as problem:
            return HttpResponse(status=problem.status)


def _read(answer: HttpResponseBase) -> None:
    """To its end, and a file that is sent is closed then."""
    if isinstance(answer, StreamingHttpResponse):
        b"".join(answer)
    if isinstance(answer, FileResponse) and answer.file_to_stream is not None:
        answer.file_to_stream.close()


@contextmanager
def nothing_drawn() -> Iterator[None]:
    with (
        patch("django.template.base.Template.render", lambda *_: ""),
        patch("pendamping.reports.drawn.render_docx", lambda *_, **__: b""),
        patch("typst.compile", lambda *_, **__: b"%PDF-"),
        patch("vl_convert.vegalite_to_svg", lambda *_, **__: "<svg></svg>"),
        patch("segno.make", partial(segno.make, mask=0)),  # any mask, instead of the best of eight
    ):
        yield
