"""Gives every request of a signed-in person the Scope of the role they act in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from pendamping.access.models import Account
from pendamping.access.scopes import hats_of, scope_of

ROLE_IN_SESSION = "role"


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
