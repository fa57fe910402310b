"""Gives every request of a signed-in person the Scope of the role they act in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from pendamping.access.models import Account
from pendamping.access.scopes import hats_of, scope_of

ROLE_IN_SESSION = "role"


# What somebody who still has to make a password can open.
OPEN_WITHOUT_PASSWORD = frozenset({"access:set_password", "access:use_link", "account_logout", "set_language"})


class ScopeMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, Account):
            today = timezone.localdate()
            hats = hats_of(request.user, today)
            chosen = request.session.get(ROLE_IN_SESSION)
            hat = next((one for one in hats if one.role == chosen), hats[0] if hats else None)
            request.hats = hats  # type: ignore[attr-defined]  # read by the role switch
            request.scope = scope_of(request.user, hat, today)  # type: ignore[attr-defined]  # PersonRequest declares it
        return self.get_response(request)


class OwnPasswordMiddleware:
    """Nothing opens for an account whose password somebody else may know, until its owner made a new one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        must = isinstance(request.user, Account) and request.user.must_set_password
        if must and request.resolver_match and request.resolver_match.view_name not in OPEN_WITHOUT_PASSWORD:
            return redirect("access:set_password")
        return None
