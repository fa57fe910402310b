"""Gives every request of a signed-in person the Scope of the role they act in."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from pendamping.access.models import Account
from pendamping.access.scopes import hats_of, scope_of
from pendamping.access.second_factor import wants_second_factor

ROLE_IN_SESSION = "role"


# What somebody who still has to make a password can open.
OPEN_WITHOUT_PASSWORD = frozenset({"access:set_password", "access:use_link", "account_logout", "set_language"})
# What somebody who still has to set up a second factor can open besides.
OPEN_WITHOUT_SECOND_FACTOR = OPEN_WITHOUT_PASSWORD | {
    "mfa_index",
    "mfa_activate_totp",
    "account_reauthenticate",
    "access:switch_role",
}


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


class OwnKeysMiddleware:
    """Nothing opens before the owner made a password, and the second factor where the installation requires it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        if not isinstance(request.user, Account) or request.resolver_match is None:
            return None
        name = request.resolver_match.view_name
        if request.user.must_set_password and name not in OPEN_WITHOUT_PASSWORD:
            return redirect("access:set_password")
        if self._lacks_second_factor(request) and name not in OPEN_WITHOUT_SECOND_FACTOR:
            return redirect("mfa_index")
        return None

    @staticmethod
    def _lacks_second_factor(request: HttpRequest) -> bool:
        scope = getattr(request, "scope", None)
        required = settings.SECOND_FACTOR_REQUIRED and scope is not None and wants_second_factor(scope)
        return required and not is_mfa_enabled(request.user)
